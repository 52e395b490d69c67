import { useLingui } from '@lingui/react/macro'
import type { DraftingWords } from './drafting-words.ts'

/** What the page says inside a text that drafts for an office, in the language of who reads it. */
export function useDraftingWords(): DraftingWords {
  const { t } = useLingui()
  return {
    note: (number) => t`Note ${number}`,
    gone: t`What this refers to has been taken out of the text.`,
    unreferenced: t`Nothing refers to this note any more. It is left out of what leaves the room.`,
    recommendation: (label) => t`Recommendation ${label}`,
    fields: {
      addressee: t({ message: 'To', context: 'addressee' }),
      deadline: t({ message: 'By', context: 'deadline' }),
      indicator: t`Measured by`,
      lead: t`Lead`,
    },
    smart: (met, all) => t`${met} of ${all}`,
    guidance: t`For those who write; not in the finished text`,
    noRecommendations: t`All recommendations of the text will stand here by themselves.`,
    undescribed: t`No description yet`,
    noPicture: t`This picture is not here.`,
    signatories: t`The organisations of the coalition will stand here by themselves.`,
  }
}

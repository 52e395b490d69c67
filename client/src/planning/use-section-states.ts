import { useLingui } from '@lingui/react/macro'
import type { SectionState } from '@plenary/shared/plans.ts'

/** The states of a section to choose from, each with what it means for those who write. */
export function useSectionStates(): Record<SectionState, { label: string; help: string }> {
  const { t } = useLingui()
  return {
    open: { label: t({ message: 'Open', context: 'section' }), help: t`It is being written.` },
    review: { label: t`In review`, help: t`Others read it. It can still be changed.` },
    frozen: {
      label: t({ message: 'Frozen', context: 'section' }),
      help: t`Nobody can change its text. Comments go on.`,
    },
    agreed: {
      label: t({ message: 'Agreed', context: 'section' }),
      help: t`All are content with it. Nobody can change its text.`,
    },
  }
}

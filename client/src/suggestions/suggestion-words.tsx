import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { Suggestion } from './list-suggestions.ts'

/** The longest that a card shows of one side; the text has all of it. */
const SHOWN_CHARS = 240

/** The struck and underlined words of a suggestion, as they are in the text. */
export function SuggestedWords({ suggestion }: { suggestion: Suggestion }) {
  const { deleted, inserted, organization } = suggestion
  if (!deleted && !inserted) return null
  return (
    <span className="suggested" data-org={organization.hue}>
      {deleted && <del>{shortened(deleted)}</del>}
      {deleted && inserted && ' '}
      {inserted && <ins>{shortened(inserted)}</ins>}
    </span>
  )
}

/** What a suggestion does, in words: how much longer or shorter the text becomes, or what else would change. */
export function useSuggestionSummary(): (suggestion: Suggestion) => string {
  const { t } = useLingui()
  return ({ kinds, words, inserted, deleted }) => {
    const count = Math.abs(words)
    if (words > 0) return t`Suggests, ${plural(count, { one: '# word longer', other: '# words longer' })}`
    if (words < 0) return t`Suggests, ${plural(count, { one: '# word shorter', other: '# words shorter' })}`
    if (inserted && deleted) return t`Suggests, no longer and no shorter`
    if (kinds.includes('split')) return t`Suggests two paragraphs instead of one`
    if (kinds.includes('join')) return t`Suggests one paragraph instead of two`
    if (kinds.includes('block-type')) return t`Suggests another style of paragraph`
    if (kinds.includes('formatting')) return t`Suggests other formatting`
    if (kinds.includes('deletion')) return t`Suggests to take this out`
    return t`Suggests to put this in`
  }
}

/** Who suggests: a person of an organisation, or the organisation alone. */
export function authorOf({ author, organization }: Suggestion): string {
  return author ? `${author}, ${organization.shortName}` : organization.shortName
}

function shortened(words: string): string {
  return words.length > SHOWN_CHARS ? `${words.slice(0, SHOWN_CHARS)}…` : words
}

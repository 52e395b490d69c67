import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { wholeNumber } from '../formats.ts'
import { WORDS_PER_PAGE } from '../plans/figures.ts'
import { useLocale } from '../ui/use-locale.ts'
import type { Finding } from './check.ts'

type LengthFinding = Exclude<Extract<Finding, { id: 'words' }>, { is: 'unanswered' }>
type Measured = Extract<LengthFinding, { unit: unknown }>

/** How long a text is, against what it may be, in words. */
export function useLengthWords(): (finding: LengthFinding) => string {
  const { t } = useLingui()
  const locale = useLocale()
  const inWords = useWordsText()
  const inPages = usePagesText()
  return (finding) => {
    if (finding.is !== 'unlimited') return finding.unit === 'pages' ? inPages(finding) : inWords(finding)
    const { words, withNotes } = finding
    return words === withNotes
      ? t`${plural(words, { one: '# word', other: '# words' })}, and no limit to hold them against.`
      : t`${plural(words, { one: '# word', other: '# words' })}, ${wholeNumber(withNotes, locale)} with notes, and no limit to hold them against.`
  }
}

function useWordsText(): (finding: Measured) => string {
  const { t } = useLingui()
  const locale = useLocale()
  return ({ is, counted, withNotes, max }) => {
    const limit = plural(max, { one: '# word', other: '# words' })
    const count = wholeNumber(counted, locale)
    const notes = withNotes === null ? null : wholeNumber(withNotes, locale)
    if (is === 'over')
      return t`${plural(counted - max, { one: '# word', other: '# words' })} over: ${count} of ${limit}.`
    if (notes === null) return t`${count} of ${limit}.`
    return is === 'within'
      ? t`${count} of ${limit}; with notes ${notes}, which is within the limit too.`
      : t`${count} of ${limit}, but ${notes} with notes, which is over. The source does not say whether notes count.`
  }
}

function usePagesText(): (finding: Measured) => string {
  const { t } = useLingui()
  return ({ is, counted, withNotes, max }) => {
    const about = plural(Math.max(counted, withNotes ?? 0), { one: 'About # page', other: 'About # pages' })
    const limit = plural(max, { one: '# page', other: '# pages' })
    return is === 'within'
      ? t`${about} of ${limit}, at ${WORDS_PER_PAGE} words a page. How many they are shows in the file.`
      : t`${about} at ${WORDS_PER_PAGE} words a page, and the limit is ${limit}.`
  }
}

import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { languageTag, nameList } from '../formats.ts'
import { useLocale } from '../ui/use-locale.ts'
import type { Finding } from './check.ts'

type Found<Id extends Finding['id']> = Exclude<Extract<Finding, { id: Id }>, { is: 'unanswered' | 'counted' }>

/** Whether anybody knows how long the text may be. */
export function useLimitWords(): Record<Found<'limit'>['is'], string> {
  const { t } = useLingui()
  return {
    'no-mechanism': t`The document follows no mechanism. A coordinator chooses one under the word count.`,
    'no-number': t`Nobody has confirmed the limit of the mechanism. A coordinator enters it from the session note, under the word count.`,
    unconfirmed: t`The limit is not confirmed: check it against the session note.`,
    set: t`A coordinator has set the limit for this document.`,
    confirmed: t`The limit was read here:`,
  }
}

/** Whether the languages of a text are among those that the office takes. */
export function useLanguageWords(): (finding: Found<'languages'>) => string {
  const { t } = useLingui()
  const locale = useLocale()
  const names = new Intl.DisplayNames(languageTag(locale), { type: 'language' })
  const named = (tags: readonly string[]) =>
    nameList(
      tags.map((tag) => names.of(tag) ?? tag),
      locale,
    )
  return ({ is, languages, taken }) => {
    if (is === 'untold')
      return t`The office takes ${named(taken)}. In which language the text is, cannot be told from its words.`
    const found = named(languages)
    return is === 'taken'
      ? t`The text is in ${found}; the office takes ${named(taken)}.`
      : t`The text is in ${found}, and the office takes ${named(taken)} alone.`
  }
}

/** Whether all organisations are named where the office asks for it. */
export function useNamesWords(): Record<Found<'names'>['is'], string> {
  const { t } = useLingui()
  return {
    block: t`A block at the beginning names all organisations by itself.`,
    named: t`The beginning names every organisation of the coalition.`,
    'to-see': t`The office asks for the names of all organisations at the beginning. See whether they are there, or put in the block that names them by itself.`,
  }
}

/** Who will read the text. */
export function usePublicationWords(): Record<Found<'publication'>['is'], string> {
  const { t } = useLingui()
  return {
    public: t`The office publishes it. Check it for the names of people, and for what would lead to them.`,
    choice: t`You say when you hand it in whether it is published. Check it for the names of people all the same.`,
    unsaid: t`Whether it is published is not known here. Write as if it were: check it for the names of people.`,
  }
}

/** What others were asked for: comments, and signatures. */
export function useAskedWords(): (finding: Found<'rounds'> | Found<'sign-off'>) => string {
  const { t } = useLingui()
  return ({ ...finding }) => {
    if (finding.id === 'rounds') {
      const { of, answered } = finding
      return finding.is === 'none'
        ? t`No comment round is open.`
        : t`A comment round is open; ${answered} of ${plural(of, { one: '# organisation has answered', other: '# organisations have answered' })}.`
    }
    const signed = t`${finding.signed} of ${plural(finding.of, { one: '# organisation has signed', other: '# organisations have signed' })}`
    switch (finding.is) {
      case 'nobody-asked':
        return t`Nobody has been asked to sign yet.`
      case 'open':
        return t`${signed}; the sign-off is open.`
      case 'changed':
        return t`${signed}, and the text may have changed since.`
      case 'closed':
        return t`${signed}; the sign-off is closed.`
    }
  }
}

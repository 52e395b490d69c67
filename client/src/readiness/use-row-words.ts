import { useLingui } from '@lingui/react/macro'
import type { Check, CheckGroup, CheckId, CheckState, Place } from './check.ts'
import { useFaultWords, useOrderWords } from './use-counted-words.ts'
import { useLengthWords } from './use-length-words.ts'
import {
  useAskedWords,
  useLanguageWords,
  useLimitWords,
  useNamesWords,
  usePublicationWords,
} from './use-office-words.ts'

/** What stands above the rows of a group. */
export function useGroupNames(): Record<CheckGroup, string> {
  const { t } = useLingui()
  return {
    length: t`Length`,
    text: t`The text`,
    sections: t`Sections`,
    talk: t`Comments and suggestions`,
    recommendations: t`Recommendations`,
    office: t`Handing it in`,
  }
}

/** What each row is about. */
export function useCheckNames(): Record<CheckId, string> {
  const { t } = useLingui()
  return {
    words: t`Number of words`,
    limit: t`The limit`,
    budgets: t`Budgets`,
    headings: t`Headings`,
    empty: t`Empty sections`,
    numbering: t`Numbered paragraphs`,
    references: t`References`,
    notes: t`Notes`,
    pictures: t`Pictures`,
    guidance: t`Hints`,
    leads: t`Leads`,
    states: t`Open sections`,
    due: t`Due days`,
    threads: t`Comments`,
    suggestions: t`Suggestions`,
    rounds: t`Comment round`,
    smart: t`SMART`,
    addressees: t`Addressees`,
    languages: t`Language`,
    names: t`Names of the organisations`,
    publication: t`Publication`,
    'file-name': t`Name of the file`,
    'sign-off': t`Sign-off`,
  }
}

/** The states of a row, each as a word. */
export function useStateNames(): Record<CheckState, string> {
  const { t } = useLingui()
  return { done: t`Done`, look: t`To look at`, unknown: t`Cannot be known`, note: t`To bear in mind` }
}

/** What was found, in a sentence. */
export function useFindingWords(): (check: Check) => string {
  const { t } = useLingui()
  const order = useOrderWords()
  const faults = useFaultWords()
  const length = useLengthWords()
  const [limit, names, publication] = [useLimitWords(), useNamesWords(), usePublicationWords()]
  const [languages, asked] = [useLanguageWords(), useAskedWords()]
  return (check) => {
    if (check.is === 'unanswered') return t`The server did not say. Try again in a moment.`
    if (check.is === 'counted')
      return check.count === 0 ? order[check.id] : faults(check.id, check.count, check.of)
    switch (check.id) {
      case 'words':
        return length(check)
      case 'limit':
        return limit[check.is]
      case 'numbering':
        return check.is === 'numbered'
          ? t`The paragraphs are numbered, as the office asks.`
          : t`The office asks for numbered paragraphs. Those of this kind of document have no numbers.`
      case 'languages':
        return languages(check)
      case 'names':
        return names[check.is]
      case 'publication':
        return publication[check.is]
      case 'file-name':
        return t`The office asks for files to be named like this. Put in the month and year of the session.`
      case 'rounds':
      case 'sign-off':
        return asked(check)
    }
  }
}

/** A place by its name, as a link has it. */
export function usePlaceNames(): (place: Place) => string {
  const { t } = useLingui()
  const pages = {
    room: t`Open the document`,
    mechanisms: t`All mechanisms`,
    recommendations: t`All recommendations`,
    rounds: t`Open the rounds`,
    'sign-off': t`Open the sign-off`,
  }
  return (place) => {
    if (place.kind === 'page') return pages[place.page]
    if (place.kind === 'thread') return place.quote ? t`“${place.quote}”` : t`A comment`
    const { as, name } = place
    if (as === 'picture') return t`A picture`
    if (name === '') return as === 'heading' ? t`A heading` : t`A paragraph`
    if (as === 'paragraph') return t`Paragraph ${name}`
    return as === 'words' || as === 'note' ? t`“${name}”` : name
  }
}

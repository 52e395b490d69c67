import type { Locale } from '../localized.ts'
import { ACTION_VERBS } from './verbs.ts'

/** What obliges somebody, in front of what they are to do. */
export const OBLIGES: Record<Locale, string> = {
  en: String.raw`(?<!\p{L})(?:should|must|shall|will|(?:needs?|has|have|ought|urged|invited|called\s+(?:up)?on)\s+to)\s+`,
  fr: String.raw`(?<!\p{L})(?:doit|doivent|devrait|devraient|devra|devront|il\s+faut|(?:invité|appelé|prié|exhorté|tenu)e?s?\s+(?:à|de|d[’']))\s*`,
}
const JOINS: Record<Locale, string> = {
  en: String.raw`,\s+(?:(?:and|or|then)\s+)?|(?<!\p{L})(?:and|or|then)\s+(?:to\s+)?`,
  fr: String.raw`,\s+(?:(?:et|ou|puis)\s+)?|(?<!\p{L})(?:et|ou|puis)\s+(?:[àd]e?\s+|d[’'])?`,
}
const HOW: Record<Locale, string> = {
  en: String.raw`(?:(?:\p{L}+ly|also|promptly)\s+)?`,
  fr: String.raw`(?:(?:\p{L}+ment|aussi)\s+)?`,
}
// "The arrest and release of …" names a thing. An infinitive never does.
const NO_NOUN: Record<Locale, string> = { en: String.raw`(?!\s+of(?!\p{L}))`, fr: '' }

const PATTERNS = { en: patternOf('en'), fr: patternOf('fr') }

/**
 * The verbs of the lists that name what is to be done in some words, in their order. A verb does so where it begins a
 * sentence, stands behind what obliges somebody, or is joined to a verb before; not where it says what for.
 */
export function verbsIn(words: string, language: Locale): string[] {
  const text = words.normalize('NFC').trim().toLocaleLowerCase(language)
  return [...text.matchAll(PATTERNS[language])].flatMap(
    ({ 1: form = '' }) => ACTION_VERBS.find(({ forms }) => forms[language].includes(form))?.id ?? [],
  )
}

function patternOf(language: Locale): RegExp {
  const begins = String.raw`(?:^|[.;:!?]\s+|${JOINS[language]}|${OBLIGES[language]})${HOW[language]}`
  // The longest first, where one begins with another.
  const forms = ACTION_VERBS.flatMap((verb) => verb.forms[language]).toSorted((a, b) => b.length - a.length)
  return new RegExp(String.raw`${begins}(${forms.join('|')})(?!\p{L})${NO_NOUN[language]}`, 'gu')
}

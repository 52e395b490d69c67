import type { Locale, Localized } from '../localized.ts'
import type { WordWords } from './word/word-text.ts'

/** What a file says besides its text. */
export const FILE_WORDS: Record<Locale, WordWords> = {
  en: { contents: 'Contents', submittedBy: 'Submitted by' },
  fr: { contents: 'Table des matières', submittedBy: 'Soumis par' },
}

/** How many are not named: by themselves, and after those that are. */
const WITHHELD: Record<Locale, Record<'alone' | 'after', (count: number) => string>> = {
  en: {
    alone: (count) => (count === 1 ? '1 organisation' : `${count} organisations`),
    after: (count) => `and ${count === 1 ? '1 more organisation' : `${count} more organisations`}`,
  },
  fr: {
    alone: (count) => (count === 1 ? '1 organisation' : `${count} organisations`),
    after: (count) => `et ${count === 1 ? '1 autre organisation' : `${count} autres organisations`}`,
  },
}

/** Those that submit a text, as its files name them: one that is not listed in public is only counted. */
export function submitterLines(
  organizations: readonly { name: Localized; isListed: boolean }[],
  locale: Locale,
): string[] {
  const named = organizations.filter(({ isListed }) => isListed).map(({ name }) => name[locale])
  const withheld = organizations.length - named.length
  const rest = WITHHELD[locale][named.length === 0 ? 'alone' : 'after']
  return withheld === 0 ? named : [...named, rest(withheld)]
}

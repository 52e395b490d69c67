import type { WordWords } from '@plenary/shared/export/word/word-text.ts'
import type { Locale } from '@plenary/shared/localized.ts'

/** What a file says besides its text. */
export type ExportWords = WordWords & {
  withheld: (count: number, isAlone: boolean) => string
}

export const EXPORT_WORDS: Record<Locale, ExportWords> = {
  en: {
    contents: 'Contents',
    submittedBy: 'Submitted by',
    withheld: (count, isAlone) => {
      const what = count === 1 ? '1 organisation' : `${count} organisations`
      return isAlone ? what : `and ${count === 1 ? '1 more organisation' : `${count} more organisations`}`
    },
  },
  fr: {
    contents: 'Table des matières',
    submittedBy: 'Soumis par',
    withheld: (count, isAlone) => {
      const what = count === 1 ? '1 organisation' : `${count} organisations`
      return isAlone ? what : `et ${count === 1 ? '1 autre organisation' : `${count} autres organisations`}`
    },
  },
}

import { CSV_BEGINNING, csvLine } from '@plenary/shared/csv.ts'
import type { SealedSignatory } from '@plenary/shared/seals.ts'
import type { SealedText } from './sealed-text.ts'
import { SEALED_WORDS, type SealedWords } from './sealed-words.ts'

const COLUMNS = ['nameEn', 'nameFr', 'shortName', 'website', 'decision', 'reservation'] as const

/** The organisations that stand behind a sealed text and are named, as a table; never a person. */
export function membersCsv({ signatories, withheld, language }: SealedText): string {
  const words = SEALED_WORDS[language]
  const lines = signatories.map((signatory) => {
    const { name, shortName, website, decision } = signatory
    const said = words.decision[decision]
    return csvLine([name.en, name.fr, shortName, website ?? '', said, limitOf(signatory, words)])
  })
  const isAlone = signatories.length === 0
  const rest = withheld === 0 ? '' : csvLine([words.withheld(withheld, isAlone), '', '', '', '', ''])
  return CSV_BEGINNING + csvLine(COLUMNS.map((column) => words.columns[column])) + lines.join('') + rest
}

/** What of the text an organisation has not signed, or has signed with a reservation; nothing where it is whole. */
function limitOf({ reservation, sections, leftOut }: SealedSignatory, words: SealedWords): string {
  if (leftOut) return `${words.leftOut} ${leftOut.map(({ label }) => label).join(words.separator)}`
  return reservation ?? sections.join(words.separator)
}

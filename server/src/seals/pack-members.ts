import { CSV_BEGINNING, csvLine } from '@plenary/shared/csv.ts'
import type { SealedText } from './sealed-text.ts'
import { SEALED_WORDS } from './sealed-words.ts'

const COLUMNS = ['nameEn', 'nameFr', 'shortName', 'website', 'decision', 'reservation'] as const

/** The organisations that stand behind a sealed text and are named, as a table; never a person. */
export function membersCsv({ signatories, withheld, language }: SealedText): string {
  const words = SEALED_WORDS[language]
  const lines = signatories.map(({ name, shortName, website, decision, reservation, sections }) =>
    csvLine([
      ...[name.en, name.fr, shortName, website ?? '', words.decision[decision]],
      reservation ?? sections.join(words.separator),
    ]),
  )
  const isAlone = signatories.length === 0
  const rest = withheld === 0 ? '' : csvLine([words.withheld(withheld, isAlone), '', '', '', '', ''])
  return CSV_BEGINNING + csvLine(COLUMNS.map((column) => words.columns[column])) + lines.join('') + rest
}

import { CSV_BEGINNING, csvLine } from '@plenary/shared/csv.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { RoundRow } from '@plenary/shared/rounds.ts'
import type { ExportedTable } from './exported-table.ts'
import { TABLE_WORDS, type TableWords } from './table-words.ts'

type Column = keyof TableWords['columns']

const COLUMNS: readonly Column[] = [
  'number',
  'section',
  'paragraph',
  'quote',
  'comment',
  'proposed',
  'objection',
  'organization',
  'person',
  'disposition',
  'reason',
  'replies',
]

/** The comments of a round as a table for spreadsheets. People have a column only where they have names. */
export function csvOfTable(table: ExportedTable, locale: Locale): string {
  const words = TABLE_WORDS[locale]
  const columns = COLUMNS.filter((column) => column !== 'person' || table.namesPeople)
  const lines = table.rows.map((row) => {
    const cells = cellsOf(row, table, locale)
    return csvLine(columns.map((column) => cells[column]))
  })
  return CSV_BEGINNING + csvLine(columns.map((column) => words.columns[column])) + lines.join('')
}

function cellsOf(row: RoundRow, table: ExportedTable, locale: Locale): Record<Column, string> {
  const words = TABLE_WORDS[locale]
  const organization = table.organizations.get(row.author.organizationId)
  return {
    number: String(row.number),
    section: row.place?.section ?? '',
    paragraph: String(row.place?.paragraph ?? ''),
    quote: row.quote,
    comment: row.comment,
    proposed: row.proposed ?? '',
    objection: row.isObjection ? words.yes : '',
    organization: organization?.name[locale] ?? '',
    person: row.author.name ?? '',
    disposition: words.disposition[row.disposition ?? (row.isSettled ? 'settled' : 'open')],
    reason: row.reason ?? '',
    replies: String(row.replies),
  }
}

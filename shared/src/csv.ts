/** What makes a spreadsheet read the letters of another alphabet rightly: the mark at the beginning of a table. */
export const CSV_BEGINNING = '\uFEFF'

/** A line of a table as RFC 4180 has it, in which nothing is a formula. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map((cell) => `"${harmless(cell).replaceAll('"', '""')}"`).join(',')}\r\n`
}

// What makes a spreadsheet take a cell for a formula, also after blanks, and in the wide letters of East Asian text.
const FORMULA = /^[\s\p{Cc}]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/u

/** What is in a cell was chosen by anybody: it must stay words when somebody else opens the table. */
function harmless(cell: string): string {
  return FORMULA.test(cell) ? `'${cell}` : cell
}

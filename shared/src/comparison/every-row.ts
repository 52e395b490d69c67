import type { Row } from './view.ts'

/** All rows in their order, those in the cells of tables after the table. */
export function everyRow(rows: readonly Row[]): Row[] {
  return rows.flatMap((row) => [row, ...everyRow(rowsInside(row))])
}

/** The rows in the cells of a table. */
export function rowsInside(row: Row): Row[] {
  return row.shape === 'table' ? row.lines.flatMap(({ cells }) => cells).flatMap((cell) => cell.rows) : []
}

import { isSeen } from './drawing.ts'
import { addStep, type Numbering } from './numbering.ts'
import type { ColumnChange, PartState, Row, Step, TableCell, TableLine } from './view.ts'
import { changedCells, isOnBothSides } from './view-table.ts'

type Table = Extract<Row, { shape: 'table' }>
type NumberRows = (rows: readonly Row[], whole: Step | null) => void

/** Numbers the changes within a table: those of rows, of columns, of cells, and of what is in them. */
export function numberTable(
  numbering: Numbering,
  table: Table,
  whole: Step | null,
  numberRows: NumberRows,
): void {
  const columns = new Map<string, Step>()
  for (const line of table.lines) {
    const step = whole ?? stepOfLine(numbering, table, line)
    line.step = step?.number ?? null
    const places = columnPlaces(table, line)
    for (const cell of line.cells) {
      const isOfLine = step?.kind === cell.state && step.kind === line.state
      const place = places.get(cell)
      const ofCell =
        whole ?? (isOfLine ? step : stepOfCell(numbering, table, cell, place ? { place, columns } : null))
      cell.step = ofCell?.number ?? null
      numberRows(cell.rows, ofCell)
    }
  }
}

/** The cells of a row that came, went or moved with their column, and where that column is or was. */
function columnPlaces({ columns }: Table, line: TableLine): Map<TableCell, string> {
  if (!isOnBothSides(line)) return new Map()
  const changed = new Set(columns.map(placeOf))
  return new Map(
    changedCells(line).flatMap(({ cell, ...column }) =>
      changed.has(placeOf(column)) ? [[cell, placeOf(column)]] : [],
    ),
  )
}

function placeOf({ kind, number }: ColumnChange): string {
  return `${kind} ${number}`
}

function stepOfLine(numbering: Numbering, table: Table, line: TableLine): Step | null {
  const kind = kindOf(line)
  const block = kind === 'moved' ? (line.before?.block ?? -1) : -1
  const step = numbering.moved.get(block) ?? (kind && addStep(numbering, table, kind, 'table-row'))
  if (step && kind === 'moved') numbering.moved.set(block, step)
  return step
}

type Column = { place: string; columns: Map<string, Step> }

/** The cells of a column that came, went or moved are one change. */
function stepOfCell(numbering: Numbering, table: Table, cell: TableCell, column: Column | null): Step | null {
  const kind = kindOf(cell)
  if (!kind) return null
  const block = kind === 'moved' ? (cell.before?.block ?? -1) : -1
  const known = numbering.moved.get(block) ?? column?.columns.get(column.place)
  const step = known ?? addStep(numbering, table, kind, column ? 'table-column' : 'table-cell')
  if (kind === 'moved') numbering.moved.set(block, step)
  column?.columns.set(column.place, step)
  return step
}

const KINDS = {
  inserted: 'inserted',
  deleted: 'deleted',
  'moved-from': 'moved',
  'moved-here': 'moved',
} as const satisfies Record<Exclude<PartState, 'same'>, Step['kind']>

function kindOf({ state, attributes }: TableLine | TableCell): Step['kind'] | null {
  if (state !== 'same') return KINDS[state]
  return attributes.some(isSeen) ? 'changed' : null
}

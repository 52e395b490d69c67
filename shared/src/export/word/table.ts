import { plainState, stateOf } from '../../comparison/tracked.ts'
import type { JsonNode } from '../../document/document-json.ts'
import { numberIn } from '../block-kinds.ts'
import { isRightToLeft } from './direction.ts'
import { textWidth } from './page-form.ts'
import type { Sheet } from './sheet.ts'
import { around, valued } from './xml.ts'

type DrawCell = (cell: JsonNode) => string

/** A place in a row: a cell that begins there, or the rest of one (`null`) that began in a row above. */
type Slot = { cell: JsonNode | null; columns: number; isTall: boolean }

/** A table. Rows of heads at its top are repeated on each page; Word has the rest of a tall cell in each of its rows. */
export function tableXml(table: JsonNode, sheet: Sheet, drawCell: DrawCell): string {
  const rows = slotsOf(table.content ?? [])
  const columns = Math.max(1, ...rows.map(columnsOf))
  const widths = widthsOf(rows, columns, textWidth(sheet.form))
  const heads = headRows(table.content ?? [])
  const drawn = rows.map((slots, at) => {
    const isShort = columns - columnsOf(slots)
    const filled = isShort > 0 ? [...slots, { cell: EMPTY, columns: isShort, isTall: false }] : slots
    const state = sheet.tracking?.mark(plainState(stateOf(table.content?.[at] ?? EMPTY))) ?? ''
    const row = around('trPr', (at < heads ? '<w:cantSplit/><w:tblHeader/>' : '<w:cantSplit/>') + state)
    return `<w:tr>${row}${rowXml(filled, widths, drawCell)}</w:tr>`
  })
  const grid = widths.map((width) => `<w:gridCol w:w="${width}"/>`).join('')
  const end = around('rPr', sheet.tracking?.mark(plainState(stateOf(table))) ?? '')
  // Two tables that touch would be one.
  const gap = `<w:p><w:pPr><w:pStyle w:val="Cell"/>${end}</w:pPr></w:p>`
  return `<w:tbl>${lookOf(table)}<w:tblGrid>${grid}</w:tblGrid>${drawn.join('')}</w:tbl>${gap}`
}

const EMPTY: JsonNode = { type: 'tableCell' }

function lookOf(table: JsonNode): string {
  const direction = isRightToLeft(table) ? '<w:bidiVisual/>' : ''
  return `<w:tblPr><w:tblStyle w:val="TableGrid"/>${direction}<w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/></w:tblPr>`
}

function headRows(rows: readonly JsonNode[]): number {
  const first = rows.findIndex(({ content = [] }) => content.some(({ type }) => type !== 'tableHeader'))
  return first === -1 ? Math.min(rows.length, 1) : first
}

function columnsOf(slots: readonly Slot[]): number {
  return slots.reduce((sum, { columns }) => sum + columns, 0)
}

type Hanging = { columns: number; rows: number }

/** Where the cells of each row stand, once those that reach down from above have their place. */
function slotsOf(rows: readonly JsonNode[]): Slot[][] {
  let above = new Map<number, Hanging>()
  return rows.map(({ content = [] }) => {
    const below = new Map<number, Hanging>()
    const slots: Slot[] = []
    const waiting = [...content]
    for (let column = 0; waiting.length > 0 || isUnder(above, column); ) {
      const slot = slotAt(above.get(column), waiting)
      slots.push(slot)
      const rowsLeft = slot.cell ? span(slot.cell, 'rowspan') : (above.get(column)?.rows ?? 1)
      if (rowsLeft > 1) below.set(column, { columns: slot.columns, rows: rowsLeft - 1 })
      column += slot.columns
    }
    above = below
    return slots
  })
}

function isUnder(above: ReadonlyMap<number, Hanging>, column: number): boolean {
  return [...above.keys()].some((at) => at >= column)
}

function slotAt(hanging: Hanging | undefined, waiting: JsonNode[]): Slot {
  if (hanging) return { cell: null, columns: hanging.columns, isTall: true }
  const cell = waiting.shift() ?? EMPTY
  return { cell, columns: span(cell, 'colspan'), isTall: span(cell, 'rowspan') > 1 }
}

const WIDEST = 63

function span(cell: JsonNode, name: 'colspan' | 'rowspan'): number {
  return Math.min(Math.max(1, Math.trunc(numberIn(cell, name, 1))), WIDEST)
}

/** How wide each column is: as the first row says in shares, else alike; one that it does not tell of is as the mean. */
function widthsOf(rows: readonly Slot[][], columns: number, width: number): number[] {
  const told = (rows[0] ?? []).flatMap(({ cell, columns: count }) => sharesOf(cell, count))
  const known = told.filter((share) => share !== null)
  const mean = known.length === 0 ? 1 : known.reduce((sum, share) => sum + share, 0) / known.length
  const shares = Array.from({ length: columns }, (_, at) => told[at] ?? mean)
  const whole = shares.reduce((sum, share) => sum + share, 0)
  return shares.map((share) => Math.floor((width * share) / whole))
}

function sharesOf(cell: JsonNode | null, columns: number): (number | null)[] {
  const told: unknown = cell?.attrs?.colwidth
  return Array.from({ length: columns }, (_, at) => {
    const share: unknown = Array.isArray(told) ? told[at] : null
    return typeof share === 'number' && share > 0 ? share : null
  })
}

function rowXml(slots: readonly Slot[], widths: readonly number[], drawCell: DrawCell): string {
  let column = 0
  const cells = slots.map((slot) => {
    const own = widths.slice(column, column + slot.columns)
    column += slot.columns
    return slotXml(
      slot,
      own.reduce((sum, width) => sum + width, 0),
      drawCell,
    )
  })
  return cells.join('')
}

function slotXml({ cell, columns, isTall }: Slot, width: number, drawCell: DrawCell): string {
  const merge = isTall ? valued('vMerge', cell ? 'restart' : 'continue') : ''
  const look = `<w:tcW w:w="${width}" w:type="dxa"/>${columns > 1 ? valued('gridSpan', columns) : ''}${merge}`
  return `<w:tc><w:tcPr>${look}</w:tcPr>${cell ? drawCell(cell) : '<w:p/>'}</w:tc>`
}

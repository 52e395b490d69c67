import type { JsonNode } from '../document/document-json.ts'
import { blockAttributes } from './block-attributes.ts'
import { numberIn, textIn } from './block-kinds.ts'

type DrawCell = (cell: JsonNode) => string
type Cell = { isFirstRow: boolean }

const SIDES = new Set(['left', 'right', 'center', 'justify'])

/** A table with what its heads stand for: those of the first row for their column, others for their row. */
export function tableHtml(table: JsonNode, drawCell: DrawCell): string {
  const rows = (table.content ?? []).map((row, at) => {
    const cells = (row.content ?? []).map((cell) => cellHtml(cell, { isFirstRow: at === 0 }, drawCell))
    return `<tr${blockAttributes(row)}>${cells.join('')}</tr>`
  })
  // Wide tables are moved sideways on a phone, also with the keys: whoever has no pointer must reach them.
  return `<div class="table" role="group" tabindex="0"><table${blockAttributes(table)}>${rows.join('')}</table></div>`
}

function cellHtml(cell: JsonNode, { isFirstRow }: Cell, drawCell: DrawCell): string {
  const isHead = cell.type === 'tableHeader'
  const scope = isHead ? ` scope="${isFirstRow ? 'col' : 'row'}"` : ''
  const tag = isHead ? 'th' : 'td'
  return `<${tag}${scope}${spanOf(cell, 'colspan')}${spanOf(cell, 'rowspan')}${sideOf(cell)}${blockAttributes(cell)}>${drawCell(cell)}</${tag}>`
}

function spanOf(cell: JsonNode, name: 'colspan' | 'rowspan'): string {
  const span = numberIn(cell, name, 1)
  return span === 1 ? '' : ` ${name}="${span}"`
}

function sideOf(cell: JsonNode): string {
  const side = textIn(cell, 'align')
  return side && SIDES.has(side) ? ` class="to-${side}"` : ''
}

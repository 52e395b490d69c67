import type { JsonMark, JsonNode, Value } from '../document/document-json.ts'
import { changesOf } from './changes.ts'
import { compareDocuments } from './compare.ts'
import { everyRow } from './every-row.ts'
import { summaryOf } from './summary.ts'
import type { Piece } from './view.ts'

/** Texts written short, for the tests in this folder. */
export function doc(...content: JsonNode[]): JsonNode {
  return { type: 'doc', content }
}

/** A block with an id and whatever stands in it. */
export function block(type: string, id: string, ...content: (JsonNode | string)[]): JsonNode {
  return {
    type,
    attrs: { id },
    ...(content.length > 0 && {
      content: content.map((each) => (typeof each === 'string' ? words(each) : each)),
    }),
  }
}

export function paragraph(id: string, ...line: (JsonNode | string)[]): JsonNode {
  return block('paragraph', id, ...line)
}

export function heading(id: string, text: string, level = 2): JsonNode {
  return withAttrs(block('heading', id, text), { level })
}

export function words(text: string, ...marks: (JsonMark | string)[]): JsonNode {
  const list = marks.map((mark) => (typeof mark === 'string' ? { type: mark } : mark))
  return { type: 'text', text, ...(list.length > 0 && { marks: list }) }
}

/** A block with more attributes, in the order of their names. */
export function withAttrs(node: JsonNode, attrs: Record<string, Value>): JsonNode {
  const all = Object.entries({ ...node.attrs, ...attrs }).sort(([a], [b]) => (a < b ? -1 : 1))
  return { ...node, attrs: Object.fromEntries(all) }
}

/** A table of cells with these words, each with an id from its row's and its column's. */
export function table(rows: readonly string[], columns: readonly string[]): JsonNode {
  const cell = (row: string, column: string) =>
    block('tableCell', `${row}${column}`, paragraph(`p${row}${column}`, `Words ${row}${column}`))
  return block(
    'table',
    't',
    ...rows.map((row) => block('tableRow', row, ...columns.map((column) => cell(row, column)))),
  )
}

/** A comparison with all that is made of it, and its rows as lines: « 2 changed The [-old][+new] words ». */
export function compared(before: JsonNode, after: JsonNode) {
  const comparison = compareDocuments(before, after)
  const view = changesOf(before, after, comparison)
  const lines = everyRow(view.rows).map(({ kind, ...row }) =>
    [kind, row.shape === 'words' ? row.pieces.map(signed).join('') : (row.after ?? row.before)?.type].join(
      ' ',
    ),
  )
  return { comparison, view, lines, summary: summaryOf(comparison, view) }
}

const SIGNS = {
  inserted: '+',
  deleted: '-',
  restyled: '~',
  'carried-from': '<',
  'carried-here': '>',
} as const

function signed({ state, type, text }: Piece): string {
  const shown = type === 'text' ? text : '↵'
  return state === 'same' ? shown : `[${SIGNS[state]}${shown}]`
}

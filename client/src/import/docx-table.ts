import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import type { DocxStory } from './docx-story.ts'
import { propertiesOf } from './docx-styles.ts'
import { childOf, integerOf, isOn, settingOf, type XmlElement } from './xml-tree.ts'

/** How far one cell goes; the gate lets in no more. */
const MAX_SPAN = 64

type ReadBlocks = (container: XmlElement, story: DocxStory) => JsonNode[]
type Cell = { isHeader: boolean; colspan: number; rowspan: number; content: JsonNode[] }
type Row = { cells: Cell[]; width: number }

/** A table with its header rows and its spans, each row as wide as the widest; null when no row is in this reading. */
export function readTable(table: XmlElement, story: DocxStory, readBlocks: ReadBlocks): JsonNode | null {
  const rows: Row[] = []
  /** The cells that may go on in the next row, by their first column. */
  let above: ReadonlyMap<number, Cell> = new Map()
  for (const tr of partsOf(table, 'w:tr')) {
    const trPr = propertiesOf(tr, 'trPr', story.reading)
    if (isGone(tr, story)) continue
    const { row, open } = readRow({ tr, trPr, above, read: (tc) => readBlocks(tc, story) })
    rows.push(row)
    above = open
  }
  const width = Math.max(0, ...rows.map((row) => row.width))
  if (width === 0) return null
  return { type: 'table', content: rows.map((row) => rowNode(row, width)) }
}

type RowInput = {
  tr: XmlElement
  trPr: XmlElement | undefined
  above: ReadonlyMap<number, Cell>
  read: (tc: XmlElement) => JsonNode[]
}

function readRow({ tr, trPr, above, read }: RowInput): { row: Row; open: Map<number, Cell> } {
  const isHeader = isOn(trPr, 'w:tblHeader') ?? false
  let column = spanOf(settingOf(trPr, 'w:gridBefore'), 0)
  const cells = Array.from({ length: column }, () => emptyCell(isHeader))
  const open = new Map<number, Cell>()
  for (const tc of partsOf(tr, 'w:tc')) {
    const tcPr = childOf(tc, 'w:tcPr')
    const colspan = spanOf(settingOf(tcPr, 'w:gridSpan'), 1)
    const merge = childOf(tcPr, 'w:vMerge')
    const content = read(tc)
    const upper = above.get(column)
    if (
      merge &&
      merge.attributes['w:val'] !== 'restart' &&
      upper?.colspan === colspan &&
      upper.rowspan < MAX_SPAN
    ) {
      upper.rowspan += 1
      upper.content.push(...content)
      open.set(column, upper)
    } else {
      const cell = { isHeader, colspan, rowspan: 1, content }
      cells.push(cell)
      if (merge) open.set(column, cell)
    }
    column += colspan
  }
  return { row: { cells, width: column }, open }
}

function rowNode({ cells, width }: Row, tableWidth: number): JsonNode {
  const isHeader = cells.some((cell) => cell.isHeader)
  const missing = Array.from({ length: tableWidth - width }, () => emptyCell(isHeader))
  return { type: 'tableRow', content: [...cells, ...missing].map(cellNode) }
}

function emptyCell(isHeader: boolean): Cell {
  return { isHeader, colspan: 1, rowspan: 1, content: [] }
}

function cellNode({ isHeader, colspan, rowspan, content }: Cell): JsonNode {
  const attrs = { ...(colspan > 1 && { colspan }), ...(rowspan > 1 && { rowspan }) }
  return {
    type: isHeader ? 'tableHeader' : 'tableCell',
    ...(Object.keys(attrs).length > 0 && { attrs }),
    content: content.length > 0 ? content : [{ type: 'paragraph' }],
  }
}

/** A row that was taken out by a tracked change, or put in by one that this reading is before. */
function isGone(tr: XmlElement, { reading }: DocxStory): boolean {
  return childOf(childOf(tr, 'w:trPr'), reading === 'accepted' ? 'w:del' : 'w:ins') !== undefined
}

/** Rows or cells, those in content controls too. */
function partsOf(element: XmlElement, name: 'w:tr' | 'w:tc'): XmlElement[] {
  return element.children.flatMap((child) => {
    if (child.name === name) return [child]
    const isWrapper = ['w:sdt', 'w:sdtContent', 'w:customXml'].includes(child.name)
    return isWrapper ? partsOf(child, name) : []
  })
}

function spanOf(text: string | undefined, least: number): number {
  return Math.min(MAX_SPAN, Math.max(least, integerOf(text) ?? least))
}

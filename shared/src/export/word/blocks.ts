import { holdsWords } from '../../comparison/families.ts'
import { formerOf, stateOf, type TrackedState } from '../../comparison/tracked.ts'
import { whole } from '../../comparison/tracked-text.ts'
import type { JsonNode } from '../../document/document-json.ts'
import { type BlockKind, numberIn, textIn } from '../block-kinds.ts'
import { altOf } from '../pictures.ts'
import { headingAnchor } from './contents.ts'
import { BULLETS, PARAGRAPHS, RECOMMENDATIONS } from './list-numbers.ts'
import { type Look, paragraph } from './paragraphs.ts'
import { pictureXml } from './pictures.ts'
import { recommendationsXml } from './recommendation-list.ts'
import { AT_THE_TOP, type Depth, type Sheet } from './sheet.ts'
import { tableXml } from './table.ts'

/** The blocks of the text itself. Only here are paragraphs numbered, and do headings lead sections. */
export function bodyXml(blocks: readonly JsonNode[], sheet: Sheet): string {
  let headings = 0
  return blocks
    .map((block) => {
      const look = topLook(block, sheet)
      if (!look) return blockXml(block, AT_THE_TOP, sheet)
      const anchor = block.type === 'heading' ? { anchor: headingAnchor(headings++) } : {}
      const former = formerOf(block)
      return paragraph(block, { ...look, ...anchor, former: (former && topLook(former, sheet)) ?? {} }, sheet)
    })
    .join('')
}

/** How a block of words looks that stands in the text itself; null of others. */
function topLook(block: JsonNode, sheet: Sheet): Look | null {
  switch (block.type) {
    case 'heading':
      return { style: `Heading${Math.min(1 + numberIn(block, 'level', 1) - sheet.level, 3)}` }
    case 'paragraph':
      return sheet.isNumbered ? { style: 'Numbered', number: { id: PARAGRAPHS, level: 0 } } : {}
    case 'recommendation':
      return { style: 'Recommendation', number: { id: RECOMMENDATIONS, level: 0 } }
    default:
      return null
  }
}

type Draw = (node: JsonNode, depth: Depth, sheet: Sheet) => string

const BLOCKS: Record<BlockKind, Draw> = {
  paragraph: (node, depth, sheet) => paragraph(node, lookAt(depth), sheet),
  // One inside of a list, a quotation or a table leads no section of the text.
  heading: (node, depth, sheet) => paragraph(node, { ...lookAt(depth), isBold: true }, sheet),
  bulletList: (node, depth, sheet) => listXml(node, { id: BULLETS, depth }, sheet),
  orderedList: (node, depth, sheet) => {
    const id = sheet.lists.ordered(textIn(node, 'type'), numberIn(node, 'start', 1))
    return listXml(node, { id, depth }, sheet)
  },
  listItem: blocksXml,
  blockquote: (node, depth, sheet) => blocksXml(node, { ...depth, isQuoted: true }, sheet),
  horizontalRule: (node, _depth, sheet) => paragraph({ ...node, content: [] }, { style: 'Rule' }, sheet),
  table: (node, depth, sheet) => tableXml(node, sheet, (cell) => cellXml(cell, depth, sheet)),
  // Rows and cells are drawn by their table, which knows where they stand.
  tableRow: blocksXml,
  tableHeader: blocksXml,
  tableCell: blocksXml,
  recommendation: (node, _depth, sheet) =>
    paragraph(node, { style: 'Recommendation', number: { id: RECOMMENDATIONS, level: 0 } }, sheet),
  recommendationList: (node, _depth, sheet) => recommendationsXml(stateOf(node), sheet),
  signatories: (node, _depth, sheet) =>
    sheet.page.organizations
      .map((name) => paragraph(nameLine(name, stateOf(node)), { style: 'Signatory' }, sheet))
      .join(''),
  image: (node, _depth, sheet) => {
    const state = stateOf(node)
    // A change is tracked in words alone.
    return state
      ? paragraph(nameLine(altOf(node), state), { style: 'Picture' }, sheet)
      : pictureXml(node, sheet)
  },
  // Notes are set where they are referred to, hints not at all.
  footnote: () => '',
  guidance: () => '',
}

/** One block, without a number of the text. */
export function blockXml(node: JsonNode, depth: Depth, sheet: Sheet): string {
  if (!isBlockKind(node.type)) throw new Error(`no form for ${node.type}`)
  const drawn = BLOCKS[node.type](node, depth, sheet)
  return sheet.tracking && !holdsWords(node) ? sheet.tracking.move(node, drawn) : drawn
}

function nameLine(name: string, state: TrackedState | null): JsonNode {
  const line = { type: 'paragraph', content: [{ type: 'text', text: name }] }
  return state ? whole(line, state) : line
}

function isBlockKind(type: string): type is BlockKind {
  return Object.hasOwn(BLOCKS, type)
}

function blocksXml({ content = [] }: JsonNode, depth: Depth, sheet: Sheet): string {
  return content.map((node) => blockXml(node, depth, sheet)).join('')
}

const STEP = 425

function lookAt({ lists, isQuoted }: Depth) {
  const indent = STEP * lists + (isQuoted && lists > 0 ? STEP : 0)
  return { ...(isQuoted && { style: 'Quote' }), ...(indent > 0 && { indent }) }
}

const DEEPEST = 8

/** The sign of an item stands before its first line; what else is in it begins where that does. */
function listXml(node: JsonNode, { id, depth }: { id: number; depth: Depth }, sheet: Sheet): string {
  const inside = { ...depth, lists: depth.lists + 1 }
  const number = { id, level: Math.min(depth.lists, DEEPEST) }
  const items = (node.content ?? []).map((item) => {
    const { content = [] } = item
    const [first, ...rest] = content
    const isLine = first?.type === 'paragraph' || first?.type === 'heading'
    const state = stateOf(item)
    const head = isLine ? first : state ? whole({ type: 'paragraph' }, state) : { type: 'paragraph' }
    const left = isLine ? rest : content
    const isBold = head.type === 'heading'
    const drawn = [
      paragraph(head, { style: depth.isQuoted ? 'Quote' : 'ListParagraph', number, isBold }, sheet),
      ...left.map((block) => blockXml(block, inside, sheet)),
    ].join('')
    return sheet.tracking ? sheet.tracking.move(item, drawn) : drawn
  })
  return items.join('')
}

/** A cell ends with a paragraph, as Word wants it. */
function cellXml(cell: JsonNode, { isQuoted }: Depth, sheet: Sheet): string {
  const side = textIn(cell, 'align')
  const isBold = cell.type === 'tableHeader'
  const depth = { lists: 0, isQuoted }
  const drawn = (cell.content ?? []).map((block) => {
    if (block.type !== 'paragraph') return blockXml(block, depth, sheet)
    return paragraph(block, { style: 'Cell', side, isBold }, sheet)
  })
  const ends = cell.content?.at(-1)?.type
  const isClosed = ends !== undefined && ends !== 'table' && drawn.at(-1) !== ''
  return drawn.join('') + (isClosed ? '' : '<w:p/>')
}

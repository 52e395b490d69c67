import type { JsonNode } from '../../document/document-json.ts'
import { type BlockKind, numberIn, textIn } from '../block-kinds.ts'
import { labelOf } from '../page.ts'
import { headingAnchor } from './contents.ts'
import { BULLETS, PARAGRAPHS, RECOMMENDATIONS } from './list-numbers.ts'
import { paragraph, plainParagraph } from './paragraphs.ts'
import { pictureXml } from './pictures.ts'
import { wordsRun } from './runs.ts'
import { AT_THE_TOP, type Depth, type Sheet } from './sheet.ts'
import { tableXml } from './table.ts'

/** The blocks of the text itself. Only here are paragraphs numbered, and do headings lead sections. */
export function bodyXml(blocks: readonly JsonNode[], sheet: Sheet): string {
  let headings = 0
  return blocks
    .map((block) => {
      if (block.type === 'heading') return headingXml(block, headings++, sheet)
      if (block.type === 'paragraph' && sheet.isNumbered) return numberedXml(block, sheet)
      return blockXml(block, AT_THE_TOP, sheet)
    })
    .join('')
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
  horizontalRule: () => '<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr></w:p>',
  table: (node, depth, sheet) => tableXml(node, sheet, (cell) => cellXml(cell, depth, sheet)),
  // Rows and cells are drawn by their table, which knows where they stand.
  tableRow: blocksXml,
  tableHeader: blocksXml,
  tableCell: blocksXml,
  recommendation: (node, _depth, sheet) =>
    paragraph(node, { style: 'Recommendation', number: { id: RECOMMENDATIONS, level: 0 } }, sheet),
  recommendationList: (_node, _depth, sheet) => recommendationsXml(sheet),
  signatories: (_node, _depth, { page }) =>
    page.organizations.map((name) => plainParagraph(name, { style: 'Signatory' })).join(''),
  image: (node, _depth, sheet) => pictureXml(node, sheet),
  // Notes are set where they are referred to, hints not at all.
  footnote: () => '',
  guidance: () => '',
}

/** One block, without a number of the text. */
export function blockXml(node: JsonNode, depth: Depth, sheet: Sheet): string {
  if (!isBlockKind(node.type)) throw new Error(`no form for ${node.type}`)
  return BLOCKS[node.type](node, depth, sheet)
}

function isBlockKind(type: string): type is BlockKind {
  return Object.hasOwn(BLOCKS, type)
}

function blocksXml({ content = [] }: JsonNode, depth: Depth, sheet: Sheet): string {
  return content.map((node) => blockXml(node, depth, sheet)).join('')
}

function numberedXml(node: JsonNode, sheet: Sheet): string {
  return paragraph(node, { style: 'Numbered', number: { id: PARAGRAPHS, level: 0 } }, sheet)
}

function headingXml(node: JsonNode, at: number, sheet: Sheet): string {
  const level = Math.min(1 + numberIn(node, 'level', 1) - sheet.level, 3)
  return paragraph(node, { style: `Heading${level}`, anchor: headingAnchor(at) }, sheet)
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
  const items = (node.content ?? []).map(({ content = [] }) => {
    const [first, ...rest] = content
    const isLine = first?.type === 'paragraph' || first?.type === 'heading'
    const head = isLine ? first : { type: 'paragraph' }
    const left = isLine ? rest : content
    const isBold = head.type === 'heading'
    return [
      paragraph(head, { style: depth.isQuoted ? 'Quote' : 'ListParagraph', number, isBold }, sheet),
      ...left.map((block) => blockXml(block, inside, sheet)),
    ].join('')
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

/** All recommendations, one under the other, with the number that each has in its place. */
function recommendationsXml(sheet: Sheet): string {
  const copy = { ...sheet, isCopy: true }
  return sheet.page.recommendations
    .map((node) => {
      const label = wordsRun(labelOf(node, sheet.page), { lang: null, isRtl: false, isBold: true })
      const lead = `${label}<w:r><w:tab/></w:r>`
      return paragraph(node, { style: 'RecommendationSummary', lead }, copy)
    })
    .join('')
}

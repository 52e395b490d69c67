import type { JsonNode } from '../document/document-json.ts'
import { SECTION_LETTER } from '../document/section-letter.ts'
import { blockAttributes } from './block-attributes.ts'
import { type BlockKind, numberIn, textIn } from './block-kinds.ts'
import { notesHtml, recommendationHtml, recommendationListHtml, signatoriesHtml } from './generated-html.ts'
import { htmlText } from './html-text.ts'
import { inlineHtml } from './inline-html.ts'
import { sectionAnchor, sectionLevel } from './outline.ts'
import { bodyOf, type Drawing, type Page, pageOf } from './page.ts'
import { pictureHtml } from './picture-html.ts'
import { tableHtml } from './table-html.ts'

/**
 * A text without suggestions (`standingText`) as semantic HTML, for a page whose title is its only `h1`. Paragraphs
 * have their numbers as text, so that they are read out and copied, and can be pointed at: `#p12`.
 */
export function documentHtml(document: JsonNode, drawing: Drawing): string {
  const page = pageOf(document, drawing)
  const level = sectionLevel(document)
  let paragraphs = 0
  let sections = 0
  const body = bodyOf(document).map((block) => {
    if (block.type === 'paragraph' && drawing.isNumbered) return numberedHtml(block, ++paragraphs, page)
    if (block.type !== 'heading') return blockHtml(block, page)
    const isSection = numberIn(block, 'level', 1) === level
    return headingHtml(block, { level, anchor: isSection ? sectionAnchor(sections++) : null }, page)
  })
  return [...body, notesHtml(page)].filter(Boolean).join('\n')
}

const BLOCKS: Record<BlockKind, (node: JsonNode, page: Page) => string> = {
  paragraph: (node, page) => `<p${blockAttributes(node)}>${inlineHtml(node.content ?? [], page)}</p>`,
  // One inside of a list or a quotation leads no section of the text.
  heading: (node, page) =>
    `<p${blockAttributes(node)}><strong>${inlineHtml(node.content ?? [], page)}</strong></p>`,
  bulletList: (node, page) => `<ul${blockAttributes(node)}>${blocksHtml(node, page)}</ul>`,
  orderedList: (node, page) => `<ol${blockAttributes(node)}${countOf(node)}>${blocksHtml(node, page)}</ol>`,
  listItem: (node, page) => `<li${blockAttributes(node)}>${blocksHtml(node, page)}</li>`,
  blockquote: (node, page) => `<blockquote${blockAttributes(node)}>${blocksHtml(node, page)}</blockquote>`,
  horizontalRule: () => '<hr>',
  table: (node, page) => tableHtml(node, (cell) => blocksHtml(cell, page)),
  // Rows and cells are drawn by their table, which knows where they stand.
  tableRow: blocksHtml,
  tableHeader: blocksHtml,
  tableCell: blocksHtml,
  recommendation: recommendationHtml,
  recommendationList: (_node, page) => recommendationListHtml(page),
  signatories: (_node, page) => signatoriesHtml(page),
  image: pictureHtml,
  // Notes are drawn together at the end, hints not at all.
  footnote: () => '',
  guidance: () => '',
}

/** One block as HTML, without a number of its own. */
export function blockHtml(node: JsonNode, page: Page): string {
  if (!isBlockKind(node.type)) throw new Error(`no form for ${node.type}`)
  return BLOCKS[node.type](node, page)
}

function isBlockKind(type: string): type is BlockKind {
  return Object.hasOwn(BLOCKS, type)
}

function blocksHtml({ content = [] }: JsonNode, page: Page): string {
  return content.map((node) => blockHtml(node, page)).join('')
}

function numberedHtml(node: JsonNode, number: number, page: Page): string {
  const words = inlineHtml(node.content ?? [], page)
  return `<p class="numbered" id="p${number}"${blockAttributes(node)}><span class="number">${number}</span> ${words}</p>`
}

type HeadingPlace = { level: number; anchor: string | null }

function headingHtml(node: JsonNode, { level, anchor }: HeadingPlace, page: Page): string {
  const tag = `h${Math.min(2 + numberIn(node, 'level', 1) - level, 6)}`
  const id = anchor ? ` id="${anchor}"` : ''
  return `<${tag}${id}${blockAttributes(node)}>${letteredHtml(node.content ?? [], page)}</${tag}>`
}

/** The letter of a section hangs in the margin, where the numbers of paragraphs stand. */
function letteredHtml(content: readonly JsonNode[], page: Page): string {
  const [first, ...rest] = content
  const begin = SECTION_LETTER.exec(first?.text ?? '')?.[0]
  if (!first?.text || !begin) return inlineHtml(content, page)
  const letter = `<span class="number">${htmlText(begin.trim())}</span> `
  return letter + inlineHtml([{ ...first, text: first.text.slice(begin.length) }, ...rest], page)
}

const LIST_TYPES = new Set(['1', 'a', 'A', 'i', 'I'])

function countOf(node: JsonNode): string {
  const start = numberIn(node, 'start', 1)
  const type = textIn(node, 'type')
  return `${start === 1 ? '' : ` start="${start}"`}${type && LIST_TYPES.has(type) ? ` type="${type}"` : ''}`
}

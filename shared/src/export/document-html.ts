import type { JsonNode } from '../document/document-json.ts'
import { SECTION_LETTER } from '../document/section-letter.ts'
import { type BlockKind, numberIn, textIn } from './block-kinds.ts'
import { htmlText } from './html-text.ts'
import { inlineHtml } from './inline-html.ts'
import { sectionAnchor, sectionLevel } from './outline.ts'
import { tableHtml } from './table-html.ts'

/** How a text is drawn: whether its paragraphs are numbered, as they are in its room. */
export type Drawing = { isNumbered: boolean }

/**
 * A text without suggestions (`standingText`) as semantic HTML, for a page whose title is its only `h1`. Paragraphs
 * have their numbers as text, so that they are read out and copied, and can be pointed at: `#p12`.
 */
export function documentHtml(document: JsonNode, { isNumbered }: Drawing): string {
  const level = sectionLevel(document)
  let paragraphs = 0
  let sections = 0
  return (document.content ?? [])
    .map((block) => {
      if (block.type === 'paragraph' && isNumbered) return numberedHtml(block, ++paragraphs)
      if (block.type !== 'heading') return blockHtml(block)
      const isSection = numberIn(block, 'level', 1) === level
      return headingHtml(block, { level, anchor: isSection ? sectionAnchor(sections++) : null })
    })
    .join('\n')
}

const BLOCKS: Record<BlockKind, (node: JsonNode) => string> = {
  paragraph: (node) => `<p${attributesOf(node)}>${inlineHtml(node.content ?? [])}</p>`,
  // One inside of a list or a quotation leads no section of the text.
  heading: (node) => `<p${attributesOf(node)}><strong>${inlineHtml(node.content ?? [])}</strong></p>`,
  bulletList: (node) => `<ul${attributesOf(node)}>${blocksHtml(node)}</ul>`,
  orderedList: (node) => `<ol${attributesOf(node)}${countOf(node)}>${blocksHtml(node)}</ol>`,
  listItem: (node) => `<li${attributesOf(node)}>${blocksHtml(node)}</li>`,
  blockquote: (node) => `<blockquote${attributesOf(node)}>${blocksHtml(node)}</blockquote>`,
  horizontalRule: () => '<hr>',
  table: (node) => tableHtml(node, { attributesOf, blocksHtml }),
  // Rows and cells are drawn by their table, which knows where they stand.
  tableRow: blocksHtml,
  tableHeader: blocksHtml,
  tableCell: blocksHtml,
}

/** One block as HTML, without a number. */
export function blockHtml(node: JsonNode): string {
  if (!isBlockKind(node.type)) throw new Error(`no form for ${node.type}`)
  return BLOCKS[node.type](node)
}

function isBlockKind(type: string): type is BlockKind {
  return Object.hasOwn(BLOCKS, type)
}

function blocksHtml({ content = [] }: JsonNode): string {
  return content.map(blockHtml).join('')
}

function numberedHtml(node: JsonNode, number: number): string {
  const words = inlineHtml(node.content ?? [])
  return `<p class="numbered" id="p${number}"${attributesOf(node)}><span class="number">${number}</span> ${words}</p>`
}

type HeadingPlace = { level: number; anchor: string | null }

function headingHtml(node: JsonNode, { level, anchor }: HeadingPlace): string {
  const tag = `h${Math.min(2 + numberIn(node, 'level', 1) - level, 6)}`
  const id = anchor ? ` id="${anchor}"` : ''
  return `<${tag}${id}${attributesOf(node)}>${letteredHtml(node.content ?? [])}</${tag}>`
}

/** The letter of a section hangs in the margin, where the numbers of paragraphs stand. */
function letteredHtml(content: readonly JsonNode[]): string {
  const [first, ...rest] = content
  const begin = SECTION_LETTER.exec(first?.text ?? '')?.[0]
  if (!first?.text || !begin) return inlineHtml(content)
  const letter = `<span class="number">${htmlText(begin.trim())}</span> `
  return letter + inlineHtml([{ ...first, text: first.text.slice(begin.length) }, ...rest])
}

/** Each block says its language where it is not that of the text, and runs as its own first letters do. */
function attributesOf(node: JsonNode): string {
  const lang = textIn(node, 'lang')
  return `${lang ? ` lang="${htmlText(lang)}"` : ''} dir="auto"`
}

const LIST_TYPES = new Set(['1', 'a', 'A', 'i', 'I'])

function countOf(node: JsonNode): string {
  const start = numberIn(node, 'start', 1)
  const type = textIn(node, 'type')
  return `${start === 1 ? '' : ` start="${start}"`}${type && LIST_TYPES.has(type) ? ` type="${type}"` : ''}`
}

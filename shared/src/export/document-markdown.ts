import type { JsonNode } from '../document/document-json.ts'
import { type BlockKind, numberIn } from './block-kinds.ts'
import { blockHtml } from './document-html.ts'
import { inlineMarkdown } from './inline-markdown.ts'

/**
 * A text without suggestions (`standingText`) as CommonMark. What that has no form for, which is tables, lines under
 * words and through them, is HTML, as CommonMark wants it. Numbers of paragraphs are left out: they would make a list.
 */
export function documentMarkdown(document: JsonNode): string {
  return `${blocksMarkdown(document.content ?? [])}\n`
}

type Neighbours = { blocks: readonly JsonNode[]; at: number }

const BLOCKS: Record<BlockKind, (node: JsonNode, neighbours: Neighbours) => string> = {
  paragraph: ({ content = [] }) => paragraph(content),
  heading: (node) =>
    `${'#'.repeat(numberIn(node, 'level', 1))} ${inlineMarkdown(node.content ?? [], '<br>')}`,
  bulletList: (list, neighbours) => listMarkdown(list, () => (isSecond(neighbours) ? '*' : '-')),
  orderedList: (list, neighbours) => {
    const sign = isSecond(neighbours) ? ')' : '.'
    return listMarkdown(list, (at) => `${numberIn(list, 'start', 1) + at}${sign}`)
  },
  // The signs of empty items, one in the other, would be a line across the page.
  listItem: ({ content = [] }) => blocksMarkdown(content) || '<!-- -->',
  blockquote: ({ content = [] }) => indented(blocksMarkdown(content), { first: '> ', others: '> ' }),
  // Dashes after the dash of a list would be one line of dashes.
  horizontalRule: () => '___',
  table: tableMarkdown,
  tableRow: tableMarkdown,
  tableHeader: tableMarkdown,
  tableCell: tableMarkdown,
}

/** An empty paragraph is nothing in Markdown, and so parts nothing. */
function blocksMarkdown(found: readonly JsonNode[]): string {
  const blocks = found.filter(({ type, content = [] }) => type !== 'paragraph' || paragraph(content) !== '')
  return blocks.map((node, at) => blockMarkdown(node, { blocks, at })).join('\n\n')
}

function paragraph(content: readonly JsonNode[]): string {
  return inlineMarkdown(content, '\\\n')
}

function blockMarkdown(node: JsonNode, neighbours: Neighbours): string {
  if (!isBlockKind(node.type)) throw new Error(`no form for ${node.type}`)
  return BLOCKS[node.type](node, neighbours)
}

function isBlockKind(type: string): type is BlockKind {
  return Object.hasOwn(BLOCKS, type)
}

/** Two lists in a row would be one if they did not differ in their signs. */
function isSecond({ blocks, at }: Neighbours): boolean {
  const type = blocks[at]?.type
  const before = blocks.slice(0, at).findLastIndex((block) => block.type !== type)
  return (at - before) % 2 === 0
}

function listMarkdown(list: JsonNode, markerOf: (at: number) => string): string {
  const items = (list.content ?? []).map((item, at) => {
    const first = `${markerOf(at)} `
    return indented(blockMarkdown(item, { blocks: [item], at: 0 }), {
      first,
      others: ' '.repeat(first.length),
    })
  })
  return items.join('\n')
}

function indented(text: string, { first, others }: { first: string; others: string }): string {
  const lines = text.split('\n').map((line, at) => `${at === 0 ? first : others}${line}`.replace(/ +$/, ''))
  return lines.join('\n')
}

/** A line with nothing on it would end it. */
function tableMarkdown(table: JsonNode): string {
  return blockHtml(table).replace(/\s*\n\s*/g, ' ')
}

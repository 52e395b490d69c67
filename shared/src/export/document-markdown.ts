import type { JsonNode } from '../document/document-json.ts'
import { GENERATED_BLOCKS } from '../document/generated-blocks.ts'
import { type BlockKind, numberIn } from './block-kinds.ts'
import { blockHtml } from './document-html.ts'
import { inlineMarkdown } from './inline-markdown.ts'
import { bodyOf, type Drawing, labelOf, noteNumber, type Page, pageOf } from './page.ts'
import { pictureDefinitions, pictureMarkdown } from './picture-markdown.ts'

/**
 * A text without suggestions (`standingText`) as CommonMark. What that has no form for, which is tables, lines under
 * words and through them, signs of notes, is HTML, as CommonMark wants it. Numbers of paragraphs are left out: they would
 * make a list.
 */
export function documentMarkdown(document: JsonNode, drawing: Drawing): string {
  const page = pageOf(document, drawing)
  return `${[blocksMarkdown(bodyOf(document), page), notesMarkdown(page), pictureDefinitions(page)].filter(Boolean).join('\n\n')}\n`
}

type Place = { blocks: readonly JsonNode[]; at: number; page: Page }

const BLOCKS: Record<BlockKind, (node: JsonNode, place: Place) => string> = {
  paragraph: ({ content = [] }, { page }) => paragraph(content, page),
  heading: (node, { page }) =>
    `${'#'.repeat(numberIn(node, 'level', 1))} ${inlineMarkdown(node.content ?? [], '<br>', page)}`,
  bulletList: (list, place) => listMarkdown(list, place.page, () => (isSecond(place) ? '*' : '-')),
  orderedList: (list, place) => {
    const sign = isSecond(place) ? ')' : '.'
    return listMarkdown(list, place.page, (at) => `${numberIn(list, 'start', 1) + at}${sign}`)
  },
  // The signs of empty items, one in the other, would be a line across the page.
  listItem: ({ content = [] }, { page }) => blocksMarkdown(content, page) || '<!-- -->',
  blockquote: ({ content = [] }, { page }) =>
    indented(blocksMarkdown(content, page), { first: '> ', others: '> ' }),
  // Dashes after the dash of a list would be one line of dashes.
  horizontalRule: () => '___',
  table: tableMarkdown,
  tableRow: tableMarkdown,
  tableHeader: tableMarkdown,
  tableCell: tableMarkdown,
  recommendation: (node, { page }) => recommendation(node, page),
  recommendationList: (_node, place) =>
    points(
      place,
      place.page.recommendations.map((node) => recommendation(node, place.page)),
    ),
  signatories: (_node, place) =>
    points(
      place,
      place.page.organizations.map((name) =>
        inlineMarkdown([{ type: 'text', text: name }], '<br>', place.page),
      ),
    ),
  image: (node, { page }) => pictureMarkdown(node, page),
  // Notes stand together at the end, hints to those who write nowhere.
  footnote: () => '',
  guidance: () => '',
}

/** What is empty is nothing in Markdown, and so parts nothing. */
function blocksMarkdown(found: readonly JsonNode[], page: Page): string {
  const blocks = found.filter((block) => !isNothing(block, page))
  return blocks.map((node, at) => blockMarkdown(node, { blocks, at, page })).join('\n\n')
}

function isNothing(node: JsonNode, page: Page): boolean {
  const { type, content = [] } = node
  if (type === 'image') return pictureMarkdown(node, page) === ''
  if (type === 'paragraph') return paragraph(content, page) === ''
  if (type === 'recommendationList') return page.recommendations.length === 0
  return type === 'signatories' && page.organizations.length === 0
}

const GENERATED = new Set<string>(GENERATED_BLOCKS)

function paragraph(content: readonly JsonNode[], page: Page): string {
  return inlineMarkdown(content, '\\\n', page)
}

function recommendation(node: JsonNode, page: Page): string {
  return `**${labelOf(node, page)}** ${inlineMarkdown(node.content ?? [], '<br>', page)}`.trimEnd()
}

function notesMarkdown(page: Page): string {
  if (page.notes.length === 0) return ''
  const lines = page.notes.map((note) =>
    `${noteNumber(note, page)}. ${inlineMarkdown(note.content ?? [], '<br>', page)}`.trimEnd(),
  )
  return ['___', lines.join('\n')].join('\n\n')
}

function blockMarkdown(node: JsonNode, place: Place): string {
  if (!isBlockKind(node.type)) throw new Error(`no form for ${node.type}`)
  return BLOCKS[node.type](node, place)
}

function isBlockKind(type: string): type is BlockKind {
  return Object.hasOwn(BLOCKS, type)
}

/** Two lists in a row would be one if they did not differ in their signs. */
function isSecond({ blocks, at }: Place): boolean {
  const kind = listKind(blocks[at])
  const before = blocks.slice(0, at).findLastIndex((block) => listKind(block) !== kind)
  return (at - before) % 2 === 0
}

function listKind(block: JsonNode | undefined): string {
  return block && GENERATED.has(block.type) ? 'bulletList' : (block?.type ?? '')
}

/** Points of a list that makes itself, each one line. */
function points(place: Place, lines: readonly string[]): string {
  const sign = isSecond(place) ? '*' : '-'
  return lines.map((line) => `${sign} ${line}`.trimEnd()).join('\n')
}

function listMarkdown(list: JsonNode, page: Page, markerOf: (at: number) => string): string {
  const items = (list.content ?? []).map((item, at) => {
    const first = `${markerOf(at)} `
    return indented(blockMarkdown(item, { blocks: [item], at: 0, page }), {
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
function tableMarkdown(table: JsonNode, { page }: Place): string {
  return blockHtml(table, page).replace(/\s*\n\s*/g, ' ')
}

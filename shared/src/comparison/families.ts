import type { BLOCK_TYPES } from '../document/blocks.ts'
import type { JsonNode } from '../document/document-json.ts'

/**
 * What a kind of block may become while it stays the same block: a paragraph a heading, a list of points a numbered
 * one. A new kind of the schema does not compile before it has its own.
 */
const FAMILIES = {
  doc: 'text',
  paragraph: 'words',
  heading: 'words',
  bulletList: 'list',
  orderedList: 'list',
  listItem: 'item',
  blockquote: 'quote',
  horizontalRule: 'rule',
  table: 'table',
  tableRow: 'row',
  tableHeader: 'cell',
  tableCell: 'cell',
  recommendation: 'words',
  footnote: 'words',
  guidance: 'words',
  recommendationList: 'generated',
  signatories: 'generated',
  image: 'image',
} as const satisfies Record<'doc' | (typeof BLOCK_TYPES)[number], string>

/** The family of a block; one that this version does not know is of its own, as it is or with words in it. */
export function familyOf(node: JsonNode): string {
  if (isKnown(node.type)) return FAMILIES[node.type]
  // Words where blocks should be: compared as they are.
  if (node.text !== undefined) return `text ${JSON.stringify(node)}`
  return `${holdsWords(node) ? 'line' : 'block'} ${node.type}`
}

/** Whether what stands in a block is words, and what stands between words. */
export function holdsWords(node: JsonNode): boolean {
  if (isKnown(node.type)) return FAMILIES[node.type] === 'words'
  return node.content?.some(({ text }) => text !== undefined) ?? false
}

/** The blocks in a block. */
export function childBlocks(node: JsonNode): readonly JsonNode[] {
  return holdsWords(node) ? [] : (node.content ?? [])
}

/** The words in a block, with what stands between them. */
export function lineOf(node: JsonNode): readonly JsonNode[] {
  return holdsWords(node) ? (node.content ?? []) : []
}

function isKnown(type: string): type is keyof typeof FAMILIES {
  return Object.hasOwn(FAMILIES, type)
}

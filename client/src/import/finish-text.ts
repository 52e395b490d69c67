import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { MAX_IMPORT_NESTING_DEPTH, MAX_INSERTED_CHARS } from '@plenary/shared/limits.ts'
import type { Dropped } from './dropped.ts'
import { ImportRefusal } from './import-refusal.ts'
import type { FoundKind, ImportedText, ImportWarnings } from './imported-text.ts'
import { plainWords } from './inline-text.ts'

const COUNTED: Readonly<Record<string, FoundKind>> = {
  heading: 'headings',
  paragraph: 'paragraphs',
  table: 'tables',
  blockquote: 'quotations',
  footnote: 'notes',
}
const LISTS = new Set(['bulletList', 'orderedList'])
/** Paragraphs in these are counted as what they stand in. */
const HOLDERS = new Set(['listItem', 'tableCell', 'tableHeader'])

/**
 * What was read, counted.
 * @throws {ImportRefusal} when it is nothing, or more than can be put into a text at once.
 */
export function finishText(content: JsonNode[], dropped: Dropped, warnings: ImportWarnings): ImportedText {
  const found: ImportedText['found'] = {
    words: 0,
    headings: 0,
    paragraphs: 0,
    lists: 0,
    tables: 0,
    quotations: 0,
    notes: 0,
    links: 0,
  }
  let positions = 0
  const count = (node: JsonNode, parent: string, depth: number) => {
    if (depth > MAX_IMPORT_NESTING_DEPTH) throw new ImportRefusal('too-deep')
    positions += node.text?.length ?? (node.content ? 2 : 1)
    countNode(node, parent, found)
    for (const child of node.content ?? []) count(child, node.type, depth + 1)
  }
  for (const node of content) count(node, 'doc', 1)
  if (positions > MAX_INSERTED_CHARS) throw new ImportRefusal('too-long')
  if (content.length === 0) throw new ImportRefusal('empty')
  return { document: { type: 'doc', content }, found, dropped: dropped.counts, warnings }
}

function countNode(node: JsonNode, parent: string, found: ImportedText['found']): void {
  const { type } = node
  if (LISTS.has(type)) found.lists += LISTS.has(parent) || parent === 'listItem' ? 0 : 1
  const kind = COUNTED[type]
  if (kind && !(type === 'paragraph' && HOLDERS.has(parent))) found[kind] += 1
  const inline = node.content?.filter(({ text, type: of }) => text !== undefined || of === 'hardBreak') ?? []
  if (inline.length === 0) return
  found.words += plainWords({ type, content: inline }).split(/\s+/).filter(Boolean).length
  found.links += linksIn(inline)
}

/** A link over words of several looks is one. */
function linksIn(inline: readonly JsonNode[]): number {
  const hrefs = inline.map(({ marks = [] }) => marks.find(({ type }) => type === 'link')?.attrs?.href)
  return hrefs.filter((href, at) => href !== undefined && href !== hrefs[at - 1]).length
}

import type { JsonNode } from './document-json.ts'

/** Where a block stands: under which heading, and in which of the text's paragraphs as they are numbered on screen. */
export type Place = { section: string; paragraph: number | null }

/** Where each block of a text stands, by its id. */
export function placesOf(document: JsonNode): Record<string, Place> {
  const places = new Map<string, Place>()
  let section = ''
  let paragraphs = 0
  for (const block of document.content ?? []) {
    if (block.type === 'heading') section = wordsOf(block)
    // Only what stands in the text itself is numbered, not what stands in a list or a table.
    if (block.type === 'paragraph') paragraphs += 1
    enter(places, block, { section, paragraph: block.type === 'paragraph' ? paragraphs : null })
  }
  return Object.fromEntries(places)
}

function enter(places: Map<string, Place>, block: JsonNode, place: Place): void {
  const id = block.attrs?.id
  if (typeof id === 'string') places.set(id, place)
  for (const child of block.content ?? []) enter(places, child, place)
}

function wordsOf(node: JsonNode): string {
  return node.text ?? (node.content ?? []).map(wordsOf).join('')
}

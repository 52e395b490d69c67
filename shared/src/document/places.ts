import type { JsonNode } from './document-json.ts'

/** As much of a heading as a table shows. It is kept with each block below it, and may be as long as a text. */
const SECTION_MAX_CHARS = 160
// What is not seen, or turns the direction of the words after it; no database keeps a zero as text.
const UNSEEN = /[\p{Cc}\u2028\u2029\u202A-\u202E\u2066-\u2069]+/gu

/** Where a block stands: under which heading, and in which of the text's paragraphs as they are numbered on screen. */
export type Place = { section: string; paragraph: number | null }

/** Where each block of a text stands, by its id. */
export function placesOf(document: JsonNode): Record<string, Place> {
  const places = new Map<string, Place>()
  let section = ''
  let paragraphs = 0
  for (const block of document.content ?? []) {
    if (block.type === 'heading') section = headingLine(block)
    // Only what stands in the text itself is numbered, not what stands in a list or a table.
    if (block.type === 'paragraph') paragraphs += 1
    enter(places, block, { section, paragraph: block.type === 'paragraph' ? paragraphs : null })
  }
  return Object.fromEntries(places)
}

function enter(places: Map<string, Place>, block: JsonNode, place: Place): void {
  const id = block.attrs?.id
  if (typeof id === 'string' && !/\p{Cc}/u.test(id)) places.set(id, place)
  for (const child of block.content ?? []) enter(places, child, place)
}

/** The words of a heading as one line, shortened if they are long. */
export function headingLine(heading: JsonNode): string {
  return beginningOf(wordsOf(heading))
}

function beginningOf(words: string): string {
  const line = words.replace(UNSEEN, ' ').trim()
  return line.length > SECTION_MAX_CHARS ? `${line.slice(0, SECTION_MAX_CHARS - 1).toWellFormed()}…` : line
}

function wordsOf(node: JsonNode): string {
  return node.text ?? (node.content ?? []).map(wordsOf).join('')
}

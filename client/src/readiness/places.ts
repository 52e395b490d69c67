import type { Labels } from '@plenary/shared/document/labels.ts'
import type { BlockFacts } from './block-facts.ts'

/** A block to go to. `name` is its number or heading, or how it begins; empty where it has no words. */
export type BlockPlace = {
  id: string
  as: 'heading' | 'recommendation' | 'paragraph' | 'note' | 'words' | 'picture'
  name: string
}

const QUOTED_CHARS = 40

/** The place of a block, by the name that it has in the text. */
export function placeOf({ id, type, words }: BlockFacts, labels: Labels): BlockPlace {
  if (type === 'image') return { id, as: 'picture', name: '' }
  if (type === 'heading') return { id, as: 'heading', name: words }
  const label = labels.blocks.get(id)
  if (label && (type === 'recommendation' || type === 'paragraph')) return { id, as: type, name: label }
  return { id, as: type === 'footnote' ? 'note' : 'words', name: beginningOf(words) }
}

/** How some words begin, in one line. */
export function beginningOf(all: string): string {
  // What is no text, such as the sign of a note, is U+FFFC in a quotation.
  const words = all.replaceAll('\ufffc', '').replace(/\s+/g, ' ').trim()
  if (words.length <= QUOTED_CHARS) return words
  const cut = words.slice(0, QUOTED_CHARS)
  return `${cut.slice(0, cut.lastIndexOf(' ') + 1 || QUOTED_CHARS).trimEnd()}…`
}

import type { Node } from '@tiptap/pm/model'

/** Where a note is first referred to, or null. */
export function findReference(doc: Node, note: string): number | null {
  return firstReferences(doc).get(note) ?? null
}

/** Where the words of a note stand, or null. */
export function findNote(doc: Node, note: string): number | null {
  let found: number | null = null
  doc.forEach((block, at) => {
    if (found === null && isNote(block, note)) found = at
  })
  return found
}

/** Where a note belongs that is referred to at a place: at the end of the text, before those that are referred to later. */
export function placeForNote(doc: Node, reference: number): number {
  const references = firstReferences(doc)
  let place = doc.content.size
  for (const { node, at } of blocksOf(doc).toReversed()) {
    if (node.type.name !== 'footnote') break
    if ((references.get(node.attrs.note) ?? -1) > reference) place = at
  }
  return place
}

/** The names of the notes whose words stand in a text. */
export function notesIn(doc: Node): Set<string> {
  return new Set(doc.children.flatMap(({ type, attrs }) => (type.name === 'footnote' ? [attrs.note] : [])))
}

function isNote({ type, attrs }: Node, note: string): boolean {
  return type.name === 'footnote' && attrs.note === note
}

function firstReferences(doc: Node): Map<string, number> {
  const places = new Map<string, number>()
  doc.descendants(({ type, attrs }, at) => {
    if (type.name === 'footnoteReference' && !places.has(attrs.note)) places.set(attrs.note, at)
  })
  return places
}

function blocksOf(doc: Node): { node: Node; at: number }[] {
  const blocks: { node: Node; at: number }[] = []
  doc.forEach((node, at) => {
    blocks.push({ node, at })
  })
  return blocks
}

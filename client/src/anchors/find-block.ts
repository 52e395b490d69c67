import type { BlockAnchor } from '@plenary/shared/anchors.ts'
import type { Node } from '@tiptap/pm/model'
import { type Place, wordsOfBlock } from './flat-text.ts'
import { isPlausibleEdit } from './likeness.ts'

/** A shorter beginning may be that of any block. */
const MIN_BEGINNING_CHARS = 16

/**
 * The block of an anchor: the one with its id; else the one at a position, if it still begins alike; else the only one
 * that begins with the same words. Null when there is none.
 *
 * Ids come first because y-tiptap writes one block over another of its kind when blocks come and go, and an element
 * of Yjs is then another block.
 */
export function findBlock(
  doc: Node,
  anchor: BlockAnchor,
  position: number | null,
  within?: Place,
): Place | null {
  const { byId, byWords } = search(doc, anchor, within)
  if (byId) return byId
  const there = position === null ? null : doc.nodeAt(position)
  if (position !== null && there?.isBlock && beginsAlike(there, anchor.quote))
    return { from: position, to: position + there.nodeSize }
  return byWords.length === 1 ? (byWords[0] ?? null) : null
}

/** The block at a position, if it is the one of an anchor. */
export function blockAt(doc: Node, anchor: BlockAnchor, position: number): Place | null {
  const node = doc.nodeAt(position)
  return node?.attrs.id === anchor.blockId ? { from: position, to: position + node.nodeSize } : null
}

function search(doc: Node, { blockId, quote }: BlockAnchor, within?: Place) {
  const byWords: Place[] = []
  let byId: Place | null = null
  const { from, to } = within ?? { from: 0, to: doc.content.size }
  doc.nodesBetween(from, Math.min(to, doc.content.size), (node, position) => {
    if (byId || node.isInline) return false
    const place = { from: position, to: position + node.nodeSize }
    if (node.attrs.id === blockId) byId = place
    else if (node.isTextblock && quote.length >= MIN_BEGINNING_CHARS && wordsOfBlock(node).startsWith(quote))
      byWords.push(place)
    return !node.inlineContent
  })
  return { byId: byId as Place | null, byWords }
}

/** Of blocks without words only the id says which they are. */
function beginsAlike(block: Node, quote: string): boolean {
  return quote !== '' && isPlausibleEdit(wordsOfBlock(block).slice(0, quote.length), quote)
}

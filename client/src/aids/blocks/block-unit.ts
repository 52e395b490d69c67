import type { Node, ResolvedPos } from '@tiptap/pm/model'

/** What moves as one: an item of a list, else a block that stands directly in the text. Positions are of its edges. */
export type BlockUnit = { from: number; to: number; index: number; siblings: number }

/** What would move at a position, or null where nothing stands. */
export function unitAt(doc: Node, position: number): BlockUnit | null {
  const $at = doc.resolve(Math.max(0, Math.min(position, doc.content.size)))
  for (let depth = $at.depth; depth > 1; depth--)
    if ($at.node(depth).type.name === 'listItem') return unitOf($at, depth)
  if ($at.depth > 0) return unitOf($at, 1)
  const block = $at.nodeAfter
  if (!block) return null
  return { from: $at.pos, to: $at.pos + block.nodeSize, index: $at.index(), siblings: doc.childCount }
}

function unitOf($at: ResolvedPos, depth: number): BlockUnit {
  const index = $at.index(depth - 1)
  return { from: $at.before(depth), to: $at.after(depth), index, siblings: $at.node(depth - 1).childCount }
}

/** The positions before each sibling of a unit, itself among them, and after the last: where it may go. */
export function gapsAround(doc: Node, { from }: BlockUnit): number[] {
  const $from = doc.resolve(from)
  const gaps = [$from.start()]
  $from.parent.forEach((child) => {
    gaps.push((gaps.at(-1) ?? 0) + child.nodeSize)
  })
  return gaps
}

import { blockAt } from './block-index.ts'
import type { ReadPairs } from './read-pairs.ts'
import { ancestorsOf, type Leaf, type TextSide } from './text-side.ts'
import type { NamedChange, RowHead } from './view.ts'

/** Two texts and what a comparison says of them. */
export type Drawing = ReadPairs & { before: TextSide; after: TextSide; weightOf: (before: number) => number }

/** What changed of a row, but for what is in it. */
export type RowChanges = Pick<RowHead, 'attributes' | 'entered' | 'left'>
export const NO_CHANGES: RowChanges = { attributes: [], entered: [], left: [] }

/** What changed of a block itself, of what begins with it, and of what it stands in. */
export function changesAt(drawing: Drawing, { at, opens }: Leaf): RowChanges {
  const { pairs, before, after } = drawing
  const attributes = [...opens, at].flatMap((block) => namedChanges(drawing, block))
  const counterpart = pairs.toBefore(at)
  if (counterpart < 0) return { ...NO_CHANGES, attributes }
  const [was, is] = [ancestorsOf(before.index, counterpart), ancestorsOf(after.index, at)]
  const stayed = stayedAround(drawing, was, is)
  const typesOf = ({ index }: TextSide, blocks: number[]) =>
    blocks.map((block) => blockAt(index, block).node.type)
  return {
    attributes,
    entered: typesOf(
      after,
      is.filter((block) => !stayed.has(block)),
    ),
    left: typesOf(
      before,
      was.filter((block) => !stayed.has(pairs.toAfter(block))),
    ),
  }
}

/** What a block has stood in before and since, in one order. */
function stayedAround({ pairs }: Drawing, was: readonly number[], is: readonly number[]): Set<number> {
  const stayed = new Set<number>()
  let from = 0
  for (const block of is) {
    const place = was.indexOf(pairs.toBefore(block), from)
    if (place < 0) continue
    stayed.add(block)
    from = place + 1
  }
  return stayed
}

/** What changed of one block that is on both sides, but for what is in it. */
export function namedChanges({ changes, after }: Drawing, at: number): NamedChange[] {
  const { type, attributes = [] } = changes.get(at) ?? {}
  const of = blockAt(after.index, at).node.type
  return [
    ...(type ? [{ of, name: 'blockType', before: type.before, after: type.after }] : []),
    ...attributes.map((change) => ({ ...change, of })),
  ]
}

/** Ids are what blocks are known by; nobody sees them. */
export function isSeen({ name }: NamedChange): boolean {
  return name !== 'id'
}

import type { JsonNode, Value } from '../document/document-json.ts'
import { align, type Slot } from './align.ts'
import { blockAt, type IndexedBlock } from './block-index.ts'
import { compareWords } from './compare-words.ts'
import type { AttributeChange, BlockChange, BlockEdit, Comparison, LoneBlock } from './comparison.ts'
import { lineOf } from './families.ts'
import { type Matched, matchBlocks } from './match-blocks.ts'
import { textOfValue } from './same-value.ts'
import { newWork, type Work } from './work.ts'

/**
 * How one text became another. Both as `documentJson` writes them. The time it takes grows with their length and no
 * faster, whatever stands in them; what is too hard to compare finely is compared coarsely, and as exactly.
 */
export function compareDocuments(before: JsonNode, after: JsonNode): Comparison {
  const work = newWork()
  const matched = matchBlocks(before, after, work)
  const isSame = matched.before.whole[0] === matched.after.whole[0]
  if (isSame) return { change: null, moves: [] }
  const comparing: Comparing = { ...matched, work, moves: new Map(), changes: [] }
  const change = changeOf(comparing, 0, 0)
  return { change, moves: comparing.changes }
}

/** `moves`: the number of each moved block, by where it stood before. */
type Comparing = Matched & { work: Work; moves: Map<number, number>; changes: BlockChange[] }

function changeOf(comparing: Comparing, before: number, after: number): BlockChange {
  const { pairs, work } = comparing
  const [one, other] = [blockAt(pairs.before, before), blockAt(pairs.after, after)]
  const attributes = attributeChanges(one.node.attrs, other.node.attrs)
  const words = compareWords(lineOf(one.node), lineOf(other.node), work)
  const blocks = blockEdits(comparing, one, other)
  return {
    ...(one.node.type !== other.node.type && { type: { before: one.node.type, after: other.node.type } }),
    ...(attributes.length > 0 && { attributes }),
    ...(words && { words }),
    ...(blocks && { blocks }),
  }
}

/** The attributes that differ, by their names. */
export function attributeChanges(
  before: Record<string, Value> = {},
  after: Record<string, Value> = {},
): AttributeChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort()
  return names.flatMap((name): AttributeChange[] => {
    const [one, other] = [before[name], after[name]]
    if (textOfValue(one) === textOfValue(other)) return []
    return [{ name, ...(one !== undefined && { before: one }), ...(other !== undefined && { after: other }) }]
  })
}

/** Null where the blocks in both are the same. */
function blockEdits(comparing: Comparing, one: IndexedBlock, other: IndexedBlock): BlockEdit[] | null {
  const { pairs, before } = comparing
  const slots = align({
    before: one.children,
    after: other.children,
    toAfter: pairs.toAfter,
    toBefore: pairs.toBefore,
    weightOf: (at) => before.letters[at] ?? 0,
  })
  const edits = slots.reduce<BlockEdit[]>((all, slot) => addEdit(all, editOf(comparing, slot)), [])
  return edits.every(({ kind }) => kind === 'same') ? null : edits
}

function addEdit(edits: BlockEdit[], edit: BlockEdit): BlockEdit[] {
  const last = edits.at(-1)
  if (edit.kind === 'same' && last?.kind === 'same') last.count += edit.count
  else edits.push(edit)
  return edits
}

function editOf(comparing: Comparing, slot: Slot): BlockEdit {
  const { before, after } = comparing
  switch (slot.kind) {
    case 'both':
      // All that is in equal blocks is paired in place (`settleEqual`).
      if (before.whole[slot.before] === after.whole[slot.after]) return { kind: 'same', count: 1 }
      return { kind: 'changed', change: changeOf(comparing, slot.before, slot.after) }
    case 'before':
      if (slot.isMoved) return { kind: 'moved-from', move: moveOf(comparing, slot.before) }
      return { kind: 'deleted', block: loneBlock(comparing, 'before', slot.before) }
    case 'after':
      if (slot.isMoved)
        return { kind: 'moved-here', move: moveOf(comparing, comparing.pairs.toBefore(slot.after)) }
      return { kind: 'inserted', block: loneBlock(comparing, 'after', slot.after) }
  }
}

/** The number of a move. How the block has changed meanwhile is found out when it is met first. */
function moveOf(comparing: Comparing, before: number): number {
  const { moves, changes, pairs } = comparing
  const known = moves.get(before)
  if (known !== undefined) return known
  const move = changes.length
  moves.set(before, move)
  const change: BlockChange = {}
  changes.push(change)
  Object.assign(change, changeOf(comparing, before, pairs.toAfter(before)))
  return move
}

function loneBlock(comparing: Comparing, side: 'before' | 'after', at: number): LoneBlock {
  const { pairs } = comparing
  const { node, children } = blockAt(pairs[side], at)
  if (children.length === 0) return { node }
  const { content: _, ...shell } = node
  const edits = children.map((child): BlockEdit => {
    if (side === 'before') {
      const isMoved = pairs.toAfter(child) >= 0
      return editOf(comparing, { kind: 'before', before: child, isMoved })
    }
    return editOf(comparing, { kind: 'after', after: child, isMoved: pairs.toBefore(child) >= 0 })
  })
  return { node: shell, blocks: edits }
}

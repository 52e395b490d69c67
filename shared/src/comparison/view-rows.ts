import { align, type Slot } from './align.ts'
import { blockAt } from './block-index.ts'
import { changesAt, type Drawing, isSeen, NO_CHANGES, type RowChanges } from './drawing.ts'
import { holdsWords, lineOf } from './families.ts'
import { ancestorsOf, type Leaf } from './text-side.ts'
import type { Piece, Row, RowContent, RowKind, TableCell, TableLine } from './view.ts'
import { onePiece, piecesOf } from './view-pieces.ts'
import { tableOf } from './view-table.ts'

/**
 * The rows of two stretches of text laid side by side: of the whole texts, or of what stands in a cell. What was put
 * into a list or out of it without being moved past other words stays one row.
 */
export function rowsOf(drawing: Drawing, before: readonly Leaf[], after: readonly Leaf[]): Row[] {
  const leaves = {
    before: new Map(before.map((leaf) => [leaf.at, leaf])),
    after: new Map(after.map((leaf) => [leaf.at, leaf])),
  }
  const slots = align({
    before: [...leaves.before.keys()],
    after: [...leaves.after.keys()],
    toAfter: (at) => rowAfter(drawing, at),
    toBefore: (at) => rowBefore(drawing, at),
    weightOf: drawing.weightOf,
  })
  return slots.map((slot) => rowOf(drawing, slot, leaves))
}

function rowAfter({ pairs, after }: Drawing, at: number): number {
  const counterpart = pairs.toAfter(at)
  return counterpart >= 0 && after.isLeaf(counterpart) ? counterpart : -1
}

function rowBefore({ pairs, before }: Drawing, at: number): number {
  const counterpart = pairs.toBefore(at)
  return counterpart >= 0 && before.isLeaf(counterpart) ? counterpart : -1
}

type Leaves = Record<'before' | 'after', ReadonlyMap<number, Leaf>>
/** The block as it was and as it is, or -1. `isHere`: whether the row is where it is, and not where it was. */
type Blocks = { one: number; other: number; isHere: boolean }

function rowOf(drawing: Drawing, slot: Slot, leaves: Leaves): Row {
  const { before, after } = drawing
  const one = slot.kind === 'after' ? rowBefore(drawing, slot.after) : slot.before
  const other = slot.kind === 'before' ? rowAfter(drawing, slot.before) : slot.after
  const isHere = slot.kind !== 'before'
  // The other end of a move may stand in another stretch, where its markers are shown.
  const leafBefore = one < 0 ? null : (leaves.before.get(one) ?? { at: one, opens: [] })
  const leafAfter = other < 0 ? null : (leaves.after.get(other) ?? { at: other, opens: [] })
  const changes = isHere && leafAfter ? changesAt(drawing, leafAfter) : NO_CHANGES
  const content = contentOf(drawing, { one, other, isHere })
  return {
    key: 0,
    kind: kindOf(slot, changes, content),
    before: leafBefore && before.sideOf(leafBefore),
    after: leafAfter && after.sideOf(leafAfter),
    section: isHere ? after.sectionOf(other) : before.sectionOf(one),
    ...changes,
    ...content,
    within: withinOf(drawing, { one, other, isHere }),
    counterpart: null,
    step: null,
  }
}

function withinOf({ pairs }: Drawing, { one, other }: Blocks): number | null {
  if (one >= 0 && other >= 0) return null
  const within =
    one < 0
      ? ancestorsOf(pairs.after, other).findLast((block) => pairs.toBefore(block) < 0)
      : ancestorsOf(pairs.before, one).findLast((block) => pairs.toAfter(block) < 0)
  return within ?? null
}

function contentOf(drawing: Drawing, blocks: Blocks): RowContent {
  const { one, other, isHere } = blocks
  const { node } = isHere ? blockAt(drawing.after.index, other) : blockAt(drawing.before.index, one)
  if (node.type === 'table') {
    const isLeft = !isHere && other >= 0
    return { shape: 'table', ...(isLeft ? { lines: [], columns: [] } : tableOf(drawing, one, other, rowsOf)) }
  }
  return holdsWords(node) ? { shape: 'words', pieces: piecesIn(drawing, blocks) } : { shape: 'plain' }
}

function piecesIn({ before, after, changes }: Drawing, { one, other, isHere }: Blocks): Piece[] {
  if (one < 0) return onePiece(lineOf(blockAt(after.index, other).node), 'inserted')
  const was = lineOf(blockAt(before.index, one).node)
  if (other < 0) return onePiece(was, 'deleted')
  return piecesOf(was, (isHere && changes.get(other)?.words) || null)
}

function kindOf(slot: Slot, changes: RowChanges, content: RowContent): RowKind {
  switch (slot.kind) {
    case 'before':
      return slot.isMoved ? 'moved-from' : 'deleted'
    case 'after':
      return slot.isMoved ? 'moved-here' : 'inserted'
    case 'both':
      return stayingKind(changes, content)
  }
}

function stayingKind({ attributes, entered, left }: RowChanges, content: RowContent): RowKind {
  const inside = kindInside(content)
  if (entered.length + left.length > 0 || attributes.some(isSeen)) return 'changed'
  return inside === 'unchanged' && attributes.length > 0 ? 'relabelled' : inside
}

function kindInside(content: RowContent): RowKind {
  switch (content.shape) {
    case 'plain':
      return 'unchanged'
    case 'words':
      if (content.pieces.some(({ state }) => state === 'inserted' || state === 'deleted')) return 'changed'
      return content.pieces.some(({ state }) => state === 'restyled') ? 'restyled' : 'unchanged'
    case 'table':
      return kindOfTable(content.lines)
  }
}

function kindOfTable(lines: readonly TableLine[]): RowKind {
  const parts: (TableLine | TableCell)[] = lines.flatMap((line) => [line, ...line.cells])
  const rows = lines.flatMap(({ cells }) => cells).flatMap((cell) => cell.rows)
  if (parts.some(({ state, attributes }) => state !== 'same' || attributes.some(isSeen))) return 'changed'
  if (rows.some(({ kind }) => kind !== 'unchanged' && kind !== 'relabelled')) return 'changed'
  const isRelabelled =
    parts.some(({ attributes }) => attributes.length > 0) || rows.some(({ kind }) => kind === 'relabelled')
  return isRelabelled ? 'relabelled' : 'unchanged'
}

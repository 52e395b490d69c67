import { joinToBefore, removeBlock } from '@plenary/shared/document/settle-blocks.ts'
import { encodeSource, type SuggestionSource, sourceOn } from '@plenary/shared/document/suggestion.ts'
import type { Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { refuseLooseCell } from './suggest-insertion.ts'
import type { Suggester } from './suggester.ts'

type Deletion = { from: number; to: number; source: SuggestionSource; suggester: Suggester }
type Piece = { from: number; to: number; node: Node; isBoundary: boolean }

/**
 * Suggests that a range goes. What one has put in oneself really goes, if there is nothing else in the range: Yjs is
 * told of a change within a paragraph as one stretch, and would put words anew that stand between others that go, which
 * loses what somebody else does to them at the same time. Whole blocks of one's own go in any case; what is to go already stays as it is; all else
 * is marked, words by words, blocks as a whole, and where a paragraph would become one with the one before, it says so.
 */
export function suggestDeletion(tr: Transaction, deletion: Deletion): void {
  const { from, to, source, suggester } = deletion
  const isOwn = (other: SuggestionSource | null | undefined) => Boolean(other && suggester.isOwn(other))
  const pieces = piecesIn(tr.doc, from, to)
  const isAllOwn = pieces.every(({ node }) => !node.isText || isOwnInsertion(node, isOwn))
  for (const piece of pieces.toReversed()) {
    const { node, isBoundary } = piece
    if (node.isText && isAllOwn) tr.delete(piece.from, piece.to)
    else if (node.isText) markDeleted(tr, piece, source)
    else if (isBoundary) deleteBoundary(tr, piece, source, isOwn)
    else if (isOwn(sourceOn(node.attrs, 'inserted')) || isOwnThroughout(node, isOwn)) {
      if (node.isInline) tr.delete(piece.from, piece.to)
      else removeBlock(tr, piece.from)
    } else if (!node.attrs.deleted) tr.setNodeAttribute(piece.from, 'deleted', encodeSource(source))
  }
}

/** The words, breaks, whole blocks and beginnings of text blocks in a range, none inside another. */
function piecesIn(doc: Node, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    const end = pos + node.nodeSize
    const isWhole = pos >= from && end <= to
    refuseLooseCell(node, pos >= from)
    if (node.isText)
      pieces.push({ from: Math.max(pos, from), to: Math.min(end, to), node, isBoundary: false })
    else if (isWhole) pieces.push({ from: pos, to: end, node, isBoundary: false })
    else if (node.isTextblock && pos >= from && pos < to)
      pieces.push({ from: pos, to: end, node, isBoundary: true })
    return !isWhole
  })
  return pieces
}

/** Words that oneself and nobody else has put in. */
export function isOwnInsertion({ marks }: Node, isOwn: IsOwn): boolean {
  const insertions = marks.filter(({ type }) => type.name === 'insertion')
  return insertions.length > 0 && insertions.every(({ attrs }) => isOwn(attrs as SuggestionSource))
}

type IsOwn = (source: SuggestionSource | null | undefined) => boolean

function markDeleted(tr: Transaction, { from, to, node }: Piece, source: SuggestionSource): void {
  const isMarked = node.marks.some(({ type }) => type.name === 'deletion')
  if (!isMarked) tr.addMark(from, to, tr.doc.type.schema.mark('deletion', source))
}

/** A paragraph that one has split off oneself is really joined again, when nothing has come between. */
function deleteBoundary(
  tr: Transaction,
  { from, node }: Piece,
  source: SuggestionSource,
  isOwn: IsOwn,
): void {
  const isNextToIt = tr.doc.resolve(from).nodeBefore?.isTextblock
  if (isOwn(sourceOn(node.attrs, 'split')) && isNextToIt && joinToBefore(tr, from)) return
  if (!node.attrs.joined) tr.setNodeAttribute(from, 'joined', encodeSource(source))
}

/** Whether nothing of a block was there before somebody put it there. */
function isOwnThroughout(node: Node, isOwn: IsOwn): boolean {
  return (
    node.isTextblock &&
    isOwn(sourceOn(node.attrs, 'split')) &&
    node.children.every((child) => isOwnInsertion(child, isOwn))
  )
}

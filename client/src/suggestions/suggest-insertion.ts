import { formattingOf, isSuggestionType } from '@plenary/shared/document/settle-suggestions.ts'
import { encodeSource, type SuggestionSource } from '@plenary/shared/document/suggestion.ts'
import type { Node, Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { NotByStepsError } from './not-by-steps.ts'

/**
 * Puts a slice in at a place and says of all of it whose it is: words are marked, whole blocks say so themselves, and
 * a block of which only the beginning is new was split off the one before.
 *
 * @throws {RangeError} when it does not fit there as it is.
 */
export function suggestInsertion(tr: Transaction, at: number, slice: Slice, source: SuggestionSource): void {
  tr.step(new ReplaceStep(at, at, slice))
  markInserted(tr, at, at + slice.size, source)
}

function markInserted(tr: Transaction, from: number, to: number, source: SuggestionSource): void {
  const insertion = tr.doc.type.schema.mark('insertion', source)
  withoutSuggestions(tr, from, to)
  tr.doc.nodesBetween(from, to, (node, pos) => {
    const [start, end] = [Math.max(pos, from), Math.min(pos + node.nodeSize, to)]
    const isWhole = end - start === node.nodeSize
    refuseLooseCell(node, pos >= from)
    if (node.isText) tr.addMark(start, end, insertion)
    else if (isWhole) markWhole(tr, pos, source)
    else if (pos >= from) markSplit(tr, pos, from, source)
    return !isWhole
  })
}

function markWhole(tr: Transaction, at: number, source: SuggestionSource): void {
  const attrs = tr.doc.nodeAt(at)?.attrs ?? {}
  tr.setNodeAttribute(at, 'inserted', encodeSource(source))
  for (const name of ['deleted', 'split', 'joined']) if (attrs[name]) tr.setNodeAttribute(at, name, null)
}

/**
 * A row with a cell more than the others would be mended by the editor, and nobody would have suggested that.
 *
 * @throws {NotByStepsError} for a row or cell that is put in or to go by itself.
 */
export function refuseLooseCell({ type }: Node, isTouched: boolean): void {
  if (isTouched && type.spec.tableRole && type.spec.tableRole !== 'table') throw new NotByStepsError()
}

/** The second half of a block is put in, or to go, as the first is; if that is one's own, more need not be said. */
function markSplit(tr: Transaction, at: number, from: number, source: SuggestionSource): void {
  const $at = tr.doc.resolve(at)
  const { nodeBefore: half, nodeAfter: node } = $at
  const isHalf = half && at - half.nodeSize < from && half.isTextblock === node?.isTextblock
  for (const name of ['inserted', 'deleted']) {
    const value = isHalf ? half.attrs[name] : null
    if (node && node.attrs[name] !== value) tr.setNodeAttribute(at, name, value)
  }
  if (!node?.isTextblock) return
  tr.setNodeAttribute(at, 'split', encodeSource(source))
  if (node.attrs.joined) tr.setNodeAttribute(at, 'joined', null)
}

/** What one puts into a block of one's own needs no marks; those that it brings are of no use there. */
export function withoutSuggestions(tr: Transaction, from: number, to: number): void {
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText || formattingOf(node.marks).length === node.marks.length) return
    const [start, stop] = [Math.max(pos, from), Math.min(pos + node.nodeSize, to)]
    for (const mark of node.marks) if (isSuggestionType(mark.type)) tr.removeMark(start, stop, mark)
  })
}

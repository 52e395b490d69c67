import { isChangeOrigin } from '@tiptap/extension-collaboration'
import type { Transaction } from '@tiptap/pm/state'

/** Where a place of a text is after a change. What comes from Yjs replaces the whole text, and says nothing of places. */
export function followPlace(place: number, transaction: Transaction): number {
  if (!isChangeOrigin(transaction)) return transaction.mapping.map(place, 1)
  const { before, doc } = transaction
  const start = before.content.findDiffStart(doc.content)
  if (start === null || place < start) return place
  const end = before.content.findDiffEnd(doc.content)
  return end && place >= end.a ? place + end.b - end.a : Math.min(start, doc.content.size)
}

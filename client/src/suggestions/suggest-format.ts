import { formattingOf, marksBefore } from '@plenary/shared/document/settle-suggestions.ts'
import type { SuggestionSource } from '@plenary/shared/document/suggestion.ts'
import { Mark, type Node } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { isOwnInsertion } from './suggest-deletion.ts'
import type { Suggester } from './suggester.ts'

type Format = {
  from: number
  to: number
  mark: Mark
  isAdded: boolean
  source: SuggestionSource
  suggester: Suggester
}

/**
 * Formats words anew and says what they were like before, once for however many changes. Words that one has put in
 * oneself are simply formatted, and words that are again as they were bear no mark.
 */
export function suggestFormat(tr: Transaction, { from, to, mark, isAdded, source, suggester }: Format): void {
  tr.doc.nodesBetween(from, to, (node, pos) => {
    if (!node.isText) return
    const [start, stop] = [Math.max(pos, from), Math.min(pos + node.nodeSize, to)]
    const former = formerMarks(node)
    if (isAdded) tr.addMark(start, stop, mark)
    else tr.removeMark(start, stop, mark)
    if (isOwnInsertion(node, (other) => Boolean(other && suggester.isOwn(other)))) return
    const now = formattingOf(isAdded ? mark.addToSet(node.marks) : mark.removeFromSet(node.marks))
    const modification = tr.doc.type.schema.marks.modification
    if (!modification) return
    tr.removeMark(start, stop, modification)
    if (Mark.sameSet(now, former)) return
    const before = JSON.stringify(former.map((one) => one.toJSON()))
    tr.addMark(start, stop, modification.create({ ...source, before }))
  })
}

function formerMarks(node: Node): readonly Mark[] {
  const known = node.marks.find(({ type }) => type.name === 'modification')
  return known ? marksBefore(known) : formattingOf(node.marks)
}

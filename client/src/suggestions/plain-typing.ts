import { isSuggestionType } from '@plenary/shared/document/settle-suggestions.ts'
import type { Slice } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'

/**
 * What is typed while editing is text and nobody's suggestion, also in the middle of one: ProseMirror would take it
 * into the mark around it, and so strike out what somebody has just written.
 */
export function plainTyping(tr: Transaction): Transaction {
  const typed = tr.steps.flatMap((step, index) => {
    if (!(step instanceof ReplaceStep) || !hasSuggestedWords(step.slice)) return []
    const rest = tr.mapping.slice(index + 1)
    return [{ from: rest.map(step.from, 1), to: rest.map(step.from + step.slice.size, -1) }]
  })
  if (typed.length === 0) return tr
  const { storedMarks } = tr
  for (const { from, to } of typed)
    for (const type of Object.values(tr.doc.type.schema.marks))
      if (isSuggestionType(type)) tr.removeMark(from, to, type)
  return tr.setStoredMarks(storedMarks)
}

/** Words alone: a slice of blocks is what a paste or a join moves about. */
function hasSuggestedWords({ content, openStart, openEnd }: Slice): boolean {
  return (
    openStart + openEnd === 0 &&
    content.content.every(({ isInline }) => isInline) &&
    content.content.some(({ marks }) => marks.some(({ type }) => isSuggestionType(type)))
  )
}

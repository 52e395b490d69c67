import type { EditorView } from '@tiptap/pm/view'
import { ownIdAt, type Suggester } from './suggester.ts'

/**
 * Before an input method begins: its letters appear inside a suggestion from the first on. A mark that came to them
 * later would change what the input method is at work on, and end it.
 */
export function beginComposition(view: EditorView, suggester: Suggester): void {
  const { state } = view
  const { $from, empty } = state.selection
  if (!empty || !$from.parent.isTextblock) return
  const id = ownIdAt(state.doc, $from.pos, suggester) ?? suggester.newId()
  const insertion = state.schema.mark('insertion', { ...suggester.source, id })
  const marks = state.storedMarks ?? $from.marks()
  const others = marks.filter(({ type }) => type.name !== 'deletion' && type.name !== 'modification')
  view.dispatch(state.tr.setStoredMarks(insertion.addToSet(others)))
}

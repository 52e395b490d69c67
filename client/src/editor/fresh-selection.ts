import { Extension } from '@tiptap/core'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * A shortcut acts on what is selected on the page. The browser tells the editor of a selection a moment after it was
 * made, and of somebody who selects by keys and goes on at once the shortcut comes first.
 */
export const FreshSelection = Extension.create({
  name: 'freshSelection',
  addProseMirrorPlugins() {
    return [new Plugin({ props: { handleDOMEvents: { keydown: takeOver } } })]
  },
})

/** Keys that do something with what is selected by themselves. */
const ACTING = ['Tab', 'Enter', 'Backspace', 'Delete']

function takeOver(view: EditorView, event: KeyboardEvent): false {
  const isShortcut = (event.ctrlKey || event.metaKey) && event.key.length === 1
  const { state } = view
  if (
    !(isShortcut || ACTING.includes(event.key)) ||
    view.composing ||
    !(state.selection instanceof TextSelection)
  )
    return false
  const range = document.getSelection()
  const { anchorNode = null, focusNode = null } = range ?? {}
  if (!range || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode) || !anchorNode || !focusNode)
    return false
  const anchor = state.doc.resolve(view.posAtDOM(anchorNode, range.anchorOffset))
  const head = state.doc.resolve(view.posAtDOM(focusNode, range.focusOffset))
  const shown = TextSelection.between(anchor, head)
  if (!shown.eq(state.selection)) view.dispatch(state.tr.setSelection(shown))
  return false
}

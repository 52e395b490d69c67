import { Extension } from '@tiptap/core'
import { Plugin, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

/**
 * A letter that takes the place of selected words is put there by the editor and not by the browser: that would keep
 * how the words looked, such as the marker of a comment, as a style of its own in the page, which our content policy
 * forbids and which says so aloud.
 */
export const TypedOver = Extension.create({
  name: 'typedOver',
  addProseMirrorPlugins() {
    return [new Plugin({ props: { handleDOMEvents: { keypress: takePlace } } })]
  },
})

function takePlace(view: EditorView, event: KeyboardEvent): boolean {
  const { selection } = view.state
  const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey
  if (!isLetter || view.composing || !view.editable) return false
  if (!(selection instanceof TextSelection) || selection.empty) return false
  const { from, to } = selection
  const put = () => view.state.tr.insertText(event.key, from, to).scrollIntoView()
  const isTaken = view.someProp('handleTextInput', (handle) => handle(view, from, to, event.key, put))
  if (!isTaken) view.dispatch(put())
  event.preventDefault()
  return true
}

import type { Editor } from '@tiptap/core'

/** Brings a block under the bars, puts the caret in it, and marks it in the address. */
export function goToBlock(editor: Editor, id: string): void {
  const element = editor.view.dom.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
  if (!element) return
  element.scrollIntoView({ block: 'start' })
  if (!editor.isEditable) {
    // A heading is no stop of the Tab key; from here it goes on to what follows.
    element.tabIndex = -1
    element.focus({ preventScroll: true })
    return
  }
  const position = editor.view.posAtDOM(element, 0)
  editor.chain().setTextSelection(position).focus(null, { scrollIntoView: false }).run()
}

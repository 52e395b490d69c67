import type { Editor } from '@tiptap/core'

/** Brings a block under the bars, puts the caret in it, and marks it in the address. */
export function goToBlock(editor: Editor, id: string): void {
  const element = blockIn(editor.view.dom, id)
  if (!element) return
  if (!editor.isEditable) {
    readFrom(element)
    return
  }
  element.scrollIntoView({ block: 'start' })
  const position = editor.view.posAtDOM(element, 0)
  editor.chain().setTextSelection(position).focus(null, { scrollIntoView: false }).run()
}

/** Brings a block of a text that is only read under the bars, and lets the keyboard go on from it. */
export function readBlock(text: HTMLElement, id: string): void {
  const element = blockIn(text, id)
  if (element) readFrom(element)
}

function blockIn(text: HTMLElement, id: string): HTMLElement | null {
  return text.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)
}

function readFrom(element: HTMLElement): void {
  element.scrollIntoView({ block: 'start' })
  // A heading is no stop of the Tab key; from here it goes on to what follows.
  element.tabIndex = -1
  element.focus({ preventScroll: true })
}

import { Extension } from '@tiptap/core'
import { Plugin, Selection, TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'

type FreshSelectionOptions = {
  /** Calls back before what others have written is put into the text; returns the way to stop. */
  onArrival: (listener: () => void) => () => void
}

/**
 * The browser tells the editor of a selection a moment after it was made. A key that comes in between acts on what is
 * selected on the page all the same; and what comes in between from others, their words, their carets or a comment,
 * does not put the selection back to where the editor knew it: a click or an arrow key would be undone, and the next
 * letter written elsewhere, or over words.
 */
export const FreshSelection = Extension.create<FreshSelectionOptions, { focusedAtMs: number }>({
  name: 'freshSelection',
  addOptions() {
    return { onArrival: () => () => {} }
  },
  addStorage() {
    return { focusedAtMs: 0 }
  },
  addProseMirrorPlugins() {
    const { options, storage } = this
    const noteFocus = () => {
      storage.focusedAtMs = performance.now()
    }
    return [
      new Plugin({
        props: { handleDOMEvents: { keydown: takeOverBeforeKey, focus: noteFocus } },
        view: (view) => ({ destroy: options.onArrival(() => takeOver(view, storage.focusedAtMs)) }),
      }),
    ]
  },
  /** What changes neither words nor selection, such as somebody's caret, keeps what is selected on the page by now. */
  dispatchTransaction({ transaction, next }) {
    const { docChanged, selectionSet, storedMarksSet } = transaction
    const isOther = docChanged || selectionSet || storedMarksSet
    const fresh = isOther ? null : selectedOnPage(this.editor.view, this.storage.focusedAtMs)
    next(fresh ? transaction.setSelection(fresh) : transaction)
  },
})

/** A browser that gives a text the focus may put the caret at its start, and the editor then puts it back. */
const SETTLES_MS = 200

/** Keys that do something with what is selected by themselves. */
const ACTING = ['Tab', 'Enter', 'Backspace', 'Delete']

function takeOverBeforeKey(view: EditorView, event: KeyboardEvent): false {
  const isLetter = event.key.length === 1
  const isShortcut = isLetter && (event.ctrlKey || event.metaKey)
  // A letter takes the place of what is selected; at a caret the browser puts it where that is.
  const isOver = isLetter && !(view.state.selection.empty && document.getSelection()?.isCollapsed)
  if (isShortcut || isOver || ACTING.includes(event.key)) takeOver(view)
  return false
}

function takeOver(view: EditorView, focusedAtMs = 0): void {
  const fresh = selectedOnPage(view, focusedAtMs)
  if (fresh) view.dispatch(view.state.tr.setSelection(fresh))
}

/** What is selected on the page where that is something else than the editor knows, or null. */
function selectedOnPage(view: EditorView, focusedAtMs: number): Selection | null {
  const { doc, selection } = view.state
  // Elsewhere on the page, one's place in the text stays as it was left.
  if (view.composing || (view.editable && !view.hasFocus()) || !(selection instanceof TextSelection))
    return null
  const {
    anchorNode = null,
    anchorOffset = 0,
    focusNode = null,
    focusOffset = 0,
  } = document.getSelection() ?? {}
  if (!anchorNode || !focusNode || !view.dom.contains(anchorNode) || !view.dom.contains(focusNode))
    return null
  const anchor = doc.resolve(view.posAtDOM(anchorNode, anchorOffset))
  const head = doc.resolve(view.posAtDOM(focusNode, focusOffset))
  const shown = TextSelection.between(anchor, head)
  if (shown.eq(selection)) return null
  const isSettling = performance.now() - focusedAtMs < SETTLES_MS
  return isSettling && shown.eq(Selection.atStart(doc)) ? null : shown
}

import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { SETTLES } from '../anchors/settling.ts'
import { beginComposition } from './composition.ts'
import { copiedSlice } from './copied-slice.ts'
import { plainTyping } from './plain-typing.ts'
import { suggestTransaction } from './suggest-transaction.ts'
import type { Suggester } from './suggester.ts'
import { suggestionLook } from './suggestion-look.ts'

type SuggestModeOptions = {
  /** Who suggests, in Suggest mode; null in every other. Asked at each edit. */
  suggester: () => Suggester | null
  /** An edit was not made, as it could not be tracked. */
  onRefused: () => void
}

/**
 * Makes suggestions of the edits of this page, and of nothing else: what comes from Yjs, undo among it, and what the
 * editor adds by itself pass as they are.
 */
export const SuggestMode = Extension.create<SuggestModeOptions>({
  name: 'suggestMode',
  addOptions() {
    return { suggester: () => null, onRefused: () => {} }
  },
  dispatchTransaction({ transaction, next }) {
    const tracked = trackedEdit(transaction, this.editor.state, this.options.suggester())
    if (tracked) next(tracked)
    else this.options.onRefused()
  },
  addProseMirrorPlugins() {
    const { suggester } = this.options
    return [
      suggestionLook(),
      new Plugin({
        props: {
          transformCopied: copiedSlice,
          handleDOMEvents: {
            compositionstart: (view) => {
              const own = suggester()
              if (own) beginComposition(view, own)
            },
          },
        },
      }),
    ]
  },
})

/** A change as it is to be made in the mode one is in: null when it could not be tracked, and is not to be made. */
export function trackedEdit(
  wanted: Transaction,
  state: EditorState,
  suggester: Suggester | null,
): Transaction | null {
  if (!isOwnEdit(wanted)) return wanted
  return suggester ? suggestTransaction(wanted, state, suggester) : plainTyping(wanted)
}

/**
 * Whether a change of the text is one that somebody makes here, and not one that comes from Yjs or is made by the
 * editor for itself, such as ids, which nobody can undo.
 */
function isOwnEdit(transaction: Transaction): boolean {
  return (
    transaction.docChanged &&
    transaction.getMeta(ySyncPluginKey) === undefined &&
    transaction.getMeta(SETTLES) === undefined &&
    transaction.getMeta('addToHistory') !== false
  )
}

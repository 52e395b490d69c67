import { Extension } from '@tiptap/core'
import { Plugin, type Transaction } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { beginComposition } from './composition.ts'
import { copiedSlice } from './copied-slice.ts'
import { plainTyping } from './plain-typing.ts'
import { SETTLES } from './suggest-mode-meta.ts'
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
    if (!isOwnEdit(transaction)) return next(transaction)
    const suggester = this.options.suggester()
    const suggested = suggester
      ? suggestTransaction(transaction, this.editor.state, suggester)
      : plainTyping(transaction)
    if (suggested) next(suggested)
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

/**
 * Whether a change of the text is one that somebody makes here, and not one that comes from Yjs or is made by the
 * editor for itself, such as ids, which nobody can undo.
 */
export function isOwnEdit(transaction: Transaction): boolean {
  return (
    transaction.docChanged &&
    transaction.getMeta(ySyncPluginKey) === undefined &&
    transaction.getMeta(SETTLES) === undefined &&
    transaction.getMeta('addToHistory') !== false
  )
}

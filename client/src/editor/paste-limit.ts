import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/** About 60 pages: as much as one frame to the server can carry, marks and ids included. */
const MAX_PASTE_CHARS = 200_000

/** Refuses a paste that could not be stored in one piece, before it is in the text. Nothing is cut short. */
export const PasteLimit = Extension.create<{ onTooLarge: () => void }>({
  name: 'pasteLimit',
  priority: 1000,
  addOptions() {
    return { onTooLarge: () => {} }
  },
  addProseMirrorPlugins() {
    const { onTooLarge } = this.options
    return [
      new Plugin({
        props: {
          handlePaste: (_view, _event, slice) => {
            if (slice.content.size <= MAX_PASTE_CHARS) return false
            onTooLarge()
            return true
          },
        },
      }),
    ]
  },
})

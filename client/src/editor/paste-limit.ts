import { MAX_INSERTED_CHARS } from '@plenary/shared/limits.ts'
import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

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
            if (slice.content.size <= MAX_INSERTED_CHARS) return false
            onTooLarge()
            return true
          },
        },
      }),
    ]
  },
})

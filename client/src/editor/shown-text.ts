import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { goToBlock } from './go-to.ts'

/** The text as it stands on the page, in the editor or in the reading view: what the rest of the page asks of it. */
export interface ShownText {
  readonly doc: Node
  /** Calls back after each change of the text; returns the way to stop. */
  subscribe(listener: () => void): () => void
  /** Brings a block into sight and puts the focus there. */
  goTo(blockId: string): void
}

/** The text of an editor. */
export function textOfEditor(editor: Editor): ShownText {
  return {
    get doc() {
      return editor.state.doc
    },
    subscribe(listener) {
      editor.on('update', listener)
      return () => editor.off('update', listener)
    },
    goTo: (blockId) => goToBlock(editor, blockId),
  }
}

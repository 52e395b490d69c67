import type { Editor } from '@tiptap/core'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import type { UndoManager } from 'yjs'

/** Does something to the text that undo takes back by itself, and not with what was typed just before or after. */
export function undoneApart(editor: Editor, act: () => void): void {
  const { undoManager }: { undoManager: UndoManager } = yUndoPluginKey.getState(editor.state)
  undoManager.stopCapturing()
  act()
  undoManager.stopCapturing()
}

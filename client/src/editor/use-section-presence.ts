import type { Editor } from '@tiptap/core'
import { useEffect } from 'react'
import type { RoomProvider } from '../sync/room-provider.ts'
import { sectionAt } from './outline.ts'

/** Tells the others in which section one is, so that they can find one another in a long text. */
export function useSectionPresence(editor: Editor, provider: RoomProvider): void {
  useEffect(() => {
    const tell = () => {
      const { doc, selection } = editor.state
      const sectionId = sectionAt(doc, selection.from)
      const { awareness } = provider
      if (awareness.getLocalState() && awareness.getLocalState()?.sectionId !== sectionId) {
        awareness.setLocalStateField('sectionId', sectionId)
      }
    }
    editor.on('selectionUpdate', tell)
    return () => {
      editor.off('selectionUpdate', tell)
    }
  }, [editor, provider])
}

import type { Editor } from '@tiptap/core'
import { NodeSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { useEffect, useState } from 'react'

/** Which picture somebody is asked about: a new one, with its file and place if they are known, or one in the text. */
export type AskedImage = { file: File | null; place: number | null } | { blockId: string }

/**
 * The ways to a picture: the bar and the menu of blocks ask for one, a file is pasted or dropped, and one in the text is
 * asked about by Alt Enter or a double press.
 */
export function useImageQuestion(editor: Editor | null) {
  const [asked, setAsked] = useState<AskedImage | null>(null)
  useEffect(() => {
    if (!editor) return
    const askFor = (view: EditorView) => {
      const { selection } = view.state
      const node = selection instanceof NodeSelection ? selection.node : null
      if (node?.type.name !== 'image') return false
      setAsked({ blockId: node.attrs.id })
      return true
    }
    const take = (view: EditorView, event: Event, { data, place }: Taken) => {
      const file = view.editable ? pictureIn(data) : null
      if (!file) return false
      event.preventDefault()
      setAsked({ file, place })
      return true
    }
    editor.storage.aidSlots.images = {
      run: () => setAsked({ file: null, place: null }),
      handlePaste: (view, event) => take(view, event, { data: event.clipboardData, place: null }),
      handleDrop: (view, event) => {
        const place = view.posAtCoords({ left: event.clientX, top: event.clientY })?.pos ?? null
        return take(view, event, { data: event.dataTransfer, place })
      },
      handleDoubleClick: (view) => view.editable && askFor(view),
      handleKeyDown: (view, event) => event.altKey && event.key === 'Enter' && view.editable && askFor(view),
    }
    return () => {
      if (!editor.isDestroyed) editor.storage.aidSlots.images = null
    }
  }, [editor])
  return { asked, close: () => setAsked(null) }
}

type Taken = { data: DataTransfer | null; place: number | null }

/** A picture that comes with words is part of what was copied, such as a page of Word: then the words are meant. */
function pictureIn(data: DataTransfer | null): File | null {
  if (data?.getData('text/plain') !== '') return null
  return [...data.files].find(({ type }) => type.startsWith('image/')) ?? null
}

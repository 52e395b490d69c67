import type { Editor } from '@tiptap/core'
import { useEffect, useRef } from 'react'

/** Alt Shift and an arrow, in the text: `onStep` moves the block with the caret. */
export function useBlockKeys(editor: Editor, onStep: (by: 1 | -1) => void): void {
  const now = useRef(onStep)
  now.current = onStep
  useEffect(() => {
    const { aidSlots } = editor.storage
    aidSlots.blocks = {
      handleKeyDown: (view, event) => {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : null
        const isOurs = event.altKey && event.shiftKey && !event.ctrlKey && !event.metaKey
        if (by === null || !isOurs || !view.editable) return false
        now.current(by)
        return true
      },
    }
    return () => {
      aidSlots.blocks = null
    }
  }, [editor])
}

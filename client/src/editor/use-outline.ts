import type { Editor } from '@tiptap/core'
import { useEffect, useState } from 'react'
import { type Outline, outlineOf } from './outline.ts'

/** Counting waits for a pause this long, so that it never stands between a key and its letter. */
const PAUSE_MS = 250

/** The outline of the text, drawn again shortly after it changes; null before there is a text. */
export function useOutline(editor: Editor | null): Outline | null {
  const [outline, setOutline] = useState<Outline | null>(null)
  useEffect(() => {
    if (!editor) return setOutline(null)
    let timer: ReturnType<typeof setTimeout> | undefined
    const refresh = () => {
      timer = undefined
      setOutline(outlineOf(editor.state.doc))
    }
    const refreshSoon = () => {
      timer ??= setTimeout(refresh, PAUSE_MS)
    }
    refresh()
    editor.on('update', refreshSoon)
    return () => {
      clearTimeout(timer)
      editor.off('update', refreshSoon)
    }
  }, [editor])
  return outline
}

import type { Editor } from '@tiptap/core'
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { isFocusMode, setFocusMode, subscribeToFocusMode } from './focus-mode.ts'
import { useAidKeys } from './use-aid-keys.ts'
import { usePaste } from './use-paste.ts'

/** What opens beside or over the text. */
export type AidPanel = 'find' | 'reading' | 'keys' | 'import' | 'reference'

/** The aids to who writes: which of them is open, and what else they do. */
export interface Aids {
  editor: Editor | null
  panel: AidPanel | null
  open: (panel: AidPanel) => void
  close: () => void
  /** Whether what is done to the text now is a suggestion; the same function always. */
  isSuggesting: () => boolean
  isFocusMode: boolean
  toggleFocusMode: () => void
}

/** The aids in a room, for the editor of its text while there is one; and their keys. */
export function useAids(editor: Editor | null, suggests: boolean): Aids {
  const [panel, setPanel] = useState<AidPanel | null>(null)
  const now = useRef(suggests)
  now.current = suggests
  const isSuggesting = useCallback(() => now.current, [])
  const isAlone = useFocusMode()
  const toggleFocusMode = () => setFocusMode(!isAlone)
  usePaste(editor)
  useAidKeys({
    find: editor && (() => setPanel('find')),
    help: () => setPanel('keys'),
    toggleFocusMode,
    endFocusMode: isAlone ? () => setFocusMode(false) : null,
  })
  return {
    editor,
    panel: editor || panel === 'keys' ? panel : null,
    open: setPanel,
    close: () => setPanel(null),
    isSuggesting,
    isFocusMode: isAlone,
    toggleFocusMode,
  }
}

/** On the page itself, since what it hides stands in many parts of it. */
function useFocusMode(): boolean {
  const isOn = useSyncExternalStore(subscribeToFocusMode, isFocusMode)
  useEffect(() => {
    if (!isOn) return
    document.documentElement.dataset.focusMode = ''
    return () => {
      delete document.documentElement.dataset.focusMode
    }
  }, [isOn])
  return isOn
}

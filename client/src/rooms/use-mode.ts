import { useEffect, useState } from 'react'
import { isCtrlAlt } from '../ui/ctrl-alt.ts'

/** What the keys do: change the text, suggest a change, or nothing. */
export type Mode = 'edit' | 'suggest' | 'read'

// By touch, not by width: a wide screen that is zoomed in is narrow too, and has a keyboard.
const PHONE = '(max-width: 767px) and (pointer: coarse)'

/**
 * How one is in the room. Who may write begins by writing; on a phone by reading, so that a thumb that
 * scrolls does not bring up the keyboard.
 */
export function useMode(canWrite: boolean): [Mode, (mode: Mode) => void] {
  const [mode, setMode] = useState<Mode>(() => (window.matchMedia(PHONE).matches ? 'read' : 'edit'))
  useSuggestKey(canWrite, setMode)
  return [canWrite ? mode : 'read', setMode]
}

/** Ctrl Alt S turns suggesting on, and off again. */
function useSuggestKey(canWrite: boolean, setMode: (change: (mode: Mode) => Mode) => void): void {
  useEffect(() => {
    if (!canWrite) return
    const toggle = (event: KeyboardEvent) => {
      if (!isCtrlAlt(event, 'KeyS')) return
      event.preventDefault()
      setMode((mode) => (mode === 'suggest' ? 'edit' : 'suggest'))
    }
    window.addEventListener('keydown', toggle)
    return () => window.removeEventListener('keydown', toggle)
  }, [canWrite, setMode])
}

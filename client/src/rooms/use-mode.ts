import { useState } from 'react'

/** What the keys do: change the text, or nothing. */
export type Mode = 'edit' | 'read'

// By touch, not by width: a wide screen that is zoomed in is narrow too, and has a keyboard.
const PHONE = '(max-width: 767px) and (pointer: coarse)'

/**
 * How one is in the room. Who may write begins by writing; on a phone by reading, so that a thumb that
 * scrolls does not bring up the keyboard.
 */
export function useMode(canWrite: boolean): [Mode, (mode: Mode) => void] {
  const [mode, setMode] = useState<Mode>(() => (window.matchMedia(PHONE).matches ? 'read' : 'edit'))
  return [canWrite ? mode : 'read', setMode]
}

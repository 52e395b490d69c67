import { useEffect, useRef } from 'react'

/** Whoever has stopped for so long is not typing any more. */
const PAUSE_MS = 1_000

/**
 * Who was typing when a text was frozen types on for a moment, and nothing comes of it. A space would turn the page
 * then, away from where they were.
 */
export function useTypedOn(canWrite: boolean): void {
  const couldWrite = useRef(canWrite)
  useEffect(() => {
    const isTaken = couldWrite.current && !canWrite
    couldWrite.current = canWrite
    if (!isTaken) return
    let lastKeyAt = performance.now()
    const hold = (event: KeyboardEvent) => {
      const now = performance.now()
      const isTyping = now - lastKeyAt < PAUSE_MS
      lastKeyAt = now
      if (!isTyping) window.removeEventListener('keydown', hold)
      else if (event.key === ' ' && document.activeElement?.id === 'text') event.preventDefault()
    }
    window.addEventListener('keydown', hold)
    return () => window.removeEventListener('keydown', hold)
  }, [canWrite])
}

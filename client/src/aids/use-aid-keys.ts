import { useEffect, useRef } from 'react'

/** What the keys of the aids do. */
export interface AidKeyActs {
  /** Null where there is no text to search in: then the browser searches the page. */
  find: (() => void) | null
  help: () => void
  toggleFocusMode: () => void
  /** Null while it is off. */
  endFocusMode: (() => void) | null
}

/**
 * `Ctrl F` finds, `Ctrl Alt O` has the text alone and Esc ends that, `Ctrl /` shows the keys, as `?` does where nothing
 * is typed. Not while AltGr is down: on many keyboards it types letters with Ctrl and Alt.
 */
export function useAidKeys(acts: AidKeyActs): void {
  const now = useRef(acts)
  now.current = acts
  useEffect(() => {
    const handle = (event: KeyboardEvent) => {
      // The editor calls every Esc in the text its own, whether or not it does something.
      const isTaken = event.defaultPrevented && !(event.key === 'Escape' && isInText(event.target))
      const act = isTaken ? null : actOf(event, now.current)
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', handle)
    return () => window.removeEventListener('keydown', handle)
  }, [])
}

function actOf(event: KeyboardEvent, acts: AidKeyActs): (() => void) | null {
  const isMod = (event.ctrlKey || event.metaKey) && !event.getModifierState('AltGraph')
  if (isMod && event.altKey && !event.shiftKey && event.code === 'KeyO') return acts.toggleFocusMode
  if (isMod && event.key === '/') return isUnder() ? null : acts.help
  if (isMod && !event.altKey && !event.shiftKey && event.code === 'KeyF') return isUnder() ? null : acts.find
  if (isMod || event.altKey) return null
  if (event.key === '?') return isTyping(event.target) || isUnder() ? null : acts.help
  return event.key === 'Escape' && !isUnder() ? acts.endFocusMode : null
}

/** Whether something lies over the page. It looks through the whole text, so not at every key. */
function isUnder(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('input, textarea, select, [contenteditable="true"]') !== null
  )
}

function isInText(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.id === 'text'
}

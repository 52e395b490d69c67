const KEY = 'plenary.focus-mode'

const listeners = new Set<() => void>()
let isOn = remembered()

/** Whether the text stands alone, without the outline and the margin; remembered for the tab. */
export function isFocusMode(): boolean {
  return isOn
}

/** Begins or ends it. */
export function setFocusMode(next: boolean): void {
  isOn = next
  try {
    if (next) sessionStorage.setItem(KEY, 'on')
    else sessionStorage.removeItem(KEY)
  } catch {
    // Storage is closed: it holds as long as the page.
  }
  for (const listener of [...listeners]) listener()
}

/** Calls back after each change; returns the way to stop. */
export function subscribeToFocusMode(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function remembered(): boolean {
  try {
    return sessionStorage.getItem(KEY) === 'on'
  } catch {
    return false
  }
}

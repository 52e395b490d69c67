/** A short word about what was just done. Never for an error: errors stand where they happened. */
export interface Toast {
  id: number
  message: string
  /** Such as "Undo". */
  action?: { label: string; onAct: () => void }
}

const listeners = new Set<() => void>()
let toasts: readonly Toast[] = []
let lastId = 0

/** Shows a toast for six seconds, at the bottom start. */
export function showToast(message: string, action?: Toast['action']) {
  lastId += 1
  // Two at most: what is done fast is read as one.
  toasts = [...toasts.slice(-1), { id: lastId, message, ...(action && { action }) }]
  tell()
}

/** Takes a toast away. */
export function dismissToast(id: number) {
  toasts = toasts.filter((toast) => toast.id !== id)
  tell()
}

/** The toasts to show now, for `useSyncExternalStore`. */
export function currentToasts(): readonly Toast[] {
  return toasts
}

/** Calls back after each change of the toasts; returns the way to stop. */
export function subscribeToToasts(listener: () => void) {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

function tell() {
  for (const listener of listeners) listener()
}

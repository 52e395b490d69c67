import type * as Y from 'yjs'

/** What is done becomes one step of undo, apart from what was written before and after it. */
export function inOneStep(undo: Y.UndoManager | null, act: () => void): void {
  if (!undo) return act()
  const { captureTimeout } = undo
  undo.stopCapturing()
  undo.captureTimeout = Number.MAX_SAFE_INTEGER
  try {
    act()
  } finally {
    undo.captureTimeout = captureTimeout
    undo.stopCapturing()
  }
}

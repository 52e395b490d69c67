// On a slow line what they have just asked for comes first.
const SOON_MS = 1_500

const waiting = new Set<() => void>()
let isUsed = false

for (const sign of ['pointerdown', 'keydown']) {
  window.addEventListener(sign, begin, { capture: true, passive: true })
}

/**
 * Calls once somebody has begun to use the page, with a press or a key: what a page needs only for what they do may
 * come then, and a page that is only read stays small. Returns the way to stop waiting.
 */
export function onFirstUse(run: () => void): () => void {
  if (isUsed) {
    run()
    return () => {}
  }
  waiting.add(run)
  return () => {
    waiting.delete(run)
  }
}

/** The same, a moment later: for what they may ask for next. */
export function soonAfterFirstUse(run: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const stopWaiting = onFirstUse(() => {
    timer = setTimeout(run, SOON_MS)
  })
  return () => {
    stopWaiting()
    clearTimeout(timer)
  }
}

function begin(): void {
  isUsed = true
  for (const sign of ['pointerdown', 'keydown']) window.removeEventListener(sign, begin, { capture: true })
  for (const run of waiting) run()
  waiting.clear()
}

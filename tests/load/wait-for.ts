import { setTimeout } from 'node:timers/promises'

const LOOK_EVERY_MS = 10

/** Whether a condition came to hold in time. A benchmark reports that it did not; it does not end there. */
export async function waitFor(condition: () => boolean, patienceMs: number): Promise<boolean> {
  const deadline = performance.now() + patienceMs
  while (!condition()) {
    if (performance.now() > deadline) return false
    await setTimeout(LOOK_EVERY_MS)
  }
  return true
}

import { onTestFinished } from 'vitest'

/** Does something when the test of now ends; nothing outside a test, where the whole process soon ends. */
export function whenTestEnds(act: () => void): void {
  if (process.env.VITEST) onTestFinished(act)
}

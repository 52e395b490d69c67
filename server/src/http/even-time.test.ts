import { EVEN_ANSWER_MS } from '@plenary/shared/limits.ts'
import { expect, test } from 'vitest'
import { untilEven } from './even-time.ts'

// A timer may be a fraction of a millisecond early.
const EARLY_MS = 1

test.each([0, 0.1, 1.2])('[AC8] what took %d steps is answered when a whole one is over', async (steps) => {
  const startedAt = performance.now() - steps * EVEN_ANSWER_MS
  await untilEven(startedAt)
  const takenSteps = (performance.now() - startedAt + EARLY_MS) / EVEN_ANSWER_MS
  expect(takenSteps).toBeGreaterThanOrEqual(Math.ceil(steps))
})

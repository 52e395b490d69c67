import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { runSimulation } from './simulation/run-simulation.ts'

// SEEDS=2000 runs so many; SEED=17 runs that one alone, as it failed.
const COUNT = Number(process.env.SEEDS ?? 200)
const ONLY = process.env.SEED
const SEEDS = ONLY === undefined ? Array.from({ length: COUNT }, (_, seed) => seed) : [Number(ONLY)]
const PATIENCE_MS = 60_000 + COUNT * 2_000

beforeEach(() => {
  vi.useFakeTimers({
    toFake: [
      'setTimeout',
      'clearTimeout',
      'setInterval',
      'clearInterval',
      'setImmediate',
      'clearImmediate',
      'Date',
      'performance',
    ],
    now: new Date('2027-03-01T10:00:00Z'),
  })
})

afterEach(() => {
  vi.useRealTimers()
})

test('[DU2] [BU8] whatever fails and whenever, nothing that was saved or seen is lost, and all end with the same text', {
  timeout: PATIENCE_MS,
}, async () => {
  for (const seed of SEEDS) {
    const faults = await runSimulation(seed)
    expect(faults, `replay with: SEED=${seed} pnpm test:simulation`).toEqual([])
  }
})

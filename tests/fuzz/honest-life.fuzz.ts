import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hold, SEED, scaled } from './fuzz-run.ts'
import { acts, live } from './honest-life.ts'

/** With undo as many again. `pnpm test:fuzz` asks for a million together. */
const UPDATES = scaled(50_000)
const LIVES_AT_ONCE = 10

function liveOn(canUndo: boolean): void {
  let passed = 0
  const property = fc.property(acts(2_000), (life) => {
    passed += live(life, canUndo)
  })
  for (let seed = SEED; passed < UPDATES; seed++) hold(property, LIVES_AT_ONCE, seed)
  expect(passed).toBeGreaterThanOrEqual(UPDATES)
}

test('[GA10] what people write with the editor is never refused, and they come to have the same text', () => {
  liveOn(false)
}, 3_600_000)

test('[GA10] undo and redo are never refused either', () => {
  liveOn(true)
}, 3_600_000)

import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchoredActs, liveAnchored } from './anchored-life.ts'
import { hold, SEED, scaled } from './fuzz-run.ts'

const EDITS = scaled(10_000)

function liveOn(canUndo: boolean): void {
  let edits = 0
  const property = fc.property(anchoredActs(400), (life) => {
    edits += liveAnchored(life, canUndo)
  })
  for (let seed = SEED; edits < EDITS; seed++) hold(property, 1, seed)
  expect(edits).toBeGreaterThanOrEqual(EDITS)
}

test('[AN1] threads stay on their words while two people write at once', () => {
  liveOn(false)
}, 3_600_000)

test('[AN1] threads stay on their words through undo and redo too', () => {
  liveOn(true)
}, 3_600_000)

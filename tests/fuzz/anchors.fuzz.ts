import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { anchoredActs, liveAnchored, type WayOfLife } from './anchored-life.ts'
import { hold, SEED, scaled } from './fuzz-run.ts'

/** Together 10,000. `pnpm test:fuzz` asks for ten times as many. */
const EDITS = scaled(3_400)

function liveOn(way: WayOfLife): void {
  let edits = 0
  const property = fc.property(anchoredActs(400), (life) => {
    edits += liveAnchored(life, way)
  })
  for (let seed = SEED; edits < EDITS; seed++) hold(property, 1, seed)
  expect(edits).toBeGreaterThanOrEqual(EDITS)
}

test('[AN1] [AN2] [AN5] [AN6] threads stay on their words while two people write at once', () => {
  liveOn({ canUndo: false, isAlone: false })
}, 3_600_000)

test('[AN1] [AN2] [AN5] [AN6] they do through undo and redo', () => {
  liveOn({ canUndo: true, isAlone: false })
}, 3_600_000)

test('[AN1] [AN2] [AN5] [AN6] where one writes and the other reads, even short ones do', () => {
  liveOn({ canUndo: true, isAlone: true })
}, 3_600_000)

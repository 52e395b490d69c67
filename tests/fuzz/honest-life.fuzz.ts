import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hold, SEED, scaled } from './fuzz-run.ts'
import { acts, live } from './honest-life.ts'

const UPDATES = scaled(100_000)
const LIVES_AT_ONCE = 10

test('[GA10] what people write with the editor is never refused, and all of them come to have the same text', () => {
  let passed = 0
  const property = fc.property(acts(2_000), (life) => {
    passed += live(life)
  })
  for (let seed = SEED; passed < UPDATES; seed++) hold(property, LIVES_AT_ONCE, seed)
  expect(passed).toBeGreaterThanOrEqual(UPDATES)
}, 3_600_000)

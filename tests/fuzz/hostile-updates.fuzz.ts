import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { hold, scaled } from './fuzz-run.ts'
import { damaged, hostileUpdates } from './hostile-updates.ts'
import { attack, honestUpdates } from './room-under-attack.ts'

const TRIES = scaled(4_000)

test('[GA10] whatever passes is applied by every replica to the same sound text, and the rest leaves no trace', () => {
  let passed = 0
  hold(
    fc.property(hostileUpdates, fc.boolean(), (update, hasJustLoaded) => {
      if (attack(update, hasJustLoaded)) passed += 1
    }),
    TRIES,
  )
  // A test of refusals alone would show little.
  expect(passed).toBeGreaterThan(TRIES / 20)
})

test('[GA1] damaged bytes are refused as such, or are as sound as any', () => {
  let passed = 0
  hold(
    fc.property(damaged(honestUpdates()), fc.boolean(), (update, hasJustLoaded) => {
      if (attack(update, hasJustLoaded)) passed += 1
    }),
    TRIES,
  )
  expect(passed).toBeGreaterThan(TRIES / 50)
})

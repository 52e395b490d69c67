import { MASS_DELETION_WINDOW_MS } from '@plenary/shared/limits.ts'
import { expect, test } from 'vitest'
import { LengthWatch } from './length-watch.ts'

test('[MD1] most of a text gone at a stroke is noticed, with the row before it', () => {
  expect(new LengthWatch().fall({ seq: 7, before: 1_000, after: 100 }, 0)).toBe(7)
})

test('[MD1] bit by bit within minutes, too, with the row before the first bit', () => {
  const watch = new LengthWatch()
  const found: (number | null)[] = []
  for (let seq = 0; seq < 6; seq += 1) {
    const before = 1_000 - seq * 100
    found.push(watch.fall({ seq, before, after: before - 100 }, seq * 60_000))
  }
  expect(found.filter((seq) => seq !== null)).toEqual([0])
  expect(found.indexOf(0)).toBe(5)
})

test('[MD1] over hours it is writing, and a few words are never most of a text', () => {
  const slow = new LengthWatch()
  for (let seq = 0; seq < 7; seq += 1) {
    const before = 1_000 - seq * 100
    const atMs = seq * MASS_DELETION_WINDOW_MS * 0.6
    expect(slow.fall({ seq, before, after: before - 100 }, atMs)).toBe(null)
  }
  expect(new LengthWatch().fall({ seq: 0, before: 150, after: 0 }, 0)).toBe(null)
})

test('[MD1] one fall is told of once, and what was written anew since then counts again', () => {
  const watch = new LengthWatch()
  expect(watch.fall({ seq: 1, before: 1_000, after: 300 }, 0)).toBe(1)
  expect(watch.fall({ seq: 2, before: 300, after: 250 }, 1_000)).toBe(null)
  expect(watch.fall({ seq: 9, before: 1_000, after: 200 }, 2_000)).toBe(9)
})

import type { SnapshotRecord } from '@plenary/db/snapshots.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import { expect, test } from 'vitest'
import { snapshotsToThin } from './thinning.ts'

const NOW = Date.UTC(2027, 2, 9, 12, 30)
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

function version(number: number, agoMs: number, facts: Partial<SnapshotRecord> = {}): SnapshotRecord {
  return {
    id: `version-${number}` as SnapshotId,
    roomId: 'room' as RoomId,
    number,
    kind: 'automatic',
    label: null,
    note: null,
    beforeRestoring: null,
    takenBy: null,
    takenAt: new Date(NOW - agoMs),
    logSeq: number,
    words: 0,
    hash: '',
    contributions: [],
    isThinned: false,
    purge: null,
    ...facts,
  }
}

test('[VE9] of what the server kept, all of a day stay, then one an hour, then one a day, then one a week', () => {
  // One each ten minutes for sixty days, the oldest first.
  const all = Array.from({ length: 60 * 144 }, (_, at) =>
    version(at + 1, (60 * 144 - 1 - at) * 10 * MINUTE_MS),
  )
  const gone = new Set(snapshotsToThin(all, NOW))
  const left = all.filter(({ id }) => !gone.has(id)).map(({ takenAt }) => NOW - takenAt.getTime())
  const between = (from: number, to: number) =>
    left.filter((ago) => ago > from * DAY_MS && ago <= to * DAY_MS).length
  // The newest is of now, and what is exactly a day old is of the first day.
  expect(between(-1, 1)).toBe(145)
  expect([6 * 24, 6 * 24 + 1]).toContain(between(1, 7))
  expect([23, 24]).toContain(between(7, 30))
  expect([5, 6]).toContain(between(30, 60))
})

test('[VE9] of each stretch the last one stays', () => {
  const all = [
    version(1, 2 * DAY_MS + 20 * MINUTE_MS),
    version(2, 2 * DAY_MS + 10 * MINUTE_MS),
    version(3, 0),
  ]
  expect(snapshotsToThin(all, NOW)).toEqual(['version-1'])
})

test('[VE9] what somebody wanted to be kept stays, and so does the newest, however old it is', () => {
  const old = 90 * DAY_MS
  const kinds = ['named', 'round', 'restore'] as const
  const wanted = kinds.flatMap((kind, at) => [
    version(at * 2 + 1, old, { kind }),
    version(at * 2 + 2, old, { kind }),
  ])
  expect(snapshotsToThin(wanted, NOW)).toEqual([])
  expect(snapshotsToThin([version(1, old + 1), version(2, old)], NOW)).toEqual(['version-1'])
  expect(snapshotsToThin([version(1, old)], NOW)).toEqual([])
})

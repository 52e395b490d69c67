import type { SnapshotRecord } from '@plenary/db/snapshots.ts'
import type { SnapshotId } from '@plenary/shared/ids.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** Of versions older than so much, one is kept for each so much. */
const STEPS = [
  { olderThanMs: 30 * DAY_MS, oneEachMs: 7 * DAY_MS },
  { olderThanMs: 7 * DAY_MS, oneEachMs: DAY_MS },
  { olderThanMs: DAY_MS, oneEachMs: HOUR_MS },
]

/**
 * Which of the versions that the server has kept by itself may go, given all of a room: of each stretch of time the last
 * one stays, and the newest of all in any case.
 */
export function snapshotsToThin(snapshots: readonly SnapshotRecord[], now: number): SnapshotId[] {
  const newestFirst = snapshots
    .filter(({ kind, isThinned }) => kind === 'automatic' && !isThinned)
    .toSorted((a, b) => b.number - a.number)
  const newest = Math.max(...snapshots.map(({ number }) => number))
  const taken = new Set<string>()
  return newestFirst.flatMap(({ id, number, takenAt }) => {
    const step = STEPS.find(({ olderThanMs }) => now - takenAt.getTime() > olderThanMs)
    if (!step) return []
    const stretch = `${step.oneEachMs}:${Math.floor(takenAt.getTime() / step.oneEachMs)}`
    if (taken.has(stretch) && number !== newest) return [id]
    taken.add(stretch)
    return []
  })
}

import type { SnapshotId } from '@plenary/shared/ids.ts'
import type { Snapshot, SnapshotKind, SnapshotList } from '@plenary/shared/snapshots.ts'
import { expect, test } from 'vitest'
import { chosenPair } from './chosen-pair.ts'
import { foldTimeline } from './fold-timeline.ts'

function version(number: number, kind: SnapshotKind): Snapshot {
  return {
    id: `v${number}` as SnapshotId,
    number,
    kind,
    label: null,
    note: null,
    beforeRestoring: null,
    takenBy: null,
    takenAt: '2027-03-08T16:40:00Z',
    words: 0,
    hash: '',
    contributions: [],
    purge: null,
  }
}

function list(kinds: readonly SnapshotKind[], hasChanged: boolean): SnapshotList {
  const items = kinds.map((kind, at) => version(kinds.length - at, kind))
  return { items, next: null, organizations: [], live: { hasChanged }, abilities: [] }
}

test('[VE11] without a wish, the text of now is compared with the newest that somebody kept', () => {
  const versions = list(['automatic', 'named', 'automatic', 'named'], true)
  expect(chosenPair(versions, {})).toEqual({ from: 'v3', to: 'live' })
  expect(chosenPair(list(['automatic', 'automatic'], true), {})).toEqual({ from: 'v2', to: 'live' })
})

test('[VE11] where nothing has changed since, the newest is compared with one before it', () => {
  expect(chosenPair(list(['named', 'automatic', 'named'], false), {})).toEqual({ from: 'v1', to: 'v3' })
  expect(chosenPair(list(['named'], false), {})).toEqual({ from: 'v1', to: 'live' })
  expect(chosenPair(list([], false), {})).toBe(null)
})

test('[VE11] what is asked for is compared, the older first; what is not there is left out', () => {
  const versions = list(['named', 'named', 'named'], true)
  expect(chosenPair(versions, { from: 'v1', to: 'v2' })).toEqual({ from: 'v1', to: 'v2' })
  expect(chosenPair(versions, { from: 'v3', to: 'v1' })).toEqual({ from: 'v1', to: 'v3' })
  expect(chosenPair(versions, { from: 'gone', to: 'v2' })).toEqual({ from: 'v1', to: 'v2' })
  expect(chosenPair(versions, { from: 'v2', to: 'gone' })).toEqual({ from: 'v2', to: 'v3' })
})

test('[VE11] what the server kept by itself is folded where it stands in a row', () => {
  const { items } = list(['automatic', 'automatic', 'named', 'automatic'], true)
  expect(foldTimeline(items).map((entry) => (entry.kind === 'version' ? 1 : entry.snapshots.length))).toEqual(
    [2, 1, 1],
  )
  expect(foldTimeline(items).map(({ kind }) => kind)).toEqual(['automatic', 'version', 'automatic'])
})

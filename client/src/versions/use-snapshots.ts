import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import {
  comparisonSchema,
  type NewSnapshot,
  type Snapshot,
  snapshotListSchema,
  snapshotSchema,
} from '@plenary/shared/snapshots.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

// The page of versions has no line into the room that would tell of new ones.
const REFRESH_MS = 60_000

/** One of two texts to be compared: a version, or the text of now. */
export type VersionKey = SnapshotId | 'live'

/** The versions of a room, the newest first. */
export function snapshotsQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.snapshots(id),
    queryFn: () => get(pathOf(id), snapshotListSchema),
    refetchOnWindowFocus: 'always',
    refetchInterval: REFRESH_MS,
  })
}

/** Two of the versions of a room, the older first, and when a purge is known to have changed any for the last time. */
export type ComparedPair = { from: SnapshotId; to: VersionKey; lastPurge?: string }

/** When one of some versions was purged last; empty for never. */
export function lastPurgeOf(snapshots: readonly Snapshot[]): string {
  return (
    snapshots
      .map(({ purge }) => purge?.at ?? '')
      .toSorted()
      .at(-1) ?? ''
  )
}

/** Two texts of a room, and which organisation made of one the other. */
export function comparedTextsQuery(id: RoomId, { from, to, lastPurge = '' }: ComparedPair) {
  return queryOptions({
    queryKey: queryKeys.comparison(id, from, to, lastPurge),
    queryFn: () => {
      const query = new URLSearchParams({ from, to })
      return get(`/api/rooms/${encodeURIComponent(id)}/comparison?${query}`, comparisonSchema)
    },
    // Versions stay as they are until one is purged; the text of now is that of when it was asked for.
    staleTime: to === 'live' ? 0 : Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
}

/** Keeps a version: with a name, or before going back to another. */
export function useKeepVersion(id: RoomId) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: NewSnapshot) => post(pathOf(id), input, snapshotSchema),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.snapshots(id) }),
  })
}

/** The address of the very bytes of which a version's fingerprint is. */
export function textPath(id: RoomId, snapshot: SnapshotId): string {
  return `${pathOf(id)}/${encodeURIComponent(snapshot)}/text`
}

function pathOf(id: RoomId): string {
  return `/api/rooms/${encodeURIComponent(id)}/snapshots`
}

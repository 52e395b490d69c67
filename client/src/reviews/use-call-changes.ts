import { type CallChange, callChanges } from '@plenary/shared/document/call-changes.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { comparedTextsQuery, type VersionKey } from '../versions/use-snapshots.ts'

/** What has become of each call between two texts of a room; null while they are on their way, or for no pair. */
export function useCallChanges(
  id: RoomId,
  pair: { from: SnapshotId; to: VersionKey } | null,
): CallChange[] | null {
  const { data } = useQuery({
    ...comparedTextsQuery(id, pair ?? { from: '' as SnapshotId, to: 'live' }),
    enabled: pair !== null,
  })
  return useMemo(
    () => (data ? callChanges(JSON.parse(data.from.document), JSON.parse(data.to.document)) : null),
    [data],
  )
}

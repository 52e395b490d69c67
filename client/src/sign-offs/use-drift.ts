import type { RoomId } from '@plenary/shared/ids.ts'
import type { SignedVersion } from '@plenary/shared/sign-offs.ts'
import { useQuery } from '@tanstack/react-query'
import { useComparison } from '../versions/use-comparison.ts'
import { snapshotsQuery } from '../versions/use-snapshots.ts'

/**
 * How the text of now differs from a version that was signed. Nothing is compared while nothing has changed since the
 * newest version and that is the one: then `isSame` is true.
 */
export function useDrift(id: RoomId, { hash, id: version }: SignedVersion) {
  const { data: list } = useQuery(snapshotsQuery(id))
  const isSame = list !== undefined && !list.live.hasChanged && list.items[0]?.hash === hash
  const pair = list && !isSame ? ({ from: version, to: 'live' } as const) : null
  const comparison = useComparison(id, pair)
  return { ...comparison, isSame: isSame || comparison.shown?.summary.isSame === true }
}

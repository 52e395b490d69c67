import type { RoomId } from '@plenary/shared/ids.ts'
import { type JoinedList, joinedListSchema } from '@plenary/shared/joined.ts'
import { useQuery } from '@tanstack/react-query'
import { get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** Of how many organisations how many have joined a recommendation, and which have signed all but it. */
export type Joined = { joined: number; asked: number; leftOutBy: JoinedList['items'][number]['leftOutBy'] }

/**
 * What organisations have joined, by block id, as of the last look at the page. Empty while it is unknown, and where
 * nobody has been asked to sign: the table says nothing of it then.
 */
export function useJoined(id: RoomId): ReadonlyMap<string, Joined> {
  const { data } = useQuery({
    queryKey: queryKeys.joined(id),
    queryFn: () => get(`/api/rooms/${encodeURIComponent(id)}/sign-off/joined`, joinedListSchema),
    refetchOnWindowFocus: 'always',
    select: byRecommendation,
  })
  return data ?? NONE
}

const NONE: ReadonlyMap<string, Joined> = new Map()

function byRecommendation({ items, asked }: JoinedList): ReadonlyMap<string, Joined> {
  return new Map(items.map(({ id, joined, leftOutBy }) => [id, { joined, asked, leftOutBy }]))
}

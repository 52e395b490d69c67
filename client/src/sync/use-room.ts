import type { RoomId } from '@plenary/shared/ids.ts'
import { roomSchema } from '@plenary/shared/rooms.ts'
import { queryOptions } from '@tanstack/react-query'
import { get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** One room and what one may do in it. */
export function roomQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.room(id),
    queryFn: () => get(`/api/rooms/${encodeURIComponent(id)}`, roomSchema),
  })
}

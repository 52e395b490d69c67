import type { Room } from '@plenary/shared/rooms.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queryKeys } from '../query-keys.ts'
import { isOutdated, type RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'

/**
 * Learns anew what one may do in a room each time that the line has come back: a line that is closed because rights
 * have changed, or the room is frozen, comes back by itself, with other ones. And when the room tells that something
 * else about it has changed.
 */
export function useFreshRights(provider: RoomProvider, room: Room): void {
  const { id, role, abilities } = room
  const { slug } = room.coalition
  const queryClient = useQueryClient()
  const hello = useRoomStatus(provider, (status) => status.hello)
  const seen = useRef(hello)
  const isOld = useRoomStatus(provider, isOutdated)
  const mayWrite = abilities.includes('write-text')
  // The line was let in on something else than was asked for a moment before.
  const isStale = hello !== null && (hello.role !== role || (!isOld && hello.canWrite !== mayWrite))
  useEffect(() => {
    const isReturn = seen.current !== null && seen.current !== hello
    seen.current = hello
    if (!isReturn && !isStale) return
    for (const queryKey of [queryKeys.room(id), queryKeys.coalition(slug)])
      void queryClient.invalidateQueries({ queryKey })
    void queryClient.invalidateQueries({ queryKey: queryKeys.me, exact: true })
  }, [hello, isStale, id, slug, queryClient])
  useEffect(
    () =>
      provider.onEvent((event) => {
        if (event.kind === 'room' || event.kind === 'sign-offs')
          void queryClient.invalidateQueries({ queryKey: queryKeys.room(id), exact: true })
      }),
    [provider, queryClient, id],
  )
}

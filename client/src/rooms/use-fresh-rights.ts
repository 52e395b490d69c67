import type { Room } from '@plenary/shared/rooms.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { queryKeys } from '../query-keys.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'

/**
 * Learns anew what one may do in a room each time that the line has come back: a line that is closed because rights
 * have changed comes back by itself, with other ones.
 */
export function useFreshRights(provider: RoomProvider, { id, role, coalition: { slug } }: Room): void {
  const queryClient = useQueryClient()
  const hello = useRoomStatus(provider, (status) => status.hello)
  const seen = useRef(hello)
  const isStale = hello !== null && hello.role !== role
  useEffect(() => {
    const isReturn = seen.current !== null && seen.current !== hello
    seen.current = hello
    if (!isReturn && !isStale) return
    for (const queryKey of [queryKeys.room(id), queryKeys.coalition(slug)])
      void queryClient.invalidateQueries({ queryKey })
    void queryClient.invalidateQueries({ queryKey: queryKeys.me, exact: true })
  }, [hello, isStale, id, slug, queryClient])
}

import type { Room } from '@plenary/shared/rooms.ts'
import type { Round } from '@plenary/shared/rounds.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'
import { refreshRounds, roundsQuery } from './use-rounds.ts'

/** The round of a room that is open, kept up with what the room tells; null for none. */
export function useCurrentRound(room: Room, provider: RoomProvider): Round | null {
  const { data } = useQuery(roundsQuery(room.id))
  useFreshRounds(room, provider)
  return data?.items.find(({ closedAt }) => closedAt === null) ?? null
}

/** Asks anew when the room says that there is something new, and when the line has come back. */
function useFreshRounds({ id }: Room, provider: RoomProvider): void {
  const queryClient = useQueryClient()
  const hello = useRoomStatus(provider, (status) => status.hello)
  useEffect(
    () =>
      provider.onEvent((event) => {
        if (event.kind === 'rounds') void refreshRounds(queryClient, id)
      }),
    [provider, queryClient, id],
  )
  useEffect(() => {
    if (hello) void refreshRounds(queryClient, id)
  }, [hello, queryClient, id])
}

import { type Room, type RoomChange, roomSchema } from '@plenary/shared/rooms.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { patch } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** Renames a room, or makes it say less of who writes. */
export function useChangeRoom({ id, coalition }: Room) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (change: RoomChange) => patch(`/api/rooms/${encodeURIComponent(id)}`, change, roomSchema),
    onSuccess: (room) => {
      queryClient.setQueryData(queryKeys.room(id), room)
      return queryClient.invalidateQueries({ queryKey: queryKeys.rooms(coalition.slug) })
    },
  })
}

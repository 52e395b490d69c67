import type { FreezeInput } from '@plenary/shared/freezes.ts'
import { type Room, roomSchema } from '@plenary/shared/rooms.ts'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { delFor, put } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** Freezes a room, changes how far or why it is frozen, or with null lets it thaw; for everybody. */
export function useFreeze({ id, coalition }: Room) {
  const queryClient = useQueryClient()
  const path = `/api/rooms/${encodeURIComponent(id)}/freeze`
  return useMutation({
    mutationFn: (freeze: FreezeInput | null) =>
      freeze ? put(path, freeze, roomSchema) : delFor(path, roomSchema),
    onSuccess: (room) => {
      queryClient.setQueryData(queryKeys.room(id), room)
      return queryClient.invalidateQueries({ queryKey: queryKeys.rooms(coalition.slug) })
    },
  })
}

import { type NewRoom, roomListSchema, roomSchema } from '@plenary/shared/rooms.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

// Who is inside is said in the present tense, so it may not grow old while one looks at it.
const REFRESH_MS = 30_000

/** The rooms of a coalition that one may see. Refreshes with the window, and while one looks. */
export function roomsQuery(slug: string) {
  return queryOptions({
    queryKey: queryKeys.rooms(slug),
    queryFn: () => get(roomsPath(slug), roomListSchema),
    select: ({ items }) => items,
    refetchOnWindowFocus: 'always',
    refetchInterval: REFRESH_MS,
  })
}

/** Creates a room with a blank page. */
export function useCreateRoom(slug: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: NewRoom) => post(roomsPath(slug), input, roomSchema),
    onSuccess: (room) => {
      queryClient.setQueryData(queryKeys.room(room.id), room)
      return queryClient.invalidateQueries({ queryKey: queryKeys.rooms(slug), refetchType: 'none' })
    },
  })
}

function roomsPath(slug: string) {
  return `/api/coalitions/${encodeURIComponent(slug)}/rooms`
}

import { meSchema } from '@plenary/shared/accounts.ts'
import type { MemberId, RoomId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { put } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/**
 * Speaks for another organisation from now on. What one may see and do hangs on it, so all of that is asked anew; who
 * speaks in another coalition than the one on the screen is taken there.
 */
export function useActFor() {
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { coalition, room } = useParams({ strict: false })
  return useMutation({
    mutationFn: (memberId: MemberId) => put('/api/me/acting', { memberId }, meSchema),
    onSuccess: async (me) => {
      queryClient.setQueryData(queryKeys.me, me)
      const shown = coalition ?? coalitionOfRoom(queryClient, room)
      const slug = me.acting?.coalition.slug
      if (slug !== undefined && shown !== undefined && shown !== slug) {
        await navigate({ to: '/c/$coalition', params: { coalition: slug } })
      }
      await queryClient.invalidateQueries({
        predicate: ({ queryKey: [noun] }) => noun === 'coalition' || noun === 'room',
      })
    },
  })
}

function coalitionOfRoom(queryClient: QueryClient, id: string | undefined): string | undefined {
  return id && queryClient.getQueryData<Room>(queryKeys.room(id as RoomId))?.coalition.slug
}

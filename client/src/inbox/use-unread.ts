import { unreadSchema } from '@plenary/shared/inbox.ts'
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import type { RoomProvider } from '../sync/room-provider.ts'

/** Without a line the page asks now and then, as long as somebody looks at it. */
const POLL_MS = 30_000
/** A line tells at once; what it may have lost is found with this. */
const POLL_ON_LINE_MS = 120_000

export const unreadQuery = queryOptions({
  queryKey: queryKeys.inboxUnread,
  queryFn: () => get('/api/inbox/unread', unreadSchema),
  select: ({ unread }) => unread,
  refetchOnWindowFocus: 'always',
})

/** How many notices are unread; undefined until it is known. A hidden tab does not ask. */
export function useUnread(provider: RoomProvider | undefined): number | undefined {
  const queryClient = useQueryClient()
  const { data } = useQuery({ ...unreadQuery, refetchInterval: provider ? POLL_ON_LINE_MS : POLL_MS })
  useEffect(
    () =>
      provider?.onEvent(({ kind }) => {
        if (kind !== 'inbox') return
        for (const queryKey of [queryKeys.inboxUnread, queryKeys.inboxNotices])
          void queryClient.invalidateQueries({ queryKey })
      }),
    [provider, queryClient],
  )
  return data
}

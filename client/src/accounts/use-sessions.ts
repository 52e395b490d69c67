import { ownSessionListSchema } from '@plenary/shared/accounts.ts'
import type { SessionId } from '@plenary/shared/ids.ts'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { del, get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { withProof } from '../with-proof.ts'

const sessionsQuery = queryOptions({
  queryKey: queryKeys.mySessions,
  queryFn: () => get('/api/sessions', ownSessionListSchema),
  select: ({ items }) => items,
  refetchOnWindowFocus: 'always',
})

/** Where the account is signed in: this one first, then the newest. */
export function useSessions() {
  return useQuery(sessionsQuery)
}

/** Ends one session, wherever it is. */
export function useEndSession() {
  const refresh = useRefreshSessions()
  return useMutation({
    mutationFn: (id: SessionId) => withProof(() => del(`/api/sessions/${id}`)),
    onSettled: refresh,
  })
}

/** Ends every session but this one. */
export function useEndOtherSessions() {
  const refresh = useRefreshSessions()
  return useMutation({
    mutationFn: () => withProof(() => del('/api/sessions/others')),
    onSettled: refresh,
  })
}

/** Ends every session, this one too, then loads the sign-in page afresh. */
export function useSignOutEverywhere() {
  return useMutation({
    mutationFn: () => withProof(() => del('/api/sessions')),
    onSuccess: () => window.location.replace('/sign-in'),
  })
}

function useRefreshSessions() {
  const queryClient = useQueryClient()
  return () => queryClient.invalidateQueries({ queryKey: queryKeys.mySessions })
}

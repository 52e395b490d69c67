import type { MemberId } from '@plenary/shared/ids.ts'
import { type MemberChange, type MemberRemoval, memberListSchema } from '@plenary/shared/members.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { del, get, send } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { withProof } from '../with-proof.ts'

/** Everybody in a coalition. Refreshes with the window: others let people in and remove them. */
export function membersQuery(slug: string) {
  return queryOptions({
    queryKey: queryKeys.members(slug),
    queryFn: () => get(`/api/coalitions/${encodeURIComponent(slug)}/members`, memberListSchema),
    select: ({ items }) => items,
    refetchOnWindowFocus: 'always',
  })
}

/** Changes a mandate: its role, whether it is suspended, one's own name in it. */
export function useChangeMember(slug: string) {
  const refresh = useRefresh(slug)
  return useMutation({
    mutationFn: ({ id, change }: { id: MemberId; change: MemberChange }) =>
      withProof(() => send('PATCH', `/api/members/${id}`, change)),
    onSettled: refresh,
  })
}

/** Ends somebody else's mandate. Refused with `hand-over-needed` until an heir is named. */
export function useRemoveMember(slug: string) {
  const refresh = useRefresh(slug)
  return useMutation({ mutationFn: remove, onSettled: refresh })
}

/**
 * Ends one's own mandate. Afterwards one is elsewhere: whoever asked goes there, and then forgets the coalition with
 * `forget`, so that nothing of it stays in the memory of this tab.
 */
export function useLeaveCoalition(slug: string) {
  const queryClient = useQueryClient()
  const { mutateAsync, isPending } = useMutation({
    mutationFn: remove,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.me, exact: true }),
  })
  return {
    leave: mutateAsync,
    isPending,
    forget: () => queryClient.removeQueries({ queryKey: queryKeys.coalition(slug) }),
  }
}

function remove({ id, removal }: { id: MemberId; removal: MemberRemoval }) {
  return withProof(() => del(`/api/members/${id}`, removal))
}

/**
 * Who one is, then everything of the coalition: roles decide what is seen of it. After a refusal too, since it may
 * mean that somebody else was faster.
 */
function useRefresh(slug: string) {
  const queryClient = useQueryClient()
  return async () => {
    await queryClient.invalidateQueries({ queryKey: queryKeys.me, exact: true })
    await queryClient.invalidateQueries({ queryKey: queryKeys.coalition(slug) })
  }
}

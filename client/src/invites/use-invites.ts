import type { InviteId, RoomId } from '@plenary/shared/ids.ts'
import { createdInviteSchema, inviteListSchema, type NewInvite } from '@plenary/shared/invites.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { del, get, post } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import { withProof } from '../with-proof.ts'

// How often a link was used is said in the present tense.
const REFRESH_MS = 10_000

/** The links of a coalition, or those to one room; the newest first. Refreshes while one looks. */
export function invitesQuery(slug: string, roomId?: RoomId) {
  const room = roomId === undefined ? '' : `?room=${encodeURIComponent(roomId)}`
  return queryOptions({
    queryKey: [...queryKeys.invites(slug), roomId ?? null],
    queryFn: () => get(`${invitesPath(slug)}${room}`, inviteListSchema),
    select: ({ items }) => items,
    refetchInterval: REFRESH_MS,
  })
}

/** Makes a link. Its address comes with the answer and never again. */
export function useCreateInvite(slug: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: NewInvite) => post(invitesPath(slug), input, createdInviteSchema),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.invites(slug) }),
  })
}

/** Closes a link, and ends what it let in. Whoever came through it may have been anywhere in the coalition. */
export function useRevokeInvite(slug: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (id: InviteId) => withProof(() => del(`/api/invites/${encodeURIComponent(id)}`)),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.coalition(slug) }),
  })
}

function invitesPath(slug: string) {
  return `/api/coalitions/${encodeURIComponent(slug)}/invites`
}

import {
  type AcceptInvite,
  type InvitePreview,
  invitePreviewSchema,
  type OwnRequest,
  ownRequestListSchema,
  ownRequestSchema,
} from '@plenary/shared/invites.ts'
import { type QueryClient, queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { meQuery } from '../accounts/use-me.ts'
import { del, failureCode, get, post } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** A link that still lets somebody in, and what it says. */
export type OpenInvite = Extract<InvitePreview, { state: 'open' }>

/** Whoever waits at the door should not wait for the page as well. */
const POLL_MS = 3_000

/** What a link says to whoever opens it. Asking uses nothing up; once is enough for a page. */
export function previewQuery(token: string) {
  return queryOptions({
    queryKey: queryKeys.invitePreview(token),
    queryFn: () => post('/api/invites/preview', { token }, invitePreviewSchema),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** One's own requests to join, the newest first; none without a session. Asked again while one of them waits. */
export const ownRequestsQuery = queryOptions({
  queryKey: queryKeys.myRequests,
  queryFn: () => listOwnRequests(),
  refetchInterval: ({ state }) => (state.data?.some(isWaiting) ? POLL_MS : false),
})

/** Asks to join, or joins. The answer counts as the newest of one's own requests. */
export function useAcceptInvite() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (input: AcceptInvite) => post('/api/invites/accept', input, ownRequestSchema),
    onSuccess: (request) => keepRequest(queryClient, request),
  })
}

/** Takes a request back. */
export function useWithdraw() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (request: OwnRequest) => del(`/api/requests/${encodeURIComponent(request.id)}`),
    onSuccess: (_done, request) => keepRequest(queryClient, { ...request, state: 'withdrawn' }),
  })
}

/** Learns what somebody may do now, so that the page they are let into opens for them. */
export async function refreshRights(queryClient: QueryClient): Promise<void> {
  await queryClient.invalidateQueries({ refetchType: 'none' })
  await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
}

/** Whether somebody has still to decide about a request. */
export function isWaiting({ state }: OwnRequest): boolean {
  return state === 'waiting'
}

/** Without a session there is nobody who could have asked for anything. */
async function listOwnRequests(): Promise<OwnRequest[]> {
  try {
    return (await get('/api/me/requests', ownRequestListSchema)).items
  } catch (error) {
    if (failureCode(error) === 'signed-out') return []
    throw error
  }
}

async function keepRequest(queryClient: QueryClient, request: OwnRequest): Promise<void> {
  // An answer that is on its way may be older than this.
  await queryClient.cancelQueries({ queryKey: ownRequestsQuery.queryKey })
  queryClient.setQueryData(ownRequestsQuery.queryKey, (before) => [
    request,
    ...(before ?? []).filter(({ id }) => id !== request.id),
  ])
}

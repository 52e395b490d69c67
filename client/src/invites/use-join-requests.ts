import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { type JoinRequest, joinRequestListSchema } from '@plenary/shared/invites.ts'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { failureCode, get, send } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** Somebody stands at the door while a coordinator looks at the list. */
const QUEUE_MS = 3_000
/** Elsewhere a number says that somebody has come. */
const BADGE_MS = 5_000

/** Those who wait to be let in, the first to come first; with a room, those who wait for it. */
export function joinRequestsQuery(slug: string, roomId?: RoomId) {
  return queryOptions({
    queryKey: queryKeys.joinRequests(slug),
    queryFn: () => get(`/api/coalitions/${encodeURIComponent(slug)}/requests`, joinRequestListSchema),
    select: ({ items }) => (roomId === undefined ? items : items.filter(({ room }) => room?.id === roomId)),
    refetchInterval: QUEUE_MS,
  })
}

/** How many people wait to be let in; 0 for those who may not decide it, and nothing is asked for them. */
export function useWaitingCount(coalitionSlug: string, isAllowed: boolean, roomId?: RoomId): number {
  const { data } = useQuery({
    ...joinRequestsQuery(coalitionSlug, roomId),
    enabled: isAllowed,
    refetchInterval: BADGE_MS,
  })
  return isAllowed ? (data?.length ?? 0) : 0
}

/** What a coordinator decides about somebody who waits. */
export interface Decision {
  request: JoinRequest
  /** `admit` puts them with an organisation of the coalition, or with the one they named. */
  does: 'admit' | 'decline'
  organizationId: OrganizationId | null
}

/** Lets somebody in, or not. What somebody else has decided meanwhile is shown afterwards. */
export function useDecide(slug: string) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: ({ request, does, organizationId }: Decision) => {
      const path = `/api/requests/${encodeURIComponent(request.id)}`
      return does === 'admit'
        ? send('POST', `${path}/admit`, { organizationId })
        : send('POST', `${path}/decline`, {})
    },
    // A new member changes nearly every list of the coalition.
    onSuccess: (_done, { request }) =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: queryKeys.coalition(slug) }),
        request.room && queryClient.invalidateQueries({ queryKey: queryKeys.roomRoles(request.room.id) }),
      ]),
    onError: (error) => {
      const isStale = ['already-decided', 'not-found', 'link-ended'].includes(failureCode(error))
      return isStale && queryClient.invalidateQueries({ queryKey: queryKeys.joinRequests(slug) })
    },
  })
}

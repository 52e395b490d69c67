import type { RoomId } from '@plenary/shared/ids.ts'
import type { GivenRole } from '@plenary/shared/permissions.ts'
import { type GivenRoomRole, type RoleGift, roomRoleListSchema } from '@plenary/shared/rooms.ts'
import type { EarlierVersions } from '@plenary/shared/snapshots.ts'
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, send } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** Who was given which role in a room. Coordinators of the coalition are in every room and not listed. */
export function roomRolesQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.roomRoles(id),
    queryFn: () => get(rolesPath(id), roomRoleListSchema),
    select: ({ items }) => items,
  })
}

/** Gives a role, or takes it with null. Shown at once, and taken back if the server refuses. */
export function useGiveRole(id: RoomId) {
  const queryClient = useQueryClient()
  const { queryKey } = roomRolesQuery(id)
  return useMutation({
    mutationFn: (gift: RoleGift) => send('PUT', rolesPath(id), gift),
    onMutate: async (gift) => {
      await queryClient.cancelQueries({ queryKey })
      const before = queryClient.getQueryData(queryKey)
      queryClient.setQueryData(queryKey, (list) => list && { ...list, items: withGift(list.items, gift) })
      return { before }
    },
    onError: (_error, _gift, context) => queryClient.setQueryData(queryKey, context?.before),
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  })
}

/** Shows a guest the versions from before they were let in, or hides them again. */
export function useShowVersions(id: RoomId) {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (wish: EarlierVersions) =>
      send('PUT', `/api/rooms/${encodeURIComponent(id)}/earlier-versions`, wish),
    onSettled: () => queryClient.invalidateQueries({ queryKey: queryKeys.roomRoles(id) }),
  })
}

/** What somebody holds a role as: an organisation, or one member. Unique within a room. */
export function holderKey(holder: RoleGift | GivenRoomRole): string {
  return holder.to === 'organization' ? holder.organizationId : holder.memberId
}

/** The same holder with another role, or without one. */
export function giftTo(holder: GivenRoomRole, role: GivenRole | null): RoleGift {
  return holder.to === 'organization'
    ? { to: 'organization', organizationId: holder.organizationId, role }
    : { to: 'member', memberId: holder.memberId, role }
}

/** Who is new to the list appears once the server has told their name. */
function withGift(items: readonly GivenRoomRole[], gift: RoleGift): GivenRoomRole[] {
  const { role } = gift
  return items.flatMap((item) => {
    if (holderKey(item) !== holderKey(gift)) return [item]
    return role === null ? [] : [{ ...item, role }]
  })
}

function rolesPath(id: RoomId) {
  return `/api/rooms/${encodeURIComponent(id)}/roles`
}

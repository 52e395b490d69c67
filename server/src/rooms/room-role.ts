import type { MemberId } from '@plenary/shared/ids.ts'
import type { GivenRole, MemberRole, RoomRole } from '@plenary/shared/permissions.ts'

/** What somebody was given, in the coalition and in a room of it. */
export type RoleGrounds = {
  memberRole: MemberRole
  ownRole: GivenRole | null
  organizationRole: GivenRole | null
}

/**
 * The role that comes of it, or null for none: a coordinator of the coalition coordinates every room, a member's own
 * role wins over their organisation's, and a guest has no other than their own.
 */
export function roleOf({ memberRole, ownRole, organizationRole }: RoleGrounds): RoomRole | null {
  switch (memberRole) {
    case 'coordinator':
      return 'coordinator'
    case 'member':
      return ownRole ?? organizationRole
    case 'guest':
      return ownRole
  }
}

/**
 * Of somebody's mandates in a coalition the one under which they are in a room, and their role: the one they speak for
 * now, or where that has no role there, the first that has. Null for who may not be in it.
 */
export function standingIn<T extends RoleGrounds & { memberId: MemberId }>(
  mandates: readonly T[],
  actingId: MemberId | null,
): { standing: T; role: RoomRole } | null {
  const acting = mandates.filter(({ memberId }) => memberId === actingId)
  for (const standing of [...acting, ...mandates]) {
    const role = roleOf(standing)
    if (role) return { standing, role }
  }
  return null
}

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

/** The mandate under which somebody acts where they may have several: the one they speak for now, or their first. */
export function actingAmong<T extends { memberId: unknown }>(
  mandates: readonly T[],
  actingId: unknown,
): T | undefined {
  return mandates.find(({ memberId }) => memberId === actingId) ?? mandates[0]
}

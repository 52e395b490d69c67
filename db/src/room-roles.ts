import type { CoalitionId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { type GivenRole, isWithin } from '@plenary/shared/permissions.ts'
import type { ExpressionBuilder } from 'kysely'
import type { Db } from './database.ts'
import type { Tables } from './schema.ts'

/** To whom a role in a room is given: to everybody who speaks for an organisation, or to one member. */
export type RoleHolder =
  | { organizationId: OrganizationId; memberId?: never }
  | { memberId: MemberId; organizationId?: never }

/** A role as it was given; for a member with who they are. */
export type RoomRoleRow = {
  organizationId: OrganizationId | null
  member: { id: MemberId; displayName: string; organizationId: OrganizationId; isGuest: boolean } | null
  role: GivenRole
  seesEarlierVersions: boolean
}

/** The roles given in a room: to organisations in the order of joining, then to members who are still there. */
export async function listRoomRoles(db: Db, roomId: RoomId): Promise<RoomRoleRow[]> {
  const rows = await db
    .selectFrom('room_roles')
    .leftJoin('members', 'members.id', 'room_roles.member_id')
    .select([
      'room_roles.organization_id as organizationId',
      'room_roles.role',
      'room_roles.sees_earlier_versions as seesEarlierVersions',
      'members.id as memberId',
      'members.display_name as displayName',
      'members.organization_id as memberOrganizationId',
      'members.role as memberRole',
    ])
    .where('room_roles.room_id', '=', roomId)
    .where('members.removed_at', 'is', null)
    .orderBy('room_roles.organization_id')
    .orderBy('members.id')
    .execute()
  return rows.map(({ organizationId, role, seesEarlierVersions, ...member }) => ({
    organizationId,
    role,
    seesEarlierVersions,
    member:
      member.memberId && member.memberOrganizationId
        ? {
            id: member.memberId,
            displayName: member.displayName ?? '',
            organizationId: member.memberOrganizationId,
            isGuest: member.memberRole === 'guest',
          }
        : null,
  }))
}

/** The role that was given to somebody in a room, or null. */
export async function findRoomRole(db: Db, roomId: RoomId, holder: RoleHolder): Promise<GivenRole | null> {
  const row = await db
    .selectFrom('room_roles')
    .select('role')
    .where('room_id', '=', roomId)
    .where(isOf(holder))
    .executeTakeFirst()
  return row?.role ?? null
}

/** Gives a role in a room in the place of any other, or takes it with null. What else is said of the holder stays. */
export async function setRoomRole(
  db: Db,
  roomId: RoomId,
  { role, ...holder }: RoleHolder & { role: GivenRole | null },
): Promise<void> {
  if (role === null) {
    await db.deleteFrom('room_roles').where('room_id', '=', roomId).where(isOf(holder)).execute()
    return
  }
  const { organizationId = null, memberId = null } = holder
  const only = memberId === null ? 'one_role_an_organization' : 'one_role_a_member'
  await db
    .insertInto('room_roles')
    .values({ room_id: roomId, organization_id: organizationId, member_id: memberId, role })
    .onConflict((conflict) => conflict.constraint(only).doUpdateSet({ role }))
    .execute()
}

/**
 * From when on a guest sees the versions of a room: since they were let in, or null where a coordinator has said that
 * they see all.
 */
export async function findVersionsSince(db: Db, roomId: RoomId, memberId: MemberId): Promise<Date | null> {
  const row = await db
    .selectFrom('room_roles')
    .select(['given_at', 'sees_earlier_versions'])
    .where('room_id', '=', roomId)
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow()
  return row.sees_earlier_versions ? null : row.given_at
}

/** Says whether a member who has a role in a room by name sees the versions from before; false where they have none. */
export async function setSeesEarlierVersions(
  db: Db,
  roomId: RoomId,
  { memberId, isSeen }: { memberId: MemberId; isSeen: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('room_roles')
    .set({ sees_earlier_versions: isSeen })
    .where('room_id', '=', roomId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Takes every role of a member in the rooms of their coalition. */
export async function deleteRolesOf(db: Db, memberId: MemberId): Promise<void> {
  await db.deleteFrom('room_roles').where('member_id', '=', memberId).execute()
}

/** The roles of an organisation in all rooms. */
export async function listRolesOf(
  db: Db,
  organizationId: OrganizationId,
): Promise<{ roomId: RoomId; role: GivenRole }[]> {
  return db
    .selectFrom('room_roles')
    .select(['room_id as roomId', 'role'])
    .where('organization_id', '=', organizationId)
    .execute()
}

/**
 * What one organisation may do goes over to another, which keeps what it has where that is more. With a member as
 * `cap`, no more goes over in a room than they may do there themselves.
 */
export async function moveRoles(
  db: Db,
  { from, to, cap }: { from: OrganizationId; to: OrganizationId; cap: MemberId | null },
): Promise<void> {
  for (const { roomId, role: whole } of await listRolesOf(db, from)) {
    const own = cap && (await findRoomRole(db, roomId, { memberId: cap }))
    const role = own && isWithin(own, whole) ? own : whole
    const had = await findRoomRole(db, roomId, { organizationId: to })
    const isMore = had === null || !isWithin(role, had)
    if (isMore) await setRoomRole(db, roomId, { organizationId: to, role })
    await setRoomRole(db, roomId, { organizationId: from, role: null })
  }
}

/** The organisations that a guest meets: their own, and those that have a role in one of their rooms. */
export async function listOrganizationsMetBy(
  db: Db,
  { memberId, coalitionId }: { memberId: MemberId; coalitionId: CoalitionId },
): Promise<OrganizationId[]> {
  const rows = await db
    .selectFrom('organizations')
    .select('organizations.id')
    .distinct()
    .where('organizations.coalition_id', '=', coalitionId)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('members')
            .select('members.id')
            .where('members.id', '=', memberId)
            .whereRef('members.organization_id', '=', 'organizations.id'),
        ),
        eb.exists(
          eb
            .selectFrom('room_roles as theirs')
            .innerJoin('room_roles as own', 'own.room_id', 'theirs.room_id')
            .select('own.room_id')
            .where('own.member_id', '=', memberId)
            .whereRef('theirs.organization_id', '=', 'organizations.id'),
        ),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}

function isOf(holder: RoleHolder) {
  return (eb: ExpressionBuilder<Tables, 'room_roles'>) =>
    holder.organizationId === undefined
      ? eb('member_id', '=', holder.memberId)
      : eb('organization_id', '=', holder.organizationId)
}

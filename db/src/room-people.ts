import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { GivenRole, MemberRole } from '@plenary/shared/permissions.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { ORGANIZATION_COLUMNS, organizationOfRow } from './organizations.ts'

/** A member who may be in a room, what makes them so, and who they are there if they have a pseudonym. */
export type RoomMember = {
  memberId: MemberId
  displayName: string
  organizationId: OrganizationId
  letters: string
  memberRole: MemberRole
  ownRole: GivenRole | null
  organizationRole: GivenRole | null
  alias: MemberId | null
  number: number | null
}

function selectMembers(db: Db, roomId: RoomId) {
  return db
    .selectFrom('rooms')
    .innerJoin('members', 'members.coalition_id', 'rooms.coalition_id')
    .innerJoin('organizations', 'organizations.id', 'members.organization_id')
    .leftJoin('room_pseudonyms', (join) =>
      join
        .onRef('room_pseudonyms.room_id', '=', 'rooms.id')
        .onRef('room_pseudonyms.member_id', '=', 'members.id'),
    )
    .select([
      'members.id as memberId',
      'members.display_name as displayName',
      'members.organization_id as organizationId',
      'members.role as memberRole',
      'organizations.letters',
      // An alias stands where a member's id does for the others, and is of its form.
      sql<MemberId | null>`room_pseudonyms.alias`.as('alias'),
      'room_pseudonyms.number',
    ])
    .where('rooms.id', '=', roomId)
}

/** Everybody of a room's coalition with what they were given in the room; whether that lets them in, rules say. */
export async function listRoomMembers(db: Db, roomId: RoomId): Promise<RoomMember[]> {
  return selectMembers(db, roomId)
    .leftJoin('room_roles as own', (join) =>
      join.onRef('own.room_id', '=', 'rooms.id').onRef('own.member_id', '=', 'members.id'),
    )
    .leftJoin('room_roles as shared', (join) =>
      join
        .onRef('shared.room_id', '=', 'rooms.id')
        .onRef('shared.organization_id', '=', 'members.organization_id'),
    )
    .select(['own.role as ownRole', 'shared.role as organizationRole'])
    .where('members.removed_at', 'is', null)
    .where('members.suspended_at', 'is', null)
    .orderBy('members.id')
    .execute()
}

/** How members are called in a room, those included who are gone. */
export type RoomName = Pick<
  RoomMember,
  'memberId' | 'displayName' | 'organizationId' | 'letters' | 'alias' | 'number'
>

/** The names of some members in a room. */
export async function listRoomNames(
  db: Db,
  roomId: RoomId,
  memberIds: readonly MemberId[],
): Promise<RoomName[]> {
  if (memberIds.length === 0) return []
  return selectMembers(db, roomId).where('members.id', 'in', memberIds).execute()
}

/** The organisations that have a role in a room, coordinate it, or have said something in it that all may see. */
export async function listRoomOrganizations(db: Db, roomId: RoomId): Promise<Organization[]> {
  const rows = await db
    .selectFrom('organizations')
    .select(ORGANIZATION_COLUMNS)
    .where(
      sql<boolean>`organizations.id in (
        select organization_id from room_roles where room_id = ${roomId} and organization_id is not null
        union select members.organization_id from room_roles join members on members.id = room_roles.member_id
          where room_id = ${roomId}
        union select members.organization_id from members join rooms on rooms.coalition_id = members.coalition_id
          where rooms.id = ${roomId} and members.role = 'coordinator' and members.removed_at is null
        union select comments.organization_id from comments join threads on threads.id = comments.thread_id
          where threads.room_id = ${roomId} and threads.visibility = 'room'
        union select organization_id from threads where room_id = ${roomId} and visibility = 'room'
      )`,
    )
    .orderBy('organizations.id')
    .execute()
  return rows.map(organizationOfRow)
}

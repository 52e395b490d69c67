import {
  type CoalitionId,
  type MemberId,
  newId,
  type OrganizationId,
  type RoomId,
} from '@plenary/shared/ids.ts'
import type { Localized } from '@plenary/shared/localized.ts'
import type { RoomRole } from '@plenary/shared/permissions.ts'
import type { RoomKind } from '@plenary/shared/rooms.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A room as its tables know it, without anybody's rights. */
export type RoomRecord = {
  id: RoomId
  kind: RoomKind
  title: string
  dueOn: string | null
  coalition: { id: CoalitionId; slug: string; name: Localized }
}

/** The facts of a new room. */
export type NewRoomRecord = {
  coalitionId: CoalitionId
  kind: RoomKind
  title: string
  dueOn: string | null
  createdBy: MemberId
}

/** Creates a room with an empty log. */
export async function insertRoom(db: Db, room: NewRoomRecord): Promise<RoomId> {
  const id = newId<RoomId>()
  await db
    .insertInto('rooms')
    .values({
      id,
      coalition_id: room.coalitionId,
      kind: room.kind,
      title: room.title,
      due_on: room.dueOn,
      created_by: room.createdBy,
    })
    .execute()
  await db.insertInto('room_logs').values({ room_id: id }).execute()
  return id
}

export async function insertOrganizationRole(
  db: Db,
  { roomId, organizationId, role }: { roomId: RoomId; organizationId: OrganizationId; role: RoomRole },
): Promise<void> {
  await db
    .insertInto('room_roles')
    .values({ room_id: roomId, organization_id: organizationId, role })
    .execute()
}

/** A room by its id, or null. */
export async function findRoom(db: Db, id: RoomId): Promise<RoomRecord | null> {
  const row = await db
    .selectFrom('rooms')
    .innerJoin('coalitions', 'coalitions.id', 'rooms.coalition_id')
    .select([
      'rooms.id',
      'rooms.kind',
      'rooms.title',
      'rooms.due_on as dueOn',
      'coalitions.id as coalition_id',
      'coalitions.slug',
      'coalitions.name_en',
      'coalitions.name_fr',
    ])
    .where('rooms.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { id: roomId, kind, title, dueOn } = row
  const coalition = { id: row.coalition_id, slug: row.slug, name: { en: row.name_en, fr: row.name_fr } }
  return { id: roomId, kind, title, dueOn, coalition }
}

/** The roles that stand for a member in a room: their own, their organisation's, or none. */
export async function findRoles(
  db: Db,
  {
    roomId,
    memberId,
    organizationId,
  }: { roomId: RoomId; memberId: MemberId; organizationId: OrganizationId },
): Promise<{ own: RoomRole | null; organization: RoomRole | null }> {
  const rows = await db
    .selectFrom('room_roles')
    .select(['member_id', 'role'])
    .where('room_id', '=', roomId)
    .where((where) =>
      where.or([where('member_id', '=', memberId), where('organization_id', '=', organizationId)]),
    )
    .execute()
  return {
    own: rows.find((row) => row.member_id !== null)?.role ?? null,
    organization: rows.find((row) => row.member_id === null)?.role ?? null,
  }
}

/** A room in the list of a coalition, with every organisation's role in it. */
export type RoomListRow = {
  id: RoomId
  kind: RoomKind
  title: string
  dueOn: string | null
  words: number | null
  editedAt: Date | null
  roles: { organizationId: OrganizationId | null; memberId: MemberId | null; role: RoomRole }[]
}

/** The rooms of a coalition by due date, those without one last. */
export async function listRooms(db: Db, coalitionId: CoalitionId): Promise<RoomListRow[]> {
  const rooms = await db
    .selectFrom('rooms')
    .leftJoin('room_checkpoints', 'room_checkpoints.room_id', 'rooms.id')
    .leftJoin('room_logs', 'room_logs.room_id', 'rooms.id')
    .leftJoin('room_updates', (join) =>
      join
        .onRef('room_updates.room_id', '=', 'rooms.id')
        .onRef('room_updates.seq', '=', 'room_logs.last_seq'),
    )
    .select([
      'rooms.id',
      'rooms.kind',
      'rooms.title',
      'rooms.due_on as dueOn',
      'room_checkpoints.words',
      'room_updates.created_at as editedAt',
    ])
    .where('rooms.coalition_id', '=', coalitionId)
    .orderBy(sql`rooms.due_on nulls last`)
    .orderBy('rooms.id')
    .execute()
  const roles = await db
    .selectFrom('room_roles')
    .innerJoin('rooms', 'rooms.id', 'room_roles.room_id')
    .select([
      'room_roles.room_id as roomId',
      'room_roles.organization_id as organizationId',
      'room_roles.member_id as memberId',
      'room_roles.role',
    ])
    .where('rooms.coalition_id', '=', coalitionId)
    .orderBy('room_roles.organization_id')
    .execute()
  const rolesByRoom = Map.groupBy(roles, (row) => row.roomId)
  return rooms.map((room) => ({ ...room, roles: rolesByRoom.get(room.id) ?? [] }))
}

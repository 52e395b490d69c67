import {
  type AccountId,
  type ClientId,
  type CoalitionId,
  type MemberId,
  newId,
  type OrganizationId,
  type RoomId,
} from '@plenary/shared/ids.ts'
import type { Localized } from '@plenary/shared/localized.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import type { FreezeLevel, GivenRole } from '@plenary/shared/permissions.ts'
import type { Attribution, RoomKind } from '@plenary/shared/rooms.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { FREEZE_COLUMNS, type FreezeRecord, freezeOfRow } from './freezes.ts'
import { mandateOfRow, selectMandates } from './members.ts'
import { prepareQuery } from './prepared-query.ts'

/** A room as its tables know it, without anybody's rights. */
export type RoomRecord = {
  id: RoomId
  kind: RoomKind
  title: string
  dueOn: string | null
  attribution: Attribution
  freeze: FreezeRecord | null
  coalition: { id: CoalitionId; slug: string; name: Localized }
}

/** The facts of a new room. */
export type NewRoomRecord = {
  coalitionId: CoalitionId
  kind: RoomKind
  title: string
  dueOn: string | null
  attribution: Attribution
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
      attribution: room.attribution,
      created_by: room.createdBy,
    })
    .execute()
  await db
    .insertInto('room_logs')
    .values({ room_id: id, keeps_names: room.attribution !== 'unattributed' })
    .execute()
  return id
}

/** How people are named in a room, which nobody else changes until the transaction ends. */
export async function lockAttribution(db: Db, id: RoomId): Promise<Attribution> {
  const row = await db
    .selectFrom('rooms')
    .select('attribution')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return row.attribution
}

/** Changes what is named of a room. */
export async function updateRoom(
  db: Db,
  id: RoomId,
  change: { title?: string; attribution?: Attribution },
): Promise<void> {
  await db.updateTable('rooms').set(change).where('id', '=', id).execute()
}

export async function insertOrganizationRole(
  db: Db,
  { roomId, organizationId, role }: { roomId: RoomId; organizationId: OrganizationId; role: GivenRole },
): Promise<void> {
  await db
    .insertInto('room_roles')
    .values({ room_id: roomId, organization_id: organizationId, role })
    .execute()
}

/** A room, one of the mandates under which an account may be in it, and the roles given for that mandate. */
export type RoomMandate = {
  room: RoomRecord
  mandate: Mandate
  ownRole: GivenRole | null
  organizationRole: GivenRole | null
}

/** A room, and the account that would enter it. */
export type RoomOfAccount = { roomId: RoomId; accountId: AccountId }

/** The mandates under which accounts may be in rooms, to be narrowed down. */
function selectRoomMandates(db: Db) {
  return selectMandates(db)
    .innerJoin('rooms', 'rooms.coalition_id', 'members.coalition_id')
    .leftJoin('room_roles as own', (join) =>
      join.onRef('own.room_id', '=', 'rooms.id').onRef('own.member_id', '=', 'members.id'),
    )
    .leftJoin('room_roles as shared', (join) =>
      join
        .onRef('shared.room_id', '=', 'rooms.id')
        .onRef('shared.organization_id', '=', 'members.organization_id'),
    )
    .select([
      'rooms.id as room_id',
      'rooms.kind',
      'rooms.title',
      'rooms.due_on',
      'rooms.attribution',
      'own.role as own_role',
      'shared.role as organization_role',
      ...FREEZE_COLUMNS,
    ])
    .orderBy('members.id')
}

const runRoomMandates = prepareQuery((db: Db, roomId: RoomId, accountId: AccountId) =>
  selectRoomMandates(db).where('rooms.id', '=', roomId).where('members.account_id', '=', accountId),
)

const runRoomSeats = prepareQuery((db: Db, roomIds: readonly RoomId[], accountIds: readonly AccountId[]) =>
  selectRoomMandates(db)
    .innerJoin(
      sql<{
        room_id: RoomId
        account_id: AccountId
      }>`unnest(${roomIds}::uuid[], ${accountIds}::uuid[])`.as<'wanted'>(sql`wanted (room_id, account_id)`),
      (join) =>
        join.onRef('wanted.room_id', '=', 'rooms.id').onRef('wanted.account_id', '=', 'members.account_id'),
    )
    .select('members.account_id')
    .select((eb) =>
      eb
        .selectFrom('client_ids')
        .select(
          sql<
            LeasedId[]
          >`coalesce(json_agg(json_build_object('id', client_id, 'isRetired', is_retired)), '[]')`.as('ids'),
        )
        .whereRef('client_ids.room_id', '=', 'rooms.id')
        .whereRef('client_ids.member_id', '=', 'members.id')
        .as('client_ids'),
    ),
)

type RoomMandateRow = Awaited<ReturnType<ReturnType<typeof selectRoomMandates>['executeTakeFirstOrThrow']>>

function roomMandateOfRow(row: RoomMandateRow): RoomMandate {
  const mandate = mandateOfRow(row)
  const { room_id: id, kind, title, due_on: dueOn, attribution } = row
  return {
    room: { id, kind, title, dueOn, attribution, freeze: freezeOfRow(row), coalition: mandate.coalition },
    mandate,
    ownRole: row.own_role,
    organizationRole: row.organization_role,
  }
}

/**
 * A room as an account may enter it, once for each of its mandates in the room's coalition. One query,
 * whatever it finds: a room that does not exist takes as long as one that is not for this account.
 */
export async function listRoomMandates(db: Db, which: RoomOfAccount): Promise<RoomMandate[]> {
  const rows = await runRoomMandates(db, which.roomId, which.accountId)
  return rows.map(roomMandateOfRow)
}

type LeasedId = { id: ClientId; isRetired: boolean }

/**
 * What it takes to seat an account in a room: the same, and the client ids ever leased to the mandate there. Those that
 * are retired may bring what was written under them, and nobody goes on under them.
 */
export type RoomSeatRecord = RoomMandate & { clientIds: LeasedId[] }

/**
 * Rooms as accounts may be seated in them, for each of those who come, in their order, likewise; one query, however many
 * come, and into however many rooms.
 */
export async function listRoomSeats(db: Db, comers: readonly RoomOfAccount[]): Promise<RoomSeatRecord[][]> {
  const asked = [...new Map(comers.map((comer) => [keyOf(comer), comer])).values()]
  const roomIds = asked.map(({ roomId }) => roomId)
  const accountIds = asked.map(({ accountId }) => accountId)
  const rows = await runRoomSeats(db, roomIds, accountIds)
  const seats = Map.groupBy(rows, (row) => keyOf({ roomId: row.room_id, accountId: row.account_id }))
  return comers.map((comer) => (seats.get(keyOf(comer)) ?? []).map(seatOfRow))
}

function keyOf({ roomId, accountId }: RoomOfAccount): string {
  return `${roomId} ${accountId}`
}

function seatOfRow(row: Awaited<ReturnType<typeof runRoomSeats>>[number]): RoomSeatRecord {
  return { ...roomMandateOfRow(row), clientIds: row.client_ids ?? [] }
}

/** A room in the list of a coalition, with every organisation's role in it. */
export type RoomListRow = {
  id: RoomId
  kind: RoomKind
  title: string
  dueOn: string | null
  words: number | null
  freeze: FreezeLevel | null
  editedAt: Date | null
  roles: { organizationId: OrganizationId | null; memberId: MemberId | null; role: GivenRole }[]
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
      'rooms.freeze',
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

import {
  type CoalitionId,
  newId,
  type OrganizationId,
  type RoomId,
  type SignOffRoundId,
  type SnapshotId,
} from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { SIGNED_VERSION_COLUMNS, type SignedVersionRecord, signedVersionOf } from './signed-versions.ts'
import type { AuthorRecord } from './threads.ts'

/** A round of sign-off as it is kept. */
export type SignOffRoundRecord = {
  id: SignOffRoundId
  roomId: RoomId
  version: SignedVersionRecord
  note: string | null
  openedBy: AuthorRecord
  openedAt: Date
  closesAt: Date
  timeZone: string
  closedAt: Date | null
}

/** The rounds of a room, the newest first. */
export async function listSignOffRounds(db: Db, roomId: RoomId): Promise<SignOffRoundRecord[]> {
  const rows = await selectRounds(db)
    .where('signing.room_id', '=', roomId)
    .orderBy('signing.id', 'desc')
    .execute()
  return rows.map(roundOfRow)
}

/** A round of a room, or null. */
export async function findSignOffRound(
  db: Db,
  roomId: RoomId,
  id: SignOffRoundId,
): Promise<SignOffRoundRecord | null> {
  const row = await selectRounds(db)
    .where('signing.room_id', '=', roomId)
    .where('signing.id', '=', id)
    .executeTakeFirst()
  return row ? roundOfRow(row) : null
}

/** An open round and where it is. */
export type OpenSignOffRound = SignOffRoundRecord & { coalitionId: CoalitionId; roomTitle: string }

/** The open rounds of a coalition, the first to close first. */
export async function listOpenSignOffs(db: Db, coalitionId: CoalitionId): Promise<OpenSignOffRound[]> {
  const rows = await selectOpenRounds(db).where('rooms.coalition_id', '=', coalitionId).execute()
  return rows.map(openRoundOfRow)
}

/** The open rounds that close by a moment, of one room or of all, the first to close first. */
export async function listSignOffsClosingBy(
  db: Db,
  moment: Date,
  roomId: RoomId | null = null,
): Promise<OpenSignOffRound[]> {
  const rows = await selectOpenRounds(db)
    .where('signing.closes_at', '<=', moment)
    .$if(roomId !== null, (query) => query.where('signing.room_id', '=', roomId))
    .execute()
  return rows.map(openRoundOfRow)
}

function selectOpenRounds(db: Db) {
  return selectRounds(db)
    .innerJoin('rooms', 'rooms.id', 'signing.room_id')
    .select(['rooms.title', 'rooms.coalition_id'])
    .where('signing.closed_at', 'is', null)
    .orderBy('signing.closes_at')
    .orderBy('signing.id')
}

function openRoundOfRow(row: RoundRow & { title: string; coalition_id: CoalitionId }): OpenSignOffRound {
  return { ...roundOfRow(row), coalitionId: row.coalition_id, roomTitle: row.title }
}

function selectRounds(db: Db) {
  return db
    .selectFrom('sign_off_rounds as signing')
    .innerJoin('snapshots', 'snapshots.id', 'signing.snapshot_id')
    .selectAll('signing')
    .select(SIGNED_VERSION_COLUMNS)
}

type RoundRow = Awaited<ReturnType<ReturnType<typeof selectRounds>['executeTakeFirstOrThrow']>>

function roundOfRow(row: RoundRow): SignOffRoundRecord {
  const { id, note } = row
  return {
    ...{ id, note },
    roomId: row.room_id,
    version: signedVersionOf(row),
    openedBy: { memberId: row.opened_by, organizationId: row.opened_by_organization },
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    timeZone: row.time_zone,
    closedAt: row.closed_at,
  }
}

/** The facts of a new round. */
export type NewSignOffRoundRecord = Omit<SignOffRoundRecord, 'id' | 'closedAt' | 'version'> & {
  snapshotId: SnapshotId
  organizationIds: readonly OrganizationId[]
}

/** Opens a round; null when the room has one that is open. */
export async function insertSignOffRound(
  db: Db,
  round: NewSignOffRoundRecord,
): Promise<SignOffRoundId | null> {
  const id = newId<SignOffRoundId>()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('sign_off_rounds')
    .values({
      id,
      room_id: round.roomId,
      snapshot_id: round.snapshotId,
      note: round.note,
      opened_by: round.openedBy.memberId,
      opened_by_organization: round.openedBy.organizationId,
      opened_at: round.openedAt,
      closes_at: round.closesAt,
      time_zone: round.timeZone,
    })
    .onConflict((conflict) => conflict.column('room_id').where('closed_at', 'is', null).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return null
  const asked = round.organizationIds.map((organizationId) => ({
    round_id: id,
    organization_id: organizationId,
  }))
  await db.insertInto('sign_off_organizations').values(asked).execute()
  return id
}

/**
 * Holds a round that is open at a moment until the transaction ends: nobody closes it meanwhile. Gives whether it is.
 */
export async function holdOpenSignOff(db: Db, id: SignOffRoundId, now: Date): Promise<boolean> {
  const row = await db
    .selectFrom('sign_off_rounds')
    .select('id')
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .where('closes_at', '>', now)
    .forShare()
    .executeTakeFirst()
  return row !== undefined
}

/** The open round of a room, and whether an organisation is asked in it and has not decided; null for none. */
export async function findOpenSignOff(
  db: Db,
  roomId: RoomId,
  organizationId: OrganizationId,
): Promise<{ closesAt: Date; timeZone: string; isUndecided: boolean } | null> {
  const { rows } = await sql<{ closesAt: Date; timeZone: string; isUndecided: boolean }>`
    select closes_at as "closesAt", time_zone as "timeZone",
      exists (select 1 from sign_off_organizations as asked
        where asked.round_id = signing.id and asked.organization_id = ${organizationId})
      and not exists (select 1 from sign_offs
        where sign_offs.round_id = signing.id and sign_offs.organization_id = ${organizationId}) as "isUndecided"
    from sign_off_rounds as signing
    where room_id = ${roomId} and closed_at is null`.execute(db)
  return rows[0] ?? null
}

/** Closes a round, not later than at its time; false when it is closed already. */
export async function closeSignOff(db: Db, id: SignOffRoundId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('sign_off_rounds')
    .set((eb) => ({ closed_at: eb.fn<Date>('least', [eb.val(now), 'closes_at']) }))
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** An organisation that is asked in a round, and when it was last reminded. */
export type AskedToSign = { roundId: SignOffRoundId; organizationId: OrganizationId; remindedAt: Date | null }

/** The organisations that are asked in some rounds, in the order of joining. */
export async function listAskedToSign(db: Db, ids: readonly SignOffRoundId[]): Promise<AskedToSign[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('sign_off_organizations')
    .select(['round_id as roundId', 'organization_id as organizationId', 'reminded_at as remindedAt'])
    .where('round_id', 'in', ids)
    .orderBy('organization_id')
    .execute()
}

/** Notes that some organisations are reminded, and gives those that nobody has reminded since a moment. */
export async function markReminded(
  db: Db,
  id: SignOffRoundId,
  {
    organizationIds,
    now,
    notSince,
  }: { organizationIds: readonly OrganizationId[]; now: Date; notSince: Date },
): Promise<OrganizationId[]> {
  if (organizationIds.length === 0) return []
  const rows = await db
    .updateTable('sign_off_organizations')
    .set({ reminded_at: now })
    .where('round_id', '=', id)
    .where('organization_id', 'in', organizationIds)
    .where((eb) => eb.or([eb('reminded_at', 'is', null), eb('reminded_at', '<', notSince)]))
    .returning('organization_id as organizationId')
    .execute()
  return rows.map((row) => row.organizationId)
}

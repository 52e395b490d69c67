import {
  type CoalitionId,
  newId,
  type OrganizationId,
  type RoomId,
  type RoundId,
  type SnapshotId,
  type ThreadId,
} from '@plenary/shared/ids.ts'
import type { RoundKind } from '@plenary/shared/rounds.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { insertAsked } from './round-answers.ts'
import type { AuthorRecord } from './threads.ts'

/** A round as it is kept, with how many threads were made in it. */
export type RoundRecord = {
  id: RoundId
  roomId: RoomId
  kind: RoundKind
  title: string
  note: string | null
  openedBy: AuthorRecord
  openedAt: Date
  closesAt: Date
  closedAt: Date | null
  /** The version that it is about, with its hash and words. */
  snapshotId: SnapshotId
  hash: string
  words: number
  comments: number
}

/** The rounds of a room, the newest first. */
export async function listRounds(db: Db, roomId: RoomId): Promise<RoundRecord[]> {
  const rows = await selectRounds(db)
    .where('rounds.room_id', '=', roomId)
    .orderBy('rounds.id', 'desc')
    .execute()
  return rows.map(roundOfRow)
}

/** A round of a room, or null. */
export async function findRound(db: Db, roomId: RoomId, id: RoundId): Promise<RoundRecord | null> {
  const row = await selectRounds(db)
    .where('rounds.room_id', '=', roomId)
    .where('rounds.id', '=', id)
    .executeTakeFirst()
  return row ? roundOfRow(row) : null
}

/** The rounds of a coalition that are open, with the titles of their rooms, the first to close first. */
export async function listOpenRounds(
  db: Db,
  coalitionId: CoalitionId,
): Promise<(RoundRecord & { roomTitle: string })[]> {
  const rows = await selectRounds(db)
    .innerJoin('rooms', 'rooms.id', 'rounds.room_id')
    .select('rooms.title as room_title')
    .where('rooms.coalition_id', '=', coalitionId)
    .where('rounds.closed_at', 'is', null)
    .orderBy('rounds.closes_at')
    .orderBy('rounds.id')
    .execute()
  return rows.map((row) => ({ ...roundOfRow(row), roomTitle: row.room_title }))
}

function selectRounds(db: Db) {
  return db
    .selectFrom('rounds')
    .innerJoin('snapshots', 'snapshots.id', 'rounds.snapshot_id')
    .selectAll('rounds')
    .select(['snapshots.hash', 'snapshots.words'])
    .select((eb) =>
      eb
        .selectFrom('threads')
        .select(sql<number>`count(*)::integer`.as('count'))
        .whereRef('threads.round_id', '=', 'rounds.id')
        .as('comments'),
    )
}

type RoundRow = Awaited<ReturnType<ReturnType<typeof selectRounds>['executeTakeFirstOrThrow']>>

function roundOfRow(row: RoundRow): RoundRecord {
  const { id, kind, title, note, hash, words } = row
  return {
    ...{ id, kind, title, note, hash, words },
    roomId: row.room_id,
    openedBy: { memberId: row.opened_by, organizationId: row.opened_by_organization },
    openedAt: row.opened_at,
    closesAt: row.closes_at,
    closedAt: row.closed_at,
    snapshotId: row.snapshot_id,
    comments: row.comments ?? 0,
  }
}

/** The facts of a new round. */
export type NewRoundRecord = Omit<RoundRecord, 'id' | 'closedAt' | 'comments' | 'hash' | 'words'> & {
  organizationIds: readonly OrganizationId[]
}

/** Opens a round; null when the room has one that is open. */
export async function insertRound(db: Db, round: NewRoundRecord): Promise<RoundId | null> {
  const id = newId<RoundId>()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('rounds')
    .values({
      id,
      room_id: round.roomId,
      kind: round.kind,
      title: round.title,
      note: round.note,
      opened_by: round.openedBy.memberId,
      opened_by_organization: round.openedBy.organizationId,
      opened_at: round.openedAt,
      closes_at: round.closesAt,
      snapshot_id: round.snapshotId,
    })
    .onConflict((conflict) => conflict.column('room_id').where('closed_at', 'is', null).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return null
  await insertAsked(db, id, round.organizationIds)
  return id
}

/** A thread of a round: which words it was made about, and in which block. */
export type RoundThread = { id: ThreadId; quote: string | null; blockId: string | null }

/** The threads that were made in a round, in the order of making. All of them are for everybody in the room. */
export async function listRoundThreads(db: Db, id: RoundId): Promise<RoundThread[]> {
  return db
    .selectFrom('threads')
    .select(['id', 'round_quote as quote', 'round_block_id as blockId'])
    .where('round_id', '=', id)
    .where('visibility', '=', 'room')
    .orderBy('id')
    .execute()
}

/** The round of a room that is open, which nobody closes until the transaction ends; null where there is none. */
export async function holdOpenRound(
  db: Db,
  roomId: RoomId,
): Promise<{ id: RoundId; kind: RoundKind; closesAt: Date } | null> {
  const row = await db
    .selectFrom('rounds')
    .select(['id', 'kind', 'closes_at as closesAt'])
    .where('room_id', '=', roomId)
    .where('closed_at', 'is', null)
    .forShare()
    .executeTakeFirst()
  return row ?? null
}

/** A round that is open, for whoever is to close it: of several that try, one has it. */
export async function lockOpenRound(
  db: Db,
  id: RoundId,
): Promise<{ kind: RoundKind; roomId: RoomId; coalitionId: CoalitionId; closesAt: Date } | null> {
  const row = await db
    .selectFrom('rounds')
    .innerJoin('rooms', 'rooms.id', 'rounds.room_id')
    .select(['rounds.kind', 'rounds.room_id', 'rooms.coalition_id', 'rounds.closes_at'])
    .where('rounds.id', '=', id)
    .where('rounds.closed_at', 'is', null)
    .forUpdate('rounds')
    .executeTakeFirst()
  if (!row) return null
  return { kind: row.kind, roomId: row.room_id, coalitionId: row.coalition_id, closesAt: row.closes_at }
}

/** The open rounds whose time has come at a moment, of one room or of all. */
export async function listDueRounds(db: Db, now: Date, roomId: RoomId | null): Promise<RoundId[]> {
  const rows = await db
    .selectFrom('rounds')
    .select('id')
    .where('closed_at', 'is', null)
    .where('closes_at', '<=', now)
    .$if(roomId !== null, (query) => query.where('room_id', '=', roomId))
    .execute()
  return rows.map((row) => row.id)
}

export async function markClosed(db: Db, id: RoundId, closedAt: Date): Promise<void> {
  await db.updateTable('rounds').set({ closed_at: closedAt }).where('id', '=', id).execute()
}

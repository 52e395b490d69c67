import type { ClientId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { CompiledQuery, sql } from 'kysely'
import { joinBytes, listOf, startsOf } from './byte-lists.ts'
import type { Db } from './database.ts'

/** One row of a room's log, before it has its place in it. */
export type NewRow = {
  /** Null in a room without names, and so is the session. */
  memberId: MemberId | null
  organizationId: OrganizationId
  sessionHash: string | null
  update: Uint8Array
}

/** Rows for one room's log, written by somebody who knows it up to and with row `afterSeq`. */
export type RoomBatch = { roomId: RoomId; afterSeq: number; rows: readonly NewRow[] }

/**
 * Appends rows to the logs of several rooms in one statement, and so in one commit. Gives the rooms whose rows are
 * stored: all of a room's or none, and none where the log does not end with `afterSeq` any more, since somebody
 * else has written to it, or where there is no log. Each log's row is locked meanwhile, in one order, so that
 * several servers neither repeat nor skip a seq nor wait for each other in a circle.
 *
 * @throws the database's error; whether anything is stored is then unknown.
 */
export async function appendUpdates(db: Db, batches: readonly RoomBatch[]): Promise<Set<RoomId>> {
  const rows = batches.flatMap((batch, at) =>
    batch.rows.map((row, index) => ({ ...row, at, place: index + 1 })),
  )
  const lengths = rows.map((row) => row.update.length)
  const stored = await db.executeQuery<{ room_id: RoomId }>(
    CompiledQuery.raw(APPEND, [
      listOf(batches.map((batch) => batch.roomId)),
      listOf(batches.map((batch) => batch.afterSeq)),
      listOf(batches.map((batch) => batch.rows.length)),
      listOf(rows.map((row) => row.at + 1)),
      listOf(rows.map((row) => row.place)),
      listOf(rows.map((row) => row.memberId ?? 'null')),
      listOf(rows.map((row) => row.organizationId)),
      listOf(rows.map((row) => row.sessionHash ?? 'null')),
      listOf(startsOf(lengths)),
      listOf(lengths),
      joinBytes(rows.map((row) => row.update)),
    ]),
  )
  return new Set(stored.rows.map((row) => row.room_id))
}

/** One short text whatever it carries, since it runs a hundred times a second: migration 0003 has the rest. */
const APPEND = 'select append_updates($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) as room_id'

/** One row of a room's log, and the epoch of the log when it was read. */
export type LogRow = { seq: number; epoch: number; update: Uint8Array }

/**
 * A folded log: what `state` holds, up to and with row `seq`, and the epoch of the log that was folded; the rest is told
 * by the engine's `FoldedText`.
 */
export type CheckpointRow = {
  seq: number
  epoch: number
  state: Uint8Array
  compressed: Uint8Array
  deletions: Uint8Array
  stateVector: Uint8Array
  structure: Uint8Array
}

/** The checkpoint of a room, or null for one whose log was never folded. */
export async function findCheckpoint(db: Db, roomId: RoomId): Promise<CheckpointRow | null> {
  const row = await db
    .selectFrom('room_checkpoints')
    .select(['seq', 'epoch', 'state', 'compressed', 'deletions', 'state_vector as stateVector', 'structure'])
    .where('room_id', '=', roomId)
    .executeTakeFirst()
  return row ?? null
}

/** Rows of a room's log after a seq, in order, at most `limit` of them. */
export async function listLogRows(
  db: Db,
  { roomId, afterSeq, limit }: { roomId: RoomId; afterSeq: number; limit: number },
): Promise<LogRow[]> {
  return db
    .selectFrom('room_updates')
    .innerJoin('room_logs', 'room_logs.room_id', 'room_updates.room_id')
    .select(['seq', 'epoch', 'update'])
    .where('room_updates.room_id', '=', roomId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** Rows of a room's log after a seq and up to another, in order, each with the organisation that wrote it. */
export async function listDeeds(
  db: Db,
  { roomId, afterSeq, upTo, limit }: { roomId: RoomId; afterSeq: number; upTo: number; limit: number },
): Promise<{ seq: number; organizationId: OrganizationId; update: Uint8Array }[]> {
  return db
    .selectFrom('room_updates')
    .select(['seq', 'organization_id as organizationId', 'update'])
    .where('room_id', '=', roomId)
    .where('seq', '>', afterSeq)
    .where('seq', '<=', upTo)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** The organisation to whose people each client id of a room was leased. */
export async function listLeases(db: Db, roomId: RoomId): Promise<Map<ClientId, OrganizationId>> {
  const rows = await db
    .selectFrom('client_ids')
    .select(['client_id', 'organization_id'])
    .where('room_id', '=', roomId)
    .execute()
  return new Map(rows.map((row) => [row.client_id, row.organization_id]))
}

/** The last seq of each room's log; rooms without a log are left out. */
export async function listLogSeqs(db: Db, roomIds: readonly RoomId[]): Promise<Map<RoomId, number>> {
  if (roomIds.length === 0) return new Map()
  // Joined, not compared with a list: the text of thousands of ids would be read anew for each row of the table.
  const { rows } = await sql<{ room_id: RoomId; last_seq: number }>`
    select room_id, last_seq
    from unnest(${listOf(roomIds)}::text::uuid[]) as wanted (room_id) join room_logs using (room_id)`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.room_id, row.last_seq]))
}

/** How often the text of a room was purged. */
export async function findEpoch(db: Db, roomId: RoomId): Promise<number> {
  const log = await db
    .selectFrom('room_logs')
    .select('epoch')
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow()
  return log.epoch
}

/**
 * Stores a checkpoint unless a newer one is there already, or one of another epoch: whoever folded did not know yet that
 * the log has been purged. Log rows stay: they are the room's history.
 */
export async function putCheckpoint(
  db: Db,
  { roomId, stateVector, ...checkpoint }: CheckpointRow & { roomId: RoomId; words: number },
): Promise<void> {
  const row = { ...checkpoint, state_vector: stateVector }
  await db
    .insertInto('room_checkpoints')
    .values({ room_id: roomId, ...row })
    .onConflict((conflict) =>
      conflict
        .column('room_id')
        .doUpdateSet({ ...row, created_at: sql`now()` })
        .where('room_checkpoints.epoch', '=', row.epoch)
        .where('room_checkpoints.seq', '<', row.seq),
    )
    .execute()
}

/** Stores a checkpoint of a new epoch in the place of whatever is there. */
export async function replaceCheckpoint(
  db: Db,
  { roomId, stateVector, ...checkpoint }: CheckpointRow & { roomId: RoomId; words: number },
): Promise<void> {
  await db.deleteFrom('room_checkpoints').where('room_id', '=', roomId).execute()
  await putCheckpoint(db, { roomId, stateVector, ...checkpoint })
}

/** To whom a client id is leased: to a member, or in a room without names to whoever has its key. */
export type LeaseHolder = { organizationId: OrganizationId } & (
  | { memberId: MemberId; keyHash?: null }
  | { memberId: null; keyHash: string }
)

/** Leases the room's next client id; it is theirs for good and never given again. */
export async function leaseClientId(
  db: Db,
  { roomId, ...holder }: { roomId: RoomId } & LeaseHolder,
): Promise<ClientId> {
  const [clientId] = await leaseClientIds(db, roomId, [holder])
  return clientId as ClientId
}

/** Leases the room's next client ids, one to each holder in their order, in one statement. */
export async function leaseClientIds(
  db: Db,
  roomId: RoomId,
  holders: readonly LeaseHolder[],
): Promise<ClientId[]> {
  const { rows } = await sql<{ client_id: number }>`
    with next as (
      update rooms set last_client_id = last_client_id + ${holders.length}::int where id = ${roomId}
      returning last_client_id - ${holders.length}::int as last_client_id
    )
    insert into client_ids (room_id, client_id, member_id, organization_id, key_hash)
    select ${roomId}, last_client_id + place, case when keeps_names then member_id end, organization_id,
      case when keeps_names then key_hash else coalesce(key_hash, '') end
    from next join room_logs on room_logs.room_id = ${roomId}
    cross join unnest(
      ${holders.map(({ memberId }) => memberId)}::uuid[],
      ${holders.map(({ organizationId }) => organizationId)}::uuid[],
      ${holders.map(({ keyHash }) => keyHash ?? null)}::text[]
    ) with ordinality as holder (member_id, organization_id, key_hash, place)
    returning client_id`.execute(db)
  if (rows.length !== holders.length) throw new Error('there is no such room')
  return rows.map((row) => row.client_id).sort((one, other) => one - other)
}

/** Whether a client id of a room without names was leased to an organisation under a key. */
export async function isLeasedUnderKey(
  db: Db,
  lease: { roomId: RoomId; clientId: ClientId; organizationId: OrganizationId; keyHash: string },
): Promise<boolean> {
  const row = await db
    .selectFrom('client_ids')
    .select('client_id')
    .where('room_id', '=', lease.roomId)
    .where('client_id', '=', lease.clientId)
    .where('organization_id', '=', lease.organizationId)
    .where('key_hash', '=', lease.keyHash)
    .executeTakeFirst()
  return row !== undefined
}

/** Gives up every client id of a room: who comes back gets another, and may still bring what is under the old one. */
export async function retireLeases(db: Db, roomId: RoomId): Promise<void> {
  await db.updateTable('client_ids').set({ is_retired: true }).where('room_id', '=', roomId).execute()
}

/** Takes every client id of a room from whoever has it, for good. */
async function forgetLeases(db: Db, roomId: RoomId): Promise<void> {
  // A key that nobody has: what was written under these ids is nobody's any more.
  await db
    .updateTable('client_ids')
    .set({ member_id: null, key_hash: '' })
    .where('room_id', '=', roomId)
    .execute()
}

/** Takes every person out of a room's log, and out of its client ids, for good; from then on none comes in. */
export async function forgetAuthors(db: Db, roomId: RoomId): Promise<void> {
  await db.updateTable('room_logs').set({ keeps_names: false }).where('room_id', '=', roomId).execute()
  await db
    .updateTable('room_updates')
    .set({ member_id: null, session_hash: null })
    .where('room_id', '=', roomId)
    .execute()
  await forgetLeases(db, roomId)
}

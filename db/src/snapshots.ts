import {
  type MemberId,
  newId,
  type OrganizationId,
  type RoomId,
  type SnapshotId,
} from '@plenary/shared/ids.ts'
import type { Contribution, SnapshotKind } from '@plenary/shared/snapshots.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { type ChainedSnapshot, chainHashOf, hashOf, NO_SNAPSHOT_HASH } from './snapshot-chain.ts'
import type { Removals } from './snapshot-tables.ts'
import { insertSnapshotText, type SnapshotText } from './snapshot-texts.ts'
import type { AuthorRecord } from './threads.ts'
import { findEpoch } from './updates.ts'

/** A version as it is kept, without its text. `takenBy` is null where the server kept it by itself. */
export type SnapshotRecord = {
  id: SnapshotId
  roomId: RoomId
  number: number
  kind: SnapshotKind
  label: string | null
  note: string | null
  beforeRestoring: number | null
  takenBy: { memberId: MemberId | null; organizationId: OrganizationId } | null
  takenAt: Date
  logSeq: number
  words: number
  hash: string
  contributions: Contribution[]
  isThinned: boolean
  /** When a passage was last removed from it for safety, and by whom; null for one that is as it was kept. */
  purge: { at: Date; by: AuthorRecord } | null
}

/** The versions of a room, the newest first; with `since`, those taken from then on. */
export async function listSnapshots(
  db: Db,
  roomId: RoomId,
  { since }: { since: Date | null },
): Promise<SnapshotRecord[]> {
  const rows = await selectSnapshots(db, roomId)
    .$if(since !== null, (query) => query.where('taken_at', '>=', since))
    .orderBy('number', 'desc')
    .execute()
  return rows.map(snapshotOfRow)
}

/** A version of a room, or null. */
export async function findSnapshot(db: Db, roomId: RoomId, id: SnapshotId): Promise<SnapshotRecord | null> {
  const row = await selectSnapshots(db, roomId).where('snapshots.id', '=', id).executeTakeFirst()
  return row ? snapshotOfRow(row) : null
}

/** The newest version of a room whose text is still there, or null. */
export async function findNewestSnapshot(db: Db, roomId: RoomId): Promise<SnapshotRecord | null> {
  const row = await selectSnapshots(db, roomId)
    .where('thinned_at', 'is', null)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? snapshotOfRow(row) : null
}

function selectSnapshots(db: Db, roomId: RoomId) {
  return db
    .selectFrom('snapshots')
    .leftJoin('purges', (join) =>
      join
        .onRef('purges.room_id', '=', 'snapshots.room_id')
        .onRef('purges.epoch', '=', 'snapshots.purged_in'),
    )
    .select(['snapshots.id', 'snapshots.room_id', 'number', 'kind', 'label', 'note', 'before_restoring'])
    .select(['taken_by', 'taken_by_organization', 'taken_at', 'log_seq', 'words', 'hash', 'contributions'])
    .select(['thinned_at', 'purged_at', 'purged_by', 'purged_by_organization'])
    .where('snapshots.room_id', '=', roomId)
}

type SnapshotRow = {
  id: SnapshotId
  room_id: RoomId
  number: number
  kind: SnapshotKind
  label: string | null
  note: string | null
  before_restoring: number | null
  taken_by: MemberId | null
  taken_by_organization: OrganizationId | null
  taken_at: Date
  log_seq: number
  words: number
  hash: string
  contributions: Contribution[]
  thinned_at: Date | null
  purged_at: Date | null
  purged_by: MemberId | null
  purged_by_organization: OrganizationId | null
}

function snapshotOfRow(row: SnapshotRow): SnapshotRecord {
  const { id, number, kind, label, note, words, hash, contributions } = row
  const organizationId = row.taken_by_organization
  return {
    ...{ id, number, kind, label, note, words, hash, contributions },
    roomId: row.room_id,
    beforeRestoring: row.before_restoring,
    takenBy: organizationId && { memberId: row.taken_by, organizationId },
    takenAt: row.taken_at,
    logSeq: row.log_seq,
    isThinned: row.thinned_at !== null,
    purge: purgeOfRow(row),
  }
}

function purgeOfRow(row: SnapshotRow): SnapshotRecord['purge'] {
  const { purged_at: at, purged_by: memberId, purged_by_organization: organizationId } = row
  return at && organizationId && { at, by: { memberId, organizationId } }
}

/** The facts of a new version, and its text. */
export type NewSnapshotRecord = Pick<
  SnapshotRecord,
  | 'roomId'
  | 'kind'
  | 'label'
  | 'note'
  | 'beforeRestoring'
  | 'takenBy'
  | 'takenAt'
  | 'logSeq'
  | 'words'
  | 'hash'
> & { contributions: Contribution[]; removals: Removals; text: SnapshotText }

/**
 * Another version of the room has been kept since its maker looked, or the text was purged: what they found out is to be
 * found out anew.
 */
export class SnapshotOvertaken extends Error {}

/**
 * Keeps a version after the one that its maker knew as the last. The end of the room's chain is locked until the
 * transaction ends.
 *
 * @throws {SnapshotOvertaken}
 */
export async function insertSnapshot(
  db: Db,
  snapshot: NewSnapshotRecord,
  { afterNumber, epoch }: { afterNumber: number; epoch: number },
): Promise<SnapshotId> {
  const { roomId, takenBy, text, ...facts } = snapshot
  const head = await lockSnapshotHead(db, roomId)
  // Whoever purges holds the chain meanwhile: what was copied before is not kept after.
  if (head.number !== afterNumber || (await findEpoch(db, roomId)) !== epoch) throw new SnapshotOvertaken()
  const chained: ChainedSnapshot = {
    ...facts,
    roomId,
    number: head.number + 1,
    organizationId: takenBy?.organizationId ?? null,
    stateHash: hashOf(text.compressed),
  }
  const chainHash = chainHashOf(chained, head.chainHash)
  const id = newId<SnapshotId>()
  await db
    .insertInto('snapshots')
    .values({
      id,
      room_id: roomId,
      number: chained.number,
      kind: chained.kind,
      label: chained.label,
      note: chained.note,
      before_restoring: chained.beforeRestoring,
      taken_by: takenBy?.memberId ?? null,
      taken_by_organization: chained.organizationId,
      taken_at: chained.takenAt,
      log_seq: chained.logSeq,
      words: chained.words,
      hash: chained.hash,
      state_hash: chained.stateHash,
      previous_hash: head.chainHash,
      chain_hash: chainHash,
      contributions: JSON.stringify(chained.contributions),
      removals: JSON.stringify(chained.removals),
    })
    .execute()
  await insertSnapshotText(db, id, text)
  await db
    .updateTable('snapshot_heads')
    .set({ number: chained.number, chain_hash: chainHash, looked_seq: chained.logSeq })
    .where('room_id', '=', roomId)
    .execute()
  return id
}

/** The number of the newest version of a room, thinned out or not; 0 where there is none. */
export async function findLastNumber(db: Db, roomId: RoomId): Promise<number> {
  const row = await db
    .selectFrom('snapshot_heads')
    .select('number')
    .where('room_id', '=', roomId)
    .executeTakeFirst()
  return row?.number ?? 0
}

/** The end of a room's chain, which nobody adds to until the transaction ends. */
export async function lockSnapshotHead(
  db: Db,
  roomId: RoomId,
): Promise<{ number: number; chainHash: string }> {
  await db
    .insertInto('snapshot_heads')
    .values({ room_id: roomId, chain_hash: NO_SNAPSHOT_HASH })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return db
    .selectFrom('snapshot_heads')
    .select(['number', 'chain_hash as chainHash'])
    .where('room_id', '=', roomId)
    .forUpdate()
    .executeTakeFirstOrThrow()
}

/** Says how far a room's log was looked at, where there was nothing new to keep. */
export async function markLooked(db: Db, roomId: RoomId, seq: number): Promise<void> {
  await lockSnapshotHead(db, roomId)
  await db
    .updateTable('snapshot_heads')
    .set({ looked_seq: seq })
    .where('room_id', '=', roomId)
    .where('looked_seq', '<', seq)
    .execute()
}

/**
 * Rooms whose text has changed since it was last looked at: those that have been quiet since one moment, and those that
 * were looked at before another and have not been quiet; the ones that have waited longest first.
 */
export async function listRoomsToKeep(
  db: Db,
  { quietSince, changedBefore, limit }: { quietSince: Date; changedBefore: Date; limit: number },
): Promise<RoomId[]> {
  const { rows } = await sql<{ room_id: RoomId }>`
    select logs.room_id
    from room_logs as logs
    left join snapshot_heads as heads using (room_id)
    join room_updates as newest on newest.room_id = logs.room_id and newest.seq = logs.last_seq
    join room_updates as oldest on oldest.room_id = logs.room_id and oldest.seq = coalesce(heads.looked_seq, 0) + 1
    where logs.last_seq > coalesce(heads.looked_seq, 0)
      and (newest.created_at < ${quietSince} or oldest.created_at < ${changedBefore})
    order by oldest.created_at
    limit ${limit}`.execute(db)
  return rows.map((row) => row.room_id)
}

/** What was deleted, and by which organisations, in the versions after one and up to another. */
export async function listRemovals(
  db: Db,
  roomId: RoomId,
  { after, upTo }: { after: number; upTo: number },
): Promise<Removals[]> {
  const rows = await db
    .selectFrom('snapshots')
    .select('removals')
    .where('room_id', '=', roomId)
    .where('number', '>', after)
    .where('number', '<=', upTo)
    .orderBy('number')
    .execute()
  return rows.map((row) => row.removals)
}

/** How many versions of a room were kept because somebody wanted it. */
export async function countKeptSnapshots(db: Db, roomId: RoomId): Promise<number> {
  const { count } = await db
    .selectFrom('snapshots')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('room_id', '=', roomId)
    .where('kind', '<>', 'automatic')
    .executeTakeFirstOrThrow()
  return count
}

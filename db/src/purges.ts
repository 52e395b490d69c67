import type { OrganizationId, RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { type ChainedPurge, chainHashOf, chainHashOfPurge, hashOf } from './snapshot-chain.ts'
import type { VersionRedaction } from './snapshot-tables.ts'
import type { SnapshotText } from './snapshot-texts.ts'
import type { AuthorRecord } from './threads.ts'

/** A purge as it is kept: a link of the chain of versions. */
export type PurgeRecord = Omit<ChainedPurge, 'organizationId'> & {
  purgedBy: AuthorRecord
  previousHash: string
  chainHash: string
}

/** The purges of a room, in order. */
export async function listPurges(db: Db, roomId: RoomId): Promise<PurgeRecord[]> {
  const rows = await db
    .selectFrom('purges')
    .selectAll()
    .where('room_id', '=', roomId)
    .orderBy('epoch')
    .execute()
  return rows.map((row) => ({
    roomId,
    epoch: row.epoch,
    purgedBy: { memberId: row.purged_by, organizationId: row.purged_by_organization },
    purgedAt: row.purged_at,
    afterNumber: row.after_number,
    redactions: row.redactions,
    previousHash: row.previous_hash,
    chainHash: row.chain_hash,
  }))
}

/** A purge to be kept; `head` is the end of the room's chain, which the transaction has locked. */
export type NewPurge = Pick<PurgeRecord, 'roomId' | 'epoch' | 'purgedBy' | 'purgedAt' | 'redactions'> & {
  head: { number: number; chainHash: string }
}

/** Adds a purge to a room's chain of versions. */
export async function insertPurge(db: Db, { head, purgedBy, ...facts }: NewPurge): Promise<void> {
  const { memberId, organizationId } = purgedBy
  const chained: ChainedPurge = { ...facts, organizationId, afterNumber: head.number }
  const chainHash = chainHashOfPurge(chained, head.chainHash)
  await db
    .insertInto('purges')
    .values({
      room_id: chained.roomId,
      epoch: chained.epoch,
      purged_by: memberId,
      purged_by_organization: organizationId,
      purged_at: chained.purgedAt,
      after_number: chained.afterNumber,
      redactions: JSON.stringify(chained.redactions),
      previous_hash: head.chainHash,
      chain_hash: chainHash,
    })
    .execute()
  await db
    .updateTable('snapshot_heads')
    .set({ chain_hash: chainHash })
    .where('room_id', '=', chained.roomId)
    .execute()
}

/** What a version says from now on. */
export type RedactedSnapshot = {
  id: SnapshotId
  label: string | null
  note: string | null
  text: SnapshotText
}

/**
 * Puts a text without the passage in the place of a version's. The hashes that it was kept with stay as they were, and
 * are not those of its text any more; gives those that are.
 */
export async function redactSnapshot(
  db: Db,
  { id, label, note, text }: RedactedSnapshot,
  epoch: number,
): Promise<VersionRedaction> {
  const row = await db
    .updateTable('snapshots')
    .set({ label, note, purged_in: epoch })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
  const { compressed, document, places } = text
  await db
    .updateTable('snapshot_texts')
    .set({ compressed, document, places: JSON.stringify(places) })
    .where('snapshot_id', '=', id)
    .execute()
  const chained = {
    ...{ roomId: row.room_id, number: row.number, kind: row.kind, label, note, logSeq: row.log_seq },
    ...{ beforeRestoring: row.before_restoring, takenAt: row.taken_at, words: row.words, hash: row.hash },
    ...{ stateHash: row.state_hash, contributions: row.contributions, removals: row.removals },
    organizationId: row.taken_by_organization satisfies OrganizationId | null,
  }
  return {
    number: row.number,
    hash: hashOf(document),
    stateHash: hashOf(compressed),
    chainHash: chainHashOf(chained, row.previous_hash),
  }
}

/**
 * Lets the database give up what it keeps of rows that were rewritten. Outside of a transaction.
 *
 * @throws the database's error, such as for a user who does not own the tables
 */
export async function vacuumTexts(db: Db): Promise<void> {
  await sql`vacuum room_updates, room_checkpoints, snapshots, snapshot_texts, threads, comments, rounds, rooms,
    sign_off_rounds, sign_offs, reviews, review_calls, seals, seal_files, images`.execute(db)
}

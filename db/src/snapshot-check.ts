import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { Db } from './database.ts'
import { type ChainedSnapshot, chainHashOf, hashOf, NO_SNAPSHOT_HASH } from './snapshot-chain.ts'

/** What is wrong with the first version of a room that is not what it was. */
export type SnapshotFault =
  /** Something that is said of it, or its place among the others. */
  | { kind: 'changed'; number: number }
  | { kind: 'missing'; number: number }
  | { kind: 'text-changed'; number: number }
  | { kind: 'text-missing'; number: number }
  | { kind: 'text-came-back'; number: number }
  /** The last versions are not there any more, or there are more than were kept. */
  | { kind: 'end-changed'; number: number }

/** What was found of a room's versions: those that are right from the first on, and what follows. */
export type SnapshotReport = {
  roomId: RoomId
  versions: number
  lastHash: string
  fault: SnapshotFault | null
}

/**
 * Walks the versions of every room from the first to the last. Each is chained to the one before, and its hash covers
 * all that is kept of it, its text and its Yjs state too. Only who makes every hash anew from there on, and the end of
 * the chain, is not found by this: for that, keep a last hash elsewhere.
 *
 * To be called in a transaction that sees one state, where somebody else may be writing.
 */
export async function* checkSnapshots(db: Db): AsyncGenerator<SnapshotReport> {
  const rooms = await db
    .selectFrom('rooms')
    .leftJoin('snapshot_heads as heads', 'heads.room_id', 'rooms.id')
    .select(['rooms.id', 'heads.number', 'heads.chain_hash'])
    .where((eb) =>
      eb.or([
        eb('heads.number', 'is not', null),
        eb.exists(eb.selectFrom('snapshots').select('snapshots.id').whereRef('room_id', '=', 'rooms.id')),
      ]),
    )
    .orderBy('rooms.id')
    .execute()
  for (const { id, number, chain_hash: chainHash } of rooms)
    yield await checkRoom(db, id, { number: number ?? 0, chainHash: chainHash ?? NO_SNAPSHOT_HASH })
}

type End = { number: number; chainHash: string }

async function checkRoom(db: Db, roomId: RoomId, head: End): Promise<SnapshotReport> {
  let last: End = { number: 0, chainHash: NO_SNAPSHOT_HASH }
  const report = (fault: SnapshotFault | null): SnapshotReport => ({
    roomId,
    versions: last.number,
    lastHash: last.chainHash,
    fault,
  })
  for (const { id, number } of await listNumbers(db, roomId)) {
    if (number !== last.number + 1) return report({ kind: 'missing', number: last.number + 1 })
    const found = await checkOne(db, id, last)
    if ('kind' in found) return report(found)
    last = found
  }
  const isWhole = last.number === head.number && last.chainHash === head.chainHash
  return report(isWhole ? null : { kind: 'end-changed', number: last.number })
}

function listNumbers(db: Db, roomId: RoomId): Promise<{ id: SnapshotId; number: number }[]> {
  return db
    .selectFrom('snapshots')
    .select(['id', 'number'])
    .where('room_id', '=', roomId)
    .orderBy('number')
    .execute()
}

/** The place in the chain that a version makes, or what is wrong with it. */
async function checkOne(db: Db, id: SnapshotId, last: End): Promise<End | SnapshotFault> {
  const row = await db
    .selectFrom('snapshots')
    .leftJoin('snapshot_texts as texts', 'texts.snapshot_id', 'snapshots.id')
    .selectAll('snapshots')
    .select(['texts.document', 'texts.compressed'])
    .where('snapshots.id', '=', id)
    .executeTakeFirstOrThrow()
  const { number } = row
  const chained: ChainedSnapshot = {
    roomId: row.room_id,
    number,
    kind: row.kind,
    label: row.label,
    note: row.note,
    beforeRestoring: row.before_restoring,
    organizationId: row.taken_by_organization,
    takenAt: row.taken_at,
    logSeq: row.log_seq,
    words: row.words,
    hash: row.hash,
    stateHash: row.state_hash,
    contributions: row.contributions,
    removals: row.removals,
  }
  const chainHash = chainHashOf(chained, last.chainHash)
  if (row.previous_hash !== last.chainHash || row.chain_hash !== chainHash) return { kind: 'changed', number }
  if (row.document === null || row.compressed === null)
    return row.thinned_at ? { number, chainHash } : { kind: 'text-missing', number }
  if (row.thinned_at) return { kind: 'text-came-back', number }
  const isSame = hashOf(row.document) === row.hash && hashOf(row.compressed) === row.state_hash
  return isSame ? { number, chainHash } : { kind: 'text-changed', number }
}

import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { Db } from './database.ts'
import { listPurges, type PurgeRecord } from './purges.ts'
import {
  type ChainedSnapshot,
  chainHashOf,
  chainHashOfPurge,
  hashOf,
  NO_SNAPSHOT_HASH,
} from './snapshot-chain.ts'
import type { VersionRedaction } from './snapshot-tables.ts'

/** What is wrong with the first version of a room that is not what it was. */
export type SnapshotFault =
  /** Something that is said of it, or its place among the others. */
  | { kind: 'changed'; number: number }
  | { kind: 'missing'; number: number }
  | { kind: 'text-changed'; number: number }
  | { kind: 'text-missing'; number: number }
  | { kind: 'text-came-back'; number: number }
  /** What is said of a purge that stands after this version. */
  | { kind: 'purge-changed'; number: number }
  /** The last versions are not there any more, or there are more than were kept. */
  | { kind: 'end-changed'; number: number }

/** What was found of a room's versions: those that are right from the first on, and what follows. */
export type SnapshotReport = {
  roomId: RoomId
  versions: number
  lastHash: string
  /** Versions that are not what they were, on purpose: a passage was removed from them for safety. */
  purged: number[]
  fault: SnapshotFault | null
}

/**
 * Walks the versions of every room from the first to the last. Each is chained to the one before, and its hash covers
 * all that is kept of it, its text and its Yjs state too. Where a passage was purged, what is kept now is held against
 * what the purge says, which is a link of the same chain. Only who makes every hash anew from there on, and the end of
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

/** What the last purge that changed a version has made of it, and the epoch of that purge. */
type Redactions = ReadonlyMap<number, VersionRedaction & { epoch: number }>

async function checkRoom(db: Db, roomId: RoomId, head: End): Promise<SnapshotReport> {
  const purges = await listPurges(db, roomId)
  const redactions: Redactions = new Map(
    purges.flatMap(({ epoch, redactions }) => redactions.map((one) => [one.number, { ...one, epoch }])),
  )
  const report = (last: End, fault: SnapshotFault | null): SnapshotReport => ({
    roomId,
    versions: last.number,
    lastHash: last.chainHash,
    purged: [...redactions.keys()].toSorted((a, b) => a - b),
    fault,
  })
  let last = followPurges(purges, { number: 0, chainHash: NO_SNAPSHOT_HASH })
  for (const { id, number } of await listNumbers(db, roomId)) {
    if (number !== last.number + 1) return report(last, { kind: 'missing', number: last.number + 1 })
    const found = await checkOne(db, id, last, redactions)
    if ('kind' in found) return report(last, found)
    last = followPurges(purges, found)
    if (!last.isWhole) return report(last, { kind: 'purge-changed', number })
  }
  const isWhole = last.number === head.number && last.chainHash === head.chainHash
  return report(last, isWhole ? null : { kind: 'end-changed', number: last.number })
}

/** The end of the chain after the purges that stand behind a version. */
function followPurges(purges: readonly PurgeRecord[], from: End): End & { isWhole: boolean } {
  let { chainHash } = from
  for (const purge of purges) {
    if (purge.afterNumber !== from.number) continue
    const { previousHash, chainHash: said, purgedBy, ...chained } = purge
    const hash = chainHashOfPurge({ ...chained, organizationId: purgedBy.organizationId }, chainHash)
    if (previousHash !== chainHash || said !== hash) return { ...from, chainHash, isWhole: false }
    chainHash = hash
  }
  return { ...from, chainHash, isWhole: true }
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
async function checkOne(
  db: Db,
  id: SnapshotId,
  last: End,
  redactions: Redactions,
): Promise<End | SnapshotFault> {
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
  // Of a version that was purged, what is kept now is held by the purge, and what the next one follows stays as it was.
  const now = redactions.get(number) ?? { ...chained, chainHash: row.chain_hash, epoch: null }
  const isWhole = now.chainHash === chainHashOf(chained, last.chainHash) && now.epoch === row.purged_in
  if (row.previous_hash !== last.chainHash || !isWhole) return { kind: 'changed', number }
  const end = { number, chainHash: row.chain_hash }
  if (row.document === null || row.compressed === null)
    return row.thinned_at ? end : { kind: 'text-missing', number }
  if (row.thinned_at) return { kind: 'text-came-back', number }
  const isSame = hashOf(row.document) === now.hash && hashOf(row.compressed) === now.stateHash
  return isSame ? end : { kind: 'text-changed', number }
}

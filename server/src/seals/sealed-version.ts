import type { Db } from '@plenary/db/database.ts'
import { findSnapshotDocument } from '@plenary/db/snapshot-texts.ts'
import { findSnapshot, insertSnapshot, listSnapshots, type SnapshotRecord } from '@plenary/db/snapshots.ts'
import { factsOf, type TakenText } from '../snapshots/taking.ts'

/**
 * The version that a seal names: the newest that somebody wanted and that is exactly this text, such as the one that was
 * signed. Where there is none, the text is kept as one.
 */
export async function sealedVersion(
  trx: Db,
  text: TakenText,
  taken: Pick<SnapshotRecord, 'takenBy' | 'takenAt'>,
): Promise<SnapshotRecord> {
  for (const version of await listSnapshots(trx, text.roomId, { since: null }))
    if (await isKeptAs(trx, version, text)) return version
  const [facts, after] = factsOf(text)
  const why = { kind: 'sealed', label: null, note: null, beforeRestoring: null } as const
  const id = await insertSnapshot(trx, { ...facts, ...why, ...taken }, after)
  const made = await findSnapshot(trx, text.roomId, id)
  if (!made) throw new Error('a version that was just kept is not there')
  return made
}

/** One that the server kept by itself is thinned out with time; of one that was changed for safety the hash alone is left. */
async function isKeptAs(trx: Db, { id, kind, hash, isThinned }: SnapshotRecord, text: TakenText) {
  if (kind === 'automatic' || isThinned || hash !== text.hash) return false
  return (await findSnapshotDocument(trx, id)) === text.text.document
}

import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { Db } from './database.ts'

/** All that a version says in words. */
export type VersionWords = {
  id: SnapshotId
  number: number
  label: string | null
  note: string | null
  /** Canonical JSON (RFC 8785). */
  document: string
}

/** Versions of a room whose text is still there, in order, after a number, at most `limit` of them. */
export async function listVersionWords(
  db: Db,
  { roomId, afterNumber, limit }: { roomId: RoomId; afterNumber: number; limit: number },
): Promise<VersionWords[]> {
  return db
    .selectFrom('snapshots')
    .innerJoin('snapshot_texts as texts', 'texts.snapshot_id', 'snapshots.id')
    .select(['snapshots.id', 'number', 'label', 'note', 'texts.document'])
    .where('room_id', '=', roomId)
    .where('number', '>', afterNumber)
    .orderBy('number')
    .limit(limit)
    .execute()
}

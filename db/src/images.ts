import type { RoomId } from '@plenary/shared/ids.ts'
import type { ImageType, KeptImage } from '@plenary/shared/images.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A picture of a room. */
export type ImageRecord = KeptImage & { type: ImageType; bytes: Uint8Array }

/** One picture of a room, or null. */
export async function findImage(db: Db, roomId: RoomId, id: string): Promise<ImageRecord | null> {
  const [image] = await listImages(db, roomId, [id])
  return image ?? null
}

/** Those of some pictures that a room has. */
export async function listImages(db: Db, roomId: RoomId, ids: readonly string[]): Promise<ImageRecord[]> {
  if (ids.length === 0) return []
  return db
    .selectFrom('images')
    .select(['id', 'type', 'bytes', 'width', 'height'])
    .where('room_id', '=', roomId)
    .where('id', 'in', ids)
    .execute()
}

/** Marks a picture of a room as put in now; false where it has none of this name. */
export async function touchImage(
  db: Db,
  roomId: RoomId,
  { id, at }: { id: string; at: Date },
): Promise<boolean> {
  const touched = await db
    .updateTable('images')
    .set({ used_at: at })
    .where('room_id', '=', roomId)
    .where('id', '=', id)
    .executeTakeFirst()
  return touched.numUpdatedRows > 0n
}

/** Keeps a picture of a room; one that is there already is put in anew. */
export async function insertImage(db: Db, roomId: RoomId, image: ImageRecord & { at: Date }): Promise<void> {
  const { at, ...own } = image
  await db
    .insertInto('images')
    .values({ ...own, room_id: roomId, used_at: at })
    .onConflict((conflict) => conflict.columns(['room_id', 'id']).doUpdateSet({ used_at: at }))
    .execute()
}

/** How many pictures a room has, and how large they are together. */
export async function measureImages(db: Db, roomId: RoomId): Promise<{ count: number; sizeBytes: number }> {
  const { rows } = await sql<{ count: number; size_bytes: number }>`
    select count(*)::int as count, coalesce(sum(octet_length(bytes)), 0)::float8 as size_bytes
    from images where room_id = ${roomId}`.execute(db)
  const [row] = rows
  return { count: row?.count ?? 0, sizeBytes: row?.size_bytes ?? 0 }
}

/** Rooms with pictures of which nobody has known for a while whether they stand anywhere. */
export async function listRoomsWithOldImages(
  db: Db,
  { before, limit }: { before: Date; limit: number },
): Promise<RoomId[]> {
  const rows = await db
    .selectFrom('images')
    .select('room_id')
    .where('used_at', '<', before)
    .groupBy('room_id')
    .orderBy((eb) => eb.fn.min('used_at'))
    .limit(limit)
    .execute()
  return rows.map((row) => row.room_id)
}

/** What a look at a room's pictures finds: `document` is the canonical JSON of its text. */
type Look = { document: string; before: Date; at: Date }

/**
 * Deletes the pictures of a room that were last used before a moment and stand neither in its text nor in a version, and
 * marks those that stand somewhere as used. Gives how many it deleted.
 */
export async function deleteUnusedImages(
  db: Db,
  roomId: RoomId,
  { document, before, at }: Look,
): Promise<number> {
  const isOld = sql`room_id = ${roomId} and used_at < ${before}`
  const isSomewhere = sql`(strpos(${document}, id) > 0 or exists (
    select 1 from snapshots join snapshot_texts on snapshot_texts.snapshot_id = snapshots.id
    where snapshots.room_id = images.room_id and strpos(snapshot_texts.document, images.id) > 0))`
  const { numAffectedRows = 0n } =
    await sql`delete from images where ${isOld} and not ${isSomewhere}`.execute(db)
  await sql`update images set used_at = ${at} where ${isOld}`.execute(db)
  return Number(numAffectedRows)
}

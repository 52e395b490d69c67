import type { Place } from '@plenary/shared/document/places.ts'
import type { SnapshotId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The text of a version. */
export type SnapshotText = {
  /** Gzipped Yjs V2. */
  compressed: Uint8Array
  /** Canonical JSON (RFC 8785). */
  document: string
  places: Record<string, Place>
}

export async function insertSnapshotText(
  db: Db,
  id: SnapshotId,
  { compressed, document, places }: SnapshotText,
): Promise<void> {
  await db
    .insertInto('snapshot_texts')
    .values({ snapshot_id: id, compressed, document, places: JSON.stringify(places) })
    .execute()
}

/** The canonical JSON of a version, or null for one that was thinned out. */
export async function findSnapshotDocument(db: Db, id: SnapshotId): Promise<string | null> {
  const row = await db
    .selectFrom('snapshot_texts')
    .select('document')
    .where('snapshot_id', '=', id)
    .executeTakeFirst()
  return row?.document ?? null
}

/** The same with its Yjs state, gzipped V2. */
export async function findSnapshotText(
  db: Db,
  id: SnapshotId,
): Promise<Pick<SnapshotText, 'document' | 'compressed'> | null> {
  const row = await db
    .selectFrom('snapshot_texts')
    .select(['document', 'compressed'])
    .where('snapshot_id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

/** Where some blocks stood in a version; those that were not in it are left out. */
export async function findPlaces(
  db: Db,
  id: SnapshotId,
  blockIds: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  if (blockIds.length === 0) return new Map()
  const { rows } = await sql<{ block_id: string; place: Place }>`
    select wanted.block_id, places -> wanted.block_id as place
    from snapshot_texts, unnest(${[...blockIds]}::text[]) as wanted (block_id)
    where snapshot_id = ${id} and places ? wanted.block_id`.execute(db)
  return new Map(rows.map((row) => [row.block_id, row.place]))
}

/** Takes the texts of some versions away for good; their rows stay, for the chain. */
export async function thinSnapshots(db: Db, ids: readonly SnapshotId[], at: Date): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('snapshot_texts').where('snapshot_id', 'in', ids).execute()
  await db.updateTable('snapshots').set({ thinned_at: at }).where('id', 'in', ids).execute()
}

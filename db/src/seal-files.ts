import type { SealId, SnapshotId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A file of a submission pack, with the SHA-256 of its content in hex. */
export type SealFile = { name: string; sha256: string; content: Uint8Array }

/** Keeps the files of a seal in their order, for as long as the text of the version is kept. */
export async function insertSealFiles(
  db: Db,
  { sealId, snapshotId, files }: { sealId: SealId; snapshotId: SnapshotId; files: readonly SealFile[] },
): Promise<void> {
  const rows = files.map((file, at) => ({ ...file, place: at + 1, seal_id: sealId, snapshot_id: snapshotId }))
  await db.insertInto('seal_files').values(rows).execute()
}

/** The files of a seal; none where the text of its version was taken away. */
export async function listSealFiles(db: Db, sealId: SealId): Promise<SealFile[]> {
  return db
    .selectFrom('seal_files')
    .select(['name', 'sha256', 'content'])
    .where('seal_id', '=', sealId)
    .orderBy('place')
    .execute()
}

/** A file of which only the beginning is read. */
export type SealFileHead = Omit<SealFile, 'content'> & { head: Uint8Array }

/** The same without what is in them but their first 4,096 bytes: pictures are large. */
export async function listSealFileHeads(db: Db, sealId: SealId): Promise<SealFileHead[]> {
  return db
    .selectFrom('seal_files')
    .select(['name', 'sha256', sql<Uint8Array>`substring(content from 1 for 4096)`.as('head')])
    .where('seal_id', '=', sealId)
    .orderBy('place')
    .execute()
}

/** One of them, or null. */
export async function findSealFile(db: Db, sealId: SealId, name: string): Promise<SealFile | null> {
  const row = await db
    .selectFrom('seal_files')
    .select(['name', 'sha256', 'content'])
    .where('seal_id', '=', sealId)
    .where('name', '=', name)
    .executeTakeFirst()
  return row ?? null
}

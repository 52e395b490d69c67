import type { RoomId, SealId } from '@plenary/shared/ids.ts'
import type { Localized } from '@plenary/shared/localized.ts'
import type { RoomKind } from '@plenary/shared/rooms.ts'
import type { Db } from './database.ts'
import { type SealRecord, sealOfRow } from './seals.ts'
import type { AuthorRecord } from './threads.ts'

/** That a seal is public: at what end of an address, since when, and whether search engines are asked in. */
export type PublicationRecord = { slug: string; sealId: SealId; isListed: boolean; publishedAt: Date }

/** A publication with what it shows. */
export type PublishedSeal = PublicationRecord & {
  unpublishedAt: Date | null
  seal: SealRecord
  coalition: Localized
  roomKind: RoomKind
}

export async function insertPublication(
  db: Db,
  { slug, sealId, isListed, publishedAt, by }: PublicationRecord & { by: AuthorRecord },
): Promise<void> {
  await db
    .insertInto('publications')
    .values({
      slug,
      seal_id: sealId,
      is_listed: isListed,
      published_at: publishedAt,
      published_by: by.memberId,
      published_by_organization: by.organizationId,
    })
    .execute()
}

/** Ends the publication of a seal that is public now, and gives the end of its address; null where none is. */
export async function endPublication(
  db: Db,
  sealId: SealId,
  { at, by }: { at: Date; by: AuthorRecord },
): Promise<string | null> {
  const row = await db
    .updateTable('publications')
    .set({
      unpublished_at: at,
      unpublished_by: by.memberId,
      unpublished_by_organization: by.organizationId,
    })
    .where('seal_id', '=', sealId)
    .where('unpublished_at', 'is', null)
    .returning('slug')
    .executeTakeFirst()
  return row?.slug ?? null
}

/** The living publications of a room's seals. */
export async function listPublications(db: Db, roomId: RoomId): Promise<PublicationRecord[]> {
  const rows = await db
    .selectFrom('publications')
    .innerJoin('seals', 'seals.id', 'publications.seal_id')
    .select(['slug', 'seal_id as sealId', 'is_listed as isListed', 'published_at as publishedAt'])
    .where('seals.room_id', '=', roomId)
    .where('unpublished_at', 'is', null)
    .execute()
  return rows
}

/** What is, or was, public at the end of an address; null where nothing ever was. */
export async function findPublished(db: Db, slug: string): Promise<PublishedSeal | null> {
  const row = await selectPublished(db).where('publications.slug', '=', slug).executeTakeFirst()
  return row ? publishedOfRow(row) : null
}

/** What is public and has a fingerprint: that of its text, of a file of its pack or of its receipt. The newest first. */
export async function listPublishedWith(db: Db, hash: string): Promise<PublishedSeal[]> {
  const rows = await selectPublished(db)
    .where('publications.unpublished_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb('seals.hash', '=', hash),
        eb('seals.receipt_hash', '=', hash),
        eb('seals.id', 'in', eb.selectFrom('seal_files').select('seal_id').where('sha256', '=', hash)),
      ]),
    )
    .orderBy('publications.published_at', 'desc')
    .execute()
  return rows.map(publishedOfRow)
}

function selectPublished(db: Db) {
  return db
    .selectFrom('publications')
    .innerJoin('seals', 'seals.id', 'publications.seal_id')
    .innerJoin('rooms', 'rooms.id', 'seals.room_id')
    .innerJoin('coalitions', 'coalitions.id', 'rooms.coalition_id')
    .selectAll('seals')
    .select([
      'publications.slug',
      'publications.is_listed',
      'publications.published_at',
      'publications.unpublished_at',
      'rooms.kind',
      'coalitions.name_en',
      'coalitions.name_fr',
    ])
}

type PublishedRow = Awaited<ReturnType<ReturnType<typeof selectPublished>['executeTakeFirstOrThrow']>>

function publishedOfRow(row: PublishedRow): PublishedSeal {
  return {
    slug: row.slug,
    sealId: row.id,
    isListed: row.is_listed,
    publishedAt: row.published_at,
    unpublishedAt: row.unpublished_at,
    seal: sealOfRow(row),
    coalition: { en: row.name_en, fr: row.name_fr },
    roomKind: row.kind,
  }
}

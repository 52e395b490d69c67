import { type CoalitionId, newId } from '@plenary/shared/ids.ts'
import type { Localized } from '@plenary/shared/localized.ts'
import type { Db } from './database.ts'

/** A coalition without its organisations. */
export type CoalitionRecord = { id: CoalitionId; slug: string; name: Localized }

/** A coalition by the name in its address, or null. */
export async function findCoalition(db: Db, slug: string): Promise<CoalitionRecord | null> {
  const row = await db
    .selectFrom('coalitions')
    .select(['id', 'slug', 'name_en', 'name_fr'])
    .where('slug', '=', slug)
    .executeTakeFirst()
  return row ? { id: row.id, slug: row.slug, name: { en: row.name_en, fr: row.name_fr } } : null
}

export async function insertCoalition(db: Db, coalition: Omit<CoalitionRecord, 'id'>): Promise<CoalitionId> {
  const id = newId<CoalitionId>()
  await db
    .insertInto('coalitions')
    .values({ id, slug: coalition.slug, name_en: coalition.name.en, name_fr: coalition.name.fr })
    .execute()
  return id
}

/** Names a coalition anew; the address stays, since links lead there. */
export async function updateCoalitionName(db: Db, id: CoalitionId, name: Localized): Promise<void> {
  await db
    .updateTable('coalitions')
    .set({ name_en: name.en, name_fr: name.fr })
    .where('id', '=', id)
    .execute()
}

/**
 * Waits until nobody else changes who is in a coalition: to be called first in a transaction that counts members or
 * organisations before it changes them. Rows that only refer to the coalition are written meanwhile: who holds another
 * row and comes to write one would otherwise wait for who waits for them.
 */
export async function lockCoalition(db: Db, id: CoalitionId): Promise<void> {
  await db.selectFrom('coalitions').select('id').where('id', '=', id).forNoKeyUpdate().execute()
}

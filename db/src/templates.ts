import { type CoalitionId, newId, type RoomId, type TemplateId } from '@plenary/shared/ids.ts'
import type { RoomKind } from '@plenary/shared/rooms.ts'
import type { Db } from './database.ts'

/** What a coalition has kept of a text; `blocks` as they were given. */
export type TemplateRecord = {
  id: TemplateId
  kind: RoomKind
  mechanism: string | null
  name: string
  description: string | null
  blocks: unknown
}

const COLUMNS = ['id', 'kind', 'mechanism', 'name', 'description', 'blocks'] as const

/** The templates of a coalition, by name. */
export function listTemplates(db: Db, coalitionId: CoalitionId): Promise<TemplateRecord[]> {
  return db
    .selectFrom('templates')
    .select(COLUMNS)
    .where('coalition_id', '=', coalitionId)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** A template of a coalition, or null. */
export async function findTemplate(
  db: Db,
  coalitionId: CoalitionId,
  id: TemplateId,
): Promise<TemplateRecord | null> {
  const row = await db
    .selectFrom('templates')
    .select(COLUMNS)
    .where('coalition_id', '=', coalitionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}

type NewTemplate = Omit<TemplateRecord, 'id'> & { coalitionId: CoalitionId; roomId: RoomId; at: Date }

export async function insertTemplate(
  db: Db,
  { coalitionId, roomId, at, blocks, ...template }: NewTemplate,
): Promise<TemplateId> {
  const id = newId<TemplateId>()
  const where = { id, coalition_id: coalitionId, room_id: roomId }
  const values = { ...where, ...template, blocks: JSON.stringify(blocks), created_at: at }
  await db.insertInto('templates').values(values).execute()
  return id
}

/** Names a template of a coalition anew; false where there is none. */
export async function renameTemplate(
  db: Db,
  coalitionId: CoalitionId,
  { id, ...change }: Pick<TemplateRecord, 'id' | 'name' | 'description'>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('templates')
    .set(change)
    .where('coalition_id', '=', coalitionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Deletes a template of a coalition; false where there is none. */
export async function deleteTemplate(db: Db, coalitionId: CoalitionId, id: TemplateId): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('templates')
    .where('coalition_id', '=', coalitionId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

import type { Place } from '@plenary/shared/document/places.ts'
import type { RoundId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** The text that a round is about, and the row of the room's log that it reaches to. */
export type RoundText = {
  seq: number
  compressed: Uint8Array
  document: string
  places: Record<string, Place>
}

/** Keeps the text of a round. */
export async function insertRoundText(db: Db, id: RoundId, text: RoundText): Promise<void> {
  const { seq, compressed, document, places } = text
  await db
    .insertInto('round_texts')
    .values({ round_id: id, log_seq: seq, compressed, document, places: JSON.stringify(places) })
    .execute()
}

/** The canonical JSON of the text that a round is about. */
export async function findRoundDocument(db: Db, id: RoundId): Promise<string | null> {
  const row = await db
    .selectFrom('round_texts')
    .select('document')
    .where('round_id', '=', id)
    .executeTakeFirst()
  return row?.document ?? null
}

/** Where some blocks stood in the text of a round; those that were not in it are left out. */
export async function findPlaces(
  db: Db,
  id: RoundId,
  blockIds: readonly string[],
): Promise<ReadonlyMap<string, Place>> {
  if (blockIds.length === 0) return new Map()
  const { rows } = await sql<{ block_id: string; place: Place }>`
    select wanted.block_id, places -> wanted.block_id as place
    from round_texts, unnest(${[...blockIds]}::text[]) as wanted (block_id)
    where round_id = ${id} and places ? wanted.block_id`.execute(db)
  return new Map(rows.map((row) => [row.block_id, row.place]))
}

import { gunzipSync } from 'node:zlib'
import type { Db } from '@plenary/db/database.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { type PurgePreview, purgePreviewSchema } from '@plenary/shared/purges.ts'
import { sql } from 'kysely'
import * as Y from 'yjs'
import type { TestMember } from './test-member.ts'

/** What a coordinator is told of where words stand. */
export async function previewOf(by: TestMember, roomId: string, words: string): Promise<PurgePreview> {
  const { status, body } = await by.call('POST', `/api/rooms/${roomId}/purges/preview`, { words })
  if (status !== 200) throw new Error(`no preview: ${status} ${JSON.stringify(body)}`)
  return purgePreviewSchema.parse(body)
}

/** Removes words for safety, from everything but the versions that are spared. */
export async function purge(
  by: TestMember,
  roomId: string,
  words: string,
  spared: readonly { id: string }[] = [],
): Promise<unknown> {
  const input = { words, spared: spared.map(({ id }) => id) }
  const { status, body } = await by.call('POST', `/api/rooms/${roomId}/purges`, input)
  if (status !== 200) throw new Error(`not purged: ${status} ${JSON.stringify(body)}`)
  return body
}

/** Where in a database words are: every table and column with them, as text, as bytes, and unpacked. */
export async function placesOf(db: Db, words: string): Promise<string[]> {
  const columns = await sql<{ table: string; column: string; type: string }>`
    select table_name as "table", column_name as "column", data_type as type
    from information_schema.columns where table_schema = 'public'`.execute(db)
  const places: string[] = []
  for (const { table, column, type } of columns.rows) {
    const value = type === 'bytea' ? sql.ref(column) : sql`${sql.ref(column)}::text`
    const { rows } = await sql<{ value: string | Uint8Array | null }>`
      select ${value} as value from ${sql.table(table)}`.execute(db)
    if (rows.some((row) => row.value !== null && holds(row.value, words))) places.push(`${table}.${column}`)
  }
  return places
}

function holds(value: string | Uint8Array, words: string): boolean {
  if (typeof value === 'string') return value.includes(words)
  const bytes = Buffer.from(value)
  const unpacked = bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes
  return unpacked.includes(words)
}

/** Every letter in the log of a room, whether or not it is in the text: each client's in the order of writing. */
export async function lettersInLog(db: Db, roomId: string): Promise<string> {
  const rows = await db
    .selectFrom('room_updates')
    .select('update')
    .where('room_id', '=', roomId as RoomId)
    .orderBy('seq')
    .execute()
  const structs = rows.flatMap(({ update }) => Y.decodeUpdate(new Uint8Array(update)).structs)
  const letters = structs.flatMap((struct) =>
    struct instanceof Y.Item && struct.content instanceof Y.ContentString
      ? [{ client: struct.id.client, letters: struct.content.str }]
      : [],
  )
  return letters
    .toSorted((a, b) => a.client - b.client)
    .map((one) => one.letters)
    .join('')
}

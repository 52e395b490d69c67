import type { Anchor } from '@plenary/shared/anchors.ts'
import type { CommentBody } from '@plenary/shared/comments.ts'
import type { RoomId, ThreadId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { touchThread } from './threads.ts'

/** Where something is said beside the text of a room: every column that holds words of people there. */
const COLUMNS = {
  rooms: ['title', 'freeze_note', 'limit_reason'],
  threads: ['anchor', 'proposed_text', 'proposed_for', 'round_quote', 'reason'],
  comments: ['body'],
  rounds: ['title', 'note'],
  sign_off_rounds: ['note'],
  sign_offs: ['capacity', 'authority', 'reservation', 'sections', 'reason'],
  reviews: ['note'],
  review_calls: ['title', 'note'],
  templates: ['name', 'description', 'blocks'],
  seals: ['signatories', 'receipt', 'reopened_reason'],
} as const
type SaidTable = keyof typeof COLUMNS

/** What a seal says of itself, or a template holds: its words may stand anywhere in it. */
export type SaidJson = { readonly [key: string]: unknown } | readonly { readonly [key: string]: unknown }[]

/** Words in one column of one row; `threadId` where they are of a thread. */
export type SaidWords = {
  table: SaidTable
  column: string
  id: string
  threadId: ThreadId | null
  words: string | string[] | Anchor | CommentBody | SaidJson
}

/** All that is said beside the text of a room, whoever may see it. */
export async function listSaidWords(db: Db, roomId: RoomId): Promise<SaidWords[]> {
  const tables = Object.keys(COLUMNS) as SaidTable[]
  const said: SaidWords[] = []
  for (const table of tables) {
    for (const column of COLUMNS[table]) {
      const { rows } = await sql<Pick<SaidWords, 'id' | 'threadId' | 'words'>>`
        select ${keyOf(table)} as id, ${threadOf(table)} as "threadId", ${wordsIn(column)} as words
        from ${sql.table(table)} where ${isIn(table, roomId)} and ${sql.ref(column)} is not null`.execute(db)
      said.push(...rows.map((row) => ({ table, column, ...row })))
    }
  }
  return said
}

/** Writes other words in the place of some. Whoever sees a thread is told that it has changed. */
export async function putSaidWords(db: Db, said: readonly SaidWords[]): Promise<void> {
  for (const { table, column, id, words } of said) {
    const value = typeof words === 'string' ? words : JSON.stringify(words)
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} where ${keyOf(table)} = ${id}`.execute(
      db,
    )
  }
  for (const id of new Set(said.flatMap(({ threadId }) => threadId ?? []))) await touchThread(db, id)
}

/** A receipt is kept as the text that was signed. */
function wordsIn(column: string) {
  return column === 'receipt' ? sql`receipt::jsonb` : sql.ref(column)
}

/** By what a row is known. */
function keyOf(table: SaidTable) {
  return table === 'review_calls' ? sql`review_id::text || call_id` : sql.ref('id')
}

function threadOf(table: SaidTable) {
  if (table === 'threads') return sql.ref('id')
  return table === 'comments' ? sql.ref('thread_id') : sql`null::uuid`
}

function isIn(table: SaidTable, roomId: RoomId) {
  switch (table) {
    case 'rooms':
      return sql`id = ${roomId}`
    case 'comments':
      return sql`thread_id in (select id from threads where room_id = ${roomId})`
    case 'sign_offs':
      return sql`round_id in (select id from sign_off_rounds where room_id = ${roomId})`
    case 'review_calls':
      return sql`review_id in (select id from reviews where room_id = ${roomId})`
    default:
      return sql`room_id = ${roomId}`
  }
}

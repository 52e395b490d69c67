import type { RoomId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import { joinBytes, listOf, startsOf } from './byte-lists.ts'
import type { Db } from './database.ts'
import { appendUpdates, type NewRow } from './updates.ts'

/** As many rows as go into one statement. */
const ROWS_AT_ONCE = 500

/** Writes rows of a room's log anew. Who wrote them and when stays: only what is in them is another. */
export async function rewriteLogRows(
  db: Db,
  roomId: RoomId,
  rows: readonly { seq: number; update: Uint8Array }[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const some = rows.slice(from, from + ROWS_AT_ONCE)
    const lengths = some.map(({ update }) => update.length)
    await sql`
      update room_updates set update = substring(${joinBytes(some.map(({ update }) => update))}::bytea
        from rewritten.first for rewritten.size)
      from unnest(
        ${listOf(some.map(({ seq }) => seq))}::text::bigint[],
        ${listOf(startsOf(lengths))}::text::integer[],
        ${listOf(lengths)}::text::integer[]
      ) as rewritten (seq, first, size)
      where room_updates.room_id = ${roomId} and room_updates.seq = rewritten.seq`.execute(db)
  }
}

/** A purge of the same log was first: what was found out is to be found out anew. */
export class EpochOvertaken extends Error {}

/**
 * Begins a new epoch of a room's log with one row at its end, wherever that is, and gives its seq. The log is locked from
 * here to the end of the transaction: call it when little is left to do.
 *
 * @throws {EpochOvertaken} where `epoch` is not that of the log any more
 */
export async function beginEpoch(
  db: Db,
  { roomId, epoch, row }: { roomId: RoomId; epoch: number; row: NewRow },
): Promise<number> {
  const log = await db
    .updateTable('room_logs')
    .set({ epoch: epoch + 1 })
    .where('room_id', '=', roomId)
    .where('epoch', '=', epoch)
    .returning('last_seq')
    .executeTakeFirst()
  if (!log) throw new EpochOvertaken()
  const stored = await appendUpdates(db, [{ roomId, afterSeq: log.last_seq, rows: [row] }])
  if (!stored.has(roomId)) throw new Error('a log that is locked has grown')
  return log.last_seq + 1
}

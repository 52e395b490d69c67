import type { ClientId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { type RawBuilder, sql } from 'kysely'
import type { Db } from './database.ts'

/** One row of a room's log, before it has its place in it. */
export type NewUpdate = {
  roomId: RoomId
  memberId: MemberId
  organizationId: OrganizationId
  sessionHash: string | null
  update: Uint8Array
}

/**
 * Appends rows of any rooms to their logs in one statement, and so in one commit. Gives the last seq of each
 * room. Each room's log row is locked meanwhile, in one order, so that several servers neither repeat nor
 * skip a seq nor wait for each other in a circle.
 *
 * @throws the database's error; then nothing of the batch is stored. A room without a log is such an error: its
 *   rows would have no seq, which the table refuses.
 */
export async function appendUpdates(db: Db, updates: readonly NewUpdate[]): Promise<Map<RoomId, number>> {
  const counts = new Map<RoomId, number>()
  const rows: RawBuilder<unknown>[] = []
  for (const { roomId, memberId, organizationId, sessionHash, update } of updates) {
    const place = (counts.get(roomId) ?? 0) + 1
    counts.set(roomId, place)
    rows.push(
      sql`(${roomId}::uuid, ${place}::bigint, ${memberId}::uuid, ${organizationId}::uuid, ${sessionHash}::text, ${update}::bytea)`,
    )
  }
  const rooms = [...counts].map(([roomId, count]) => sql`(${roomId}::uuid, ${count}::bigint)`)
  const stored = await sql<{ room_id: RoomId; seq: number }>`
    with
      counts (room_id, n) as (values ${sql.join(rooms)}),
      locked as (
        select room_id from room_logs where room_id in (select room_id from counts) order by room_id for update
      ),
      moved as (
        update room_logs set last_seq = room_logs.last_seq + counts.n
        from counts join locked using (room_id)
        where room_logs.room_id = counts.room_id
        returning room_logs.room_id, room_logs.last_seq - counts.n as base
      ),
      incoming (room_id, place, member_id, organization_id, session_hash, update) as (values ${sql.join(rows)})
    insert into room_updates (room_id, seq, member_id, organization_id, session_hash, update)
    select room_id, base + place, member_id, organization_id, session_hash, update
    from incoming left join moved using (room_id)
    returning room_id, seq`.execute(db)
  return lastSeqs(stored.rows)
}

function lastSeqs(rows: readonly { room_id: RoomId; seq: number }[]): Map<RoomId, number> {
  const last = new Map<RoomId, number>()
  for (const { room_id, seq } of rows) last.set(room_id, Math.max(seq, last.get(room_id) ?? 0))
  return last
}

/** A room's stored text: the checkpoint if there is one, and every later update in order. */
export type StoredText = {
  checkpoint: { seq: number; state: Uint8Array } | null
  tail: { seq: number; update: Uint8Array }[]
}

/** The stored text of a room; with no rows at all for a room that was never written. */
export async function getStoredText(db: Db, roomId: RoomId): Promise<StoredText> {
  const checkpoint = await db
    .selectFrom('room_checkpoints')
    .select(['seq', 'state'])
    .where('room_id', '=', roomId)
    .executeTakeFirst()
  const tail = await db
    .selectFrom('room_updates')
    .select(['seq', 'update'])
    .where('room_id', '=', roomId)
    .where('seq', '>', checkpoint?.seq ?? 0)
    .orderBy('seq')
    .execute()
  return { checkpoint: checkpoint ?? null, tail }
}

/** A folded log: what `state` holds, up to and with row `seq`. */
export type NewCheckpoint = { roomId: RoomId; seq: number; state: Uint8Array; words: number }

/** Stores a checkpoint unless a newer one is there already. Log rows stay: they are the room's history. */
export async function putCheckpoint(db: Db, { roomId, seq, state, words }: NewCheckpoint): Promise<void> {
  await db
    .insertInto('room_checkpoints')
    .values({ room_id: roomId, seq, state, words })
    .onConflict((conflict) =>
      conflict
        .column('room_id')
        .doUpdateSet({ seq, state, words, created_at: sql`now()` })
        .where('room_checkpoints.seq', '<', seq),
    )
    .execute()
}

/** Leases the room's next client id to a member; it is theirs for good and never given again. */
export async function leaseClientId(
  db: Db,
  { roomId, memberId, organizationId }: Pick<NewUpdate, 'roomId' | 'memberId' | 'organizationId'>,
): Promise<ClientId> {
  const { rows } = await sql<{ client_id: number }>`
    with next as (
      update rooms set last_client_id = last_client_id + 1 where id = ${roomId} returning last_client_id
    )
    insert into client_ids (room_id, client_id, member_id, organization_id)
    select ${roomId}, last_client_id, ${memberId}, ${organizationId} from next
    returning client_id`.execute(db)
  const row = rows[0]
  if (!row) throw new Error('there is no such room')
  return row.client_id
}

/** Every client id ever leased to a member in a room: the ids under which their text may come. */
export async function listClientIds(db: Db, roomId: RoomId, memberId: MemberId): Promise<ClientId[]> {
  const rows = await db
    .selectFrom('client_ids')
    .select('client_id')
    .where('room_id', '=', roomId)
    .where('member_id', '=', memberId)
    .execute()
  return rows.map((row) => row.client_id)
}

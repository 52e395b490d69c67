import type { Db } from '@plenary/db/database.ts'
import { appendUpdates } from '@plenary/db/updates.ts'
import { newId, type RoomId } from '@plenary/shared/ids.ts'
import type { PlannedRoom } from '../lines/planned-room.ts'
import type { Person } from './plenary-people.ts'

const ROOMS_AT_ONCE = 500
const ROWS_AT_ONCE = 2_000

/** Creates rooms with their logs, and gives the id of each name. Nothing is folded: that is the server's. */
export async function insertPlannedRooms(
  db: Db,
  creator: Person,
  rooms: readonly PlannedRoom[],
): Promise<Map<string, RoomId>> {
  const ids = new Map<string, RoomId>()
  for (let at = 0; at < rooms.length; at += ROOMS_AT_ONCE) {
    const some = rooms.slice(at, at + ROOMS_AT_ONCE).map((room) => ({ ...room, id: newId<RoomId>() }))
    await insertRooms(db, creator, some)
    await appendTexts(db, creator, some)
    for (const { name, id } of some) ids.set(name, id)
  }
  return ids
}

type RoomToInsert = PlannedRoom & { id: RoomId }

async function insertRooms(db: Db, { coalitionId, memberId, organizationId }: Person, rooms: RoomToInsert[]) {
  await db
    .insertInto('rooms')
    .values(
      rooms.map(({ id, name, clientIds }) => ({
        id,
        coalition_id: coalitionId,
        kind: 'submission' as const,
        title: name,
        due_on: null,
        created_by: memberId,
        last_client_id: clientIds,
      })),
    )
    .execute()
  await db
    .insertInto('room_logs')
    .values(rooms.map(({ id }) => ({ room_id: id })))
    .execute()
  const leases = rooms.flatMap(({ id, clientIds }) =>
    Array.from({ length: clientIds }, (_, n) => ({
      room_id: id,
      client_id: n + 1,
      member_id: memberId,
      organization_id: organizationId,
    })),
  )
  await db.insertInto('client_ids').values(leases).execute()
}

async function appendTexts(db: Db, { memberId, organizationId }: Person, rooms: RoomToInsert[]) {
  for (const { id: roomId, updates } of rooms) {
    const rows = updates.map((update) => ({ memberId, organizationId, sessionHash: null, update }))
    for (let afterSeq = 0; afterSeq < rows.length; afterSeq += ROWS_AT_ONCE) {
      await appendUpdates(db, [{ roomId, afterSeq, rows: rows.slice(afterSeq, afterSeq + ROWS_AT_ONCE) }])
    }
  }
}

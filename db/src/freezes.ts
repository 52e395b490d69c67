import type { RoomId } from '@plenary/shared/ids.ts'
import type { FreezeLevel } from '@plenary/shared/permissions.ts'
import type { Attribution } from '@plenary/shared/rooms.ts'
import type { Selectable } from 'kysely'
import type { Db } from './database.ts'
import type { Tables } from './schema.ts'
import type { AuthorRecord } from './threads.ts'

/** That a room is frozen: how far, why, since when and by whom. */
export type FreezeRecord = { level: FreezeLevel; note: string | null; at: Date; by: AuthorRecord }

/** The columns of a room that say whether it is frozen, to be joined to others. */
export const FREEZE_COLUMNS = [
  'rooms.freeze',
  'rooms.freeze_note',
  'rooms.frozen_at',
  'rooms.frozen_by',
  'rooms.frozen_by_organization',
] as const

type FreezeRow = Pick<
  Selectable<Tables['rooms']>,
  'freeze' | 'freeze_note' | 'frozen_at' | 'frozen_by' | 'frozen_by_organization'
>

/** The freeze from the columns above; null for a room that is not frozen. */
export function freezeOfRow(row: FreezeRow): FreezeRecord | null {
  const { freeze: level, freeze_note: note, frozen_at: at, frozen_by: memberId } = row
  const organizationId = row.frozen_by_organization
  if (!level || !at || !organizationId) return null
  return { level, note, at, by: { memberId, organizationId } }
}

/** What of a room bears on whoever does something in it, and nobody changes until the transaction ends. */
export type HeldRoom = { attribution: Attribution; freeze: FreezeLevel | null }

/** Holds it for somebody who does something in the room: any number of them at once. */
export async function holdRoom(db: Db, id: RoomId): Promise<HeldRoom> {
  return db
    .selectFrom('rooms')
    .select(['attribution', 'freeze'])
    .where('id', '=', id)
    .forShare()
    .executeTakeFirstOrThrow()
}

/**
 * Locks a room for an act that is about everything in it: nobody says anything there until the transaction ends. Its log
 * goes on: whoever writes to it holds the key of the room alone.
 */
export async function lockRoom(db: Db, id: RoomId): Promise<void> {
  await db.selectFrom('rooms').select('id').where('id', '=', id).forNoKeyUpdate().executeTakeFirstOrThrow()
}

/** The freeze of a room, for whoever is to change it: nobody does anything there meanwhile. */
export async function lockFreeze(db: Db, id: RoomId): Promise<FreezeRecord | null> {
  const row = await db
    .selectFrom('rooms')
    .select(FREEZE_COLUMNS)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  return freezeOfRow(row)
}

/** Freezes a room, or with null lets it thaw. */
export async function setFreeze(db: Db, id: RoomId, freeze: FreezeRecord | null): Promise<void> {
  await db
    .updateTable('rooms')
    .set({
      freeze: freeze?.level ?? null,
      freeze_note: freeze?.note ?? null,
      frozen_at: freeze?.at ?? null,
      frozen_by: freeze?.by.memberId ?? null,
      frozen_by_organization: freeze?.by.organizationId ?? null,
    })
    .where('id', '=', id)
    .execute()
}

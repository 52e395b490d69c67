import type { CoalitionId, OrganizationId } from '@plenary/shared/ids.ts'
import type { Mechanism } from '@plenary/shared/mechanisms.ts'
import type { Db } from './database.ts'

/** A record of a coalition, with who has edited it and when. */
export type MechanismRecord = { record: Mechanism; editedAt: Date; organizationId: OrganizationId }

/** The records of a coalition: its own, and those that stand in the place of shipped ones. */
export async function listMechanismRecords(db: Db, coalitionId: CoalitionId): Promise<MechanismRecord[]> {
  const rows = await db
    .selectFrom('mechanisms')
    .selectAll()
    .where('coalition_id', '=', coalitionId)
    .orderBy('key')
    .execute()
  return rows.map(({ record, edited_at: editedAt, edited_by_organization: organizationId }) => ({
    ...{ record, editedAt, organizationId },
  }))
}

type MechanismEdit = { coalitionId: CoalitionId; organizationId: OrganizationId; at: Date; record: Mechanism }

/** Keeps a coalition's record, in the place of the one that it had. */
export async function putMechanism(
  db: Db,
  { coalitionId, organizationId, at, record }: MechanismEdit,
): Promise<void> {
  const edit = { record: JSON.stringify(record), edited_at: at, edited_by_organization: organizationId }
  await db
    .insertInto('mechanisms')
    .values({ coalition_id: coalitionId, key: record.key, ...edit })
    .onConflict((conflict) => conflict.columns(['coalition_id', 'key']).doUpdateSet(edit))
    .execute()
}

/** Takes a coalition's record away; false where there is none. */
export async function deleteMechanism(db: Db, coalitionId: CoalitionId, key: string): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('mechanisms')
    .where('coalition_id', '=', coalitionId)
    .where('key', '=', key)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** How many rooms of a coalition follow a mechanism. */
export async function countRoomsFollowing(db: Db, coalitionId: CoalitionId, key: string): Promise<number> {
  const { rooms } = await db
    .selectFrom('rooms')
    .select(({ fn }) => fn.countAll<string>().as('rooms'))
    .where('coalition_id', '=', coalitionId)
    .where('mechanism', '=', key)
    .executeTakeFirstOrThrow()
  return Number(rooms)
}

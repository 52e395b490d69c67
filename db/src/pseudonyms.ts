import { randomUUID } from 'node:crypto'
import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Who a member is to the others in a room: an id that is used nowhere else, and a number in their organisation. */
export type Pseudonym = { alias: string; number: number }

type PseudonymHolder = { roomId: RoomId; memberId: MemberId; organizationId: OrganizationId }

/** The pseudonym of a member in a room, made when they first come and the same ever after. */
export async function takePseudonym(db: Db, holder: PseudonymHolder): Promise<Pseudonym> {
  return (await findPseudonym(db, holder)) ?? makePseudonym(db, holder)
}

async function findPseudonym(db: Db, { roomId, memberId }: PseudonymHolder): Promise<Pseudonym | null> {
  const row = await db
    .selectFrom('room_pseudonyms')
    .select(['alias', 'number'])
    .where('room_id', '=', roomId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return row ?? null
}

/** Numbers are given in the order of coming. The room's row is locked, so that none is given twice. */
async function makePseudonym(db: Db, holder: PseudonymHolder): Promise<Pseudonym> {
  const { roomId, memberId, organizationId } = holder
  return db.transaction().execute(async (trx) => {
    await trx.selectFrom('rooms').select('id').where('id', '=', roomId).forUpdate().execute()
    const made = await findPseudonym(trx, holder)
    if (made) return made
    const { count } = await trx
      .selectFrom('room_pseudonyms')
      .innerJoin('members', 'members.id', 'room_pseudonyms.member_id')
      .select(sql<number>`count(*)::integer`.as('count'))
      .where('room_pseudonyms.room_id', '=', roomId)
      .where('members.organization_id', '=', organizationId)
      .executeTakeFirstOrThrow()
    const pseudonym = { alias: randomUUID(), number: count + 1 }
    await trx
      .insertInto('room_pseudonyms')
      .values({ room_id: roomId, member_id: memberId, ...pseudonym })
      .execute()
    return pseudonym
  })
}

/** Takes away who was who in a room. */
export async function forgetPseudonyms(db: Db, roomId: RoomId): Promise<void> {
  await db.deleteFrom('room_pseudonyms').where('room_id', '=', roomId).execute()
}

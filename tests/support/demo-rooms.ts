import type { Db } from '@plenary/db/database.ts'

/** The rooms of a test database, which has the demo in it, each with the member who made it; always in one order. */
export function listDemoRooms(db: Db) {
  return db
    .selectFrom('rooms')
    .innerJoin('members', 'members.id', 'rooms.created_by')
    .select(['rooms.id', 'members.id as memberId', 'members.organization_id as organizationId'])
    .orderBy('rooms.id')
    .execute()
}

import { type CommentBody, mentionsIn, withMentions } from '@plenary/shared/comments.ts'
import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { deleteNoticesIn } from './notice-marks.ts'
import { listRoomNames } from './room-people.ts'

/**
 * Takes every person out of what was said in a room, for good: their organisations are left. Whoever was mentioned is
 * mentioned as the organisation, and so is whoever was to see to something. Notices go: who of an organisation has one,
 * and who has none, says who wrote what they are about.
 */
export async function forgetSpeakers(db: Db, roomId: RoomId): Promise<void> {
  await sql`update threads set member_id = null, settled_by = null, assigned_member_id = null
    where room_id = ${roomId}`.execute(db)
  await sql`update rounds set opened_by = null where room_id = ${roomId}`.execute(db)
  await sql`update snapshots set taken_by = null where room_id = ${roomId}`.execute(db)
  await sql`update adoptions set adopted_by = null where room_id = ${roomId}`.execute(db)
  await sql`update reviews set opened_by = null where room_id = ${roomId}`.execute(db)
  await sql`update sign_off_rounds set opened_by = null where room_id = ${roomId}`.execute(db)
  await sql`update sign_offs set member_id = null from sign_off_rounds as rounds
    where rounds.id = sign_offs.round_id and rounds.room_id = ${roomId}`.execute(db)
  await sql`update purges set purged_by = null where room_id = ${roomId}`.execute(db)
  await sql`update seals set sealed_by = null, reopened_by = null where room_id = ${roomId}`.execute(db)
  await sql`update publications set published_by = null, unpublished_by = null from seals
    where seals.id = publications.seal_id and seals.room_id = ${roomId}`.execute(db)
  await sql`update rooms set frozen_by = null where id = ${roomId}`.execute(db)
  await sql`update comments set member_id = null from threads
    where threads.id = comments.thread_id and threads.room_id = ${roomId}`.execute(db)
  await sql`insert into comment_agreements (comment_id, holder, organization_id)
    select distinct comment_id, agreed.organization_id, agreed.organization_id
    from comment_agreements as agreed
    join comments on comments.id = agreed.comment_id
    join threads on threads.id = comments.thread_id and threads.room_id = ${roomId}
    on conflict do nothing`.execute(db)
  await sql`delete from comment_agreements as agreed using comments, threads
    where comments.id = agreed.comment_id and threads.id = comments.thread_id and threads.room_id = ${roomId}
      and agreed.holder <> agreed.organization_id`.execute(db)
  await forgetMentions(db, roomId)
  await deleteNoticesIn(db, roomId)
}

async function forgetMentions(db: Db, roomId: RoomId): Promise<void> {
  const rows = await db
    .selectFrom('comments')
    .innerJoin('threads', 'threads.id', 'comments.thread_id')
    .select(['comments.id', 'comments.body'])
    .where('threads.room_id', '=', roomId)
    .where(sql<boolean>`comments.body::text like '%"mention"%'`)
    .execute()
  const named = rows.flatMap(({ id, body }) => (body && membersIn(body).length > 0 ? [{ id, body }] : []))
  const ids = [...new Set(named.flatMap(({ body }) => membersIn(body)))]
  const organizations = new Map(
    (await listRoomNames(db, roomId, ids)).map(({ memberId, organizationId }) => [memberId, organizationId]),
  )
  for (const { id, body } of named) {
    const spoken = JSON.stringify(withoutPeople(body, organizations))
    await db.updateTable('comments').set({ body: spoken }).where('id', '=', id).execute()
  }
}

function membersIn(body: CommentBody): MemberId[] {
  return mentionsIn(body).flatMap(({ of, id }) => (of === 'member' ? [id as string as MemberId] : []))
}

function withoutPeople(body: CommentBody, organizations: ReadonlyMap<MemberId, OrganizationId>): CommentBody {
  return withMentions(body, (mention) => {
    if (mention.of === 'organization') return mention
    const id = organizations.get(mention.id as string as MemberId)
    return { of: 'organization', id: id ?? '00000000-0000-0000-0000-000000000000', label: '' }
  })
}

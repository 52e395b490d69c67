import type { AccountId, CommentId, MemberId, NoticeId, RoomId, ThreadId } from '@plenary/shared/ids.ts'
import type { Db } from './database.ts'

function membersOf(db: Db, accountId: AccountId) {
  return db.selectFrom('members').select('members.id').where('account_id', '=', accountId)
}

/** Marks one notice of an account. False when it has none of that id. */
export async function markNotice(
  db: Db,
  accountId: AccountId,
  { id, isRead }: { id: NoticeId; isRead: boolean },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('notices')
    .set({ is_read: isRead })
    .where('id', '=', id)
    .where('member_id', 'in', membersOf(db, accountId))
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Marks the notices of an account as read that are about a thread, or all up to one of them. */
export async function markRead(
  db: Db,
  accountId: AccountId,
  which: { threadId: ThreadId } | { upTo: NoticeId },
): Promise<void> {
  const own = db
    .updateTable('notices')
    .set({ is_read: true })
    .where('member_id', 'in', membersOf(db, accountId))
    .where('is_read', '=', false)
  if ('threadId' in which) await own.where('thread_id', '=', which.threadId).execute()
  else await own.where('id', '<=', which.upTo).execute()
}

/** The mandates of an account that are in force, for whoever tells each of them something. */
export async function listMembersOf(db: Db, accountId: AccountId): Promise<MemberId[]> {
  const rows = await membersOf(db, accountId).where('removed_at', 'is', null).execute()
  return rows.map(({ id }) => id)
}

/** Takes the notices of a mandate that has ended. */
export async function deleteNoticesOf(db: Db, memberId: MemberId): Promise<void> {
  await db.deleteFrom('notices').where('member_id', '=', memberId).execute()
}

/** Takes every notice about a room: who has heard of something, and who has not, says who did it. */
export async function deleteNoticesIn(db: Db, roomId: RoomId): Promise<void> {
  await db.deleteFrom('notices').where('room_id', '=', roomId).execute()
}

/** Takes the notices of a comment whose words are gone. */
export async function deleteNoticesAbout(db: Db, commentId: CommentId): Promise<void> {
  await db.deleteFrom('notices').where('comment_id', '=', commentId).execute()
}

export async function deleteNoticesBefore(db: Db, moment: Date): Promise<void> {
  await db.deleteFrom('notices').where('created_at', '<', moment).execute()
}

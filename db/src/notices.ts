import type { Anchor } from '@plenary/shared/anchors.ts'
import type { CommentBody } from '@plenary/shared/comments.ts'
import {
  type AccountId,
  type CommentId,
  type MemberId,
  type NoticeId,
  newId,
  type OrganizationId,
  type RoomId,
  type ThreadId,
} from '@plenary/shared/ids.ts'
import type { Localized } from '@plenary/shared/localized.ts'
import type { NoticeKind } from '@plenary/shared/notices.ts'
import type { Attribution } from '@plenary/shared/rooms.ts'
import type { Disposition } from '@plenary/shared/threads.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import { MAY_BE_IN_ROOM, SEES_THREAD } from './notice-rights.ts'
import type { AuthorRecord } from './threads.ts'

/** What a notice is about. Without a thread it is about the room as a whole. */
export type NoticeSubject = { roomId: RoomId; threadId: ThreadId | null; commentId: CommentId | null }

/** A member who may hear of something now. */
export type Hearer = {
  memberId: MemberId
  accountId: AccountId
  organizationId: OrganizationId
  hasMuted: boolean
}

/** Everybody who may be in a room now and see a thread of it, or be in the room where there is no thread. */
export async function listHearers(db: Db, { roomId, threadId }: NoticeSubject): Promise<Hearer[]> {
  return db
    .selectFrom('rooms')
    .innerJoin('members', 'members.coalition_id', 'rooms.coalition_id')
    .leftJoin('threads', (join) =>
      join.onRef('threads.room_id', '=', 'rooms.id').on('threads.id', '=', threadId),
    )
    .leftJoin('thread_mutes', (join) =>
      join
        .onRef('thread_mutes.thread_id', '=', 'threads.id')
        .onRef('thread_mutes.member_id', '=', 'members.id'),
    )
    .select([
      'members.id as memberId',
      'members.account_id as accountId',
      'members.organization_id as organizationId',
      sql<boolean>`thread_mutes.member_id is not null`.as('hasMuted'),
    ])
    .where('rooms.id', '=', roomId)
    .where(MAY_BE_IN_ROOM)
    .$if(threadId !== null, (query) => query.where(SEES_THREAD))
    .execute()
}

/** One notice of an act. */
export type NewNotice = { memberId: MemberId; kind: NoticeKind; isDirect: boolean }

/** Writes down what some members hear of one act. */
export async function insertNotices(
  db: Db,
  notices: readonly NewNotice[],
  { about, by, at }: { about: NoticeSubject; by: AuthorRecord; at: Date },
): Promise<void> {
  if (notices.length === 0) return
  const rows = notices.map(({ memberId, kind, isDirect }) => ({
    id: newId<NoticeId>(),
    member_id: memberId,
    room_id: about.roomId,
    thread_id: about.threadId,
    comment_id: about.commentId,
    kind,
    is_direct: isDirect,
    actor_id: by.memberId,
    actor_organization_id: by.organizationId,
    created_at: at,
  }))
  await db.insertInto('notices').values(rows).execute()
}

/** A notice as it is kept, with what it is about as that is now. */
export type NoticeRecord = {
  id: NoticeId
  kind: NoticeKind
  isDirect: boolean
  isRead: boolean
  createdAt: Date
  by: AuthorRecord
  to: { memberId: MemberId; organizationId: OrganizationId }
  room: { id: RoomId; title: string; attribution: Attribution }
  coalition: { slug: string; name: Localized }
  threadId: ThreadId | null
  anchor: Anchor | null
  body: CommentBody | null
  disposition: Disposition | null
}

/**
 * The notices of all mandates of an account: of what they may still see, and not of words that have been deleted. What
 * is not shown is not counted either.
 */
export function selectNotices(db: Db, accountId: AccountId) {
  return db
    .selectFrom('notices')
    .innerJoin('members', 'members.id', 'notices.member_id')
    .innerJoin('rooms', 'rooms.id', 'notices.room_id')
    .leftJoin('threads', 'threads.id', 'notices.thread_id')
    .leftJoin('comments', 'comments.id', 'notices.comment_id')
    .where('members.account_id', '=', accountId)
    .where(MAY_BE_IN_ROOM)
    .where((eb) => eb.or([eb('notices.thread_id', 'is', null), SEES_THREAD]))
    .where((eb) => eb.or([eb('notices.comment_id', 'is', null), eb('comments.body', 'is not', null)]))
}

function selectRecords(db: Db, accountId: AccountId) {
  return selectNotices(db, accountId)
    .innerJoin('coalitions', 'coalitions.id', 'rooms.coalition_id')
    .selectAll('notices')
    .select([
      'members.organization_id as organization_id',
      'rooms.title',
      'rooms.attribution',
      'coalitions.slug',
      'coalitions.name_en',
      'coalitions.name_fr',
      'threads.anchor',
      'threads.disposition',
      'comments.body',
    ])
    .orderBy('notices.id', 'desc')
}

/** A page of the notices of an account, the newest first, from before one of them on. */
export async function listNotices(
  db: Db,
  accountId: AccountId,
  { before, limit }: { before: NoticeId | null; limit: number },
): Promise<NoticeRecord[]> {
  const rows = await selectRecords(db, accountId)
    .$if(before !== null, (query) => query.where('notices.id', '<', before))
    .limit(limit)
    .execute()
  return rows.map(recordOfRow)
}

/** Those of some notices that the account may see and has not read, the newest first. */
export async function listUnreadOf(
  db: Db,
  accountId: AccountId,
  ids: readonly NoticeId[],
): Promise<NoticeRecord[]> {
  if (ids.length === 0) return []
  const rows = await selectRecords(db, accountId)
    .where('notices.id', 'in', ids)
    .where('notices.is_read', '=', false)
    .execute()
  return rows.map(recordOfRow)
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof selectRecords>['executeTakeFirstOrThrow']>>

function recordOfRow(row: RecordRow): NoticeRecord {
  return {
    id: row.id,
    kind: row.kind,
    isDirect: row.is_direct,
    isRead: row.is_read,
    createdAt: row.created_at,
    by: { memberId: row.actor_id, organizationId: row.actor_organization_id },
    to: { memberId: row.member_id, organizationId: row.organization_id },
    room: { id: row.room_id, title: row.title, attribution: row.attribution },
    coalition: { slug: row.slug, name: { en: row.name_en, fr: row.name_fr } },
    threadId: row.thread_id,
    anchor: row.anchor,
    body: row.body,
    disposition: row.disposition,
  }
}

/** How many notices of an account are unread, and no more than `limit`. */
export async function countUnread(db: Db, accountId: AccountId, limit: number): Promise<number> {
  const unread = selectNotices(db, accountId)
    .select('notices.id')
    .where('notices.is_read', '=', false)
    .limit(limit)
  const { count } = await db
    .selectFrom(unread.as('unread'))
    .select(sql<number>`count(*)::integer`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

import type { CommentBody } from '@plenary/shared/comments.ts'
import {
  type CommentId,
  type MemberId,
  newId,
  type OrganizationId,
  type ThreadId,
} from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { AuthorRecord } from './threads.ts'

/** A comment as it is kept. `agreed` is who agrees: members, or in a room without names organisations. */
export type CommentRecord = {
  id: CommentId
  threadId: ThreadId
  author: AuthorRecord
  body: CommentBody | null
  createdAt: Date
  editedAt: Date | null
  agreed: { holder: MemberId | OrganizationId; organizationId: OrganizationId }[]
}

/** What is said in some threads, in the order of saying. */
export async function listComments(db: Db, threadIds: readonly ThreadId[]): Promise<CommentRecord[]> {
  if (threadIds.length === 0) return []
  const rows = await selectComments(db)
    .where('comments.thread_id', 'in', threadIds)
    .orderBy('comments.id')
    .execute()
  return rows.map(commentOfRow)
}

/** A comment of a thread, or null. */
export async function findComment(db: Db, threadId: ThreadId, id: CommentId): Promise<CommentRecord | null> {
  const row = await selectComments(db)
    .where('comments.thread_id', '=', threadId)
    .where('comments.id', '=', id)
    .executeTakeFirst()
  return row ? commentOfRow(row) : null
}

function selectComments(db: Db) {
  return db
    .selectFrom('comments')
    .selectAll('comments')
    .select((eb) =>
      eb
        .selectFrom('comment_agreements as agreed')
        .select(
          sql<
            CommentRecord['agreed']
          >`coalesce(json_agg(json_build_object('holder', holder, 'organizationId', organization_id)), '[]')`.as(
            'agreed',
          ),
        )
        .whereRef('agreed.comment_id', '=', 'comments.id')
        .as('agreed'),
    )
}

type CommentRow = Awaited<ReturnType<ReturnType<typeof selectComments>['executeTakeFirstOrThrow']>>

function commentOfRow(row: CommentRow): CommentRecord {
  return {
    id: row.id,
    threadId: row.thread_id,
    author: { memberId: row.member_id, organizationId: row.organization_id },
    body: row.body,
    createdAt: row.created_at,
    editedAt: row.edited_at,
    agreed: row.agreed ?? [],
  }
}

export async function insertComment(
  db: Db,
  { threadId, author, body }: { threadId: ThreadId; author: AuthorRecord; body: CommentBody },
): Promise<CommentId> {
  const id = newId<CommentId>()
  await db
    .insertInto('comments')
    .values({
      id,
      thread_id: threadId,
      member_id: author.memberId,
      organization_id: author.organizationId,
      body: JSON.stringify(body),
    })
    .execute()
  return id
}

/** Changes what a comment says, visibly so. */
export async function updateComment(db: Db, id: CommentId, body: CommentBody): Promise<void> {
  await db
    .updateTable('comments')
    .set({ body: JSON.stringify(body), edited_at: sql`now()` })
    .where('id', '=', id)
    .execute()
}

/** Takes the words of a comment away for good; that there was one stays. */
export async function emptyComment(db: Db, id: CommentId): Promise<void> {
  await db.updateTable('comments').set({ body: null }).where('id', '=', id).execute()
  await db.deleteFrom('comment_agreements').where('comment_id', '=', id).execute()
}

/** How many comments a thread has, and how many of them still say something. */
export async function countComments(db: Db, threadId: ThreadId): Promise<{ all: number; living: number }> {
  return db
    .selectFrom('comments')
    .select([sql<number>`count(*)::integer`.as('all'), sql<number>`count(body)::integer`.as('living')])
    .where('thread_id', '=', threadId)
    .executeTakeFirstOrThrow()
}

/** Whether somebody agrees with a comment. */
export async function setAgreement(
  db: Db,
  id: CommentId,
  { author, agrees }: { author: AuthorRecord; agrees: boolean },
): Promise<void> {
  const holder = author.memberId ?? author.organizationId
  if (!agrees) {
    const own = db.deleteFrom('comment_agreements').where('comment_id', '=', id)
    await own.where('holder', '=', holder).execute()
    return
  }
  await db
    .insertInto('comment_agreements')
    .values({ comment_id: id, holder, organization_id: author.organizationId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

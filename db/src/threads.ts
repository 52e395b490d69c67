import type { Anchor } from '@plenary/shared/anchors.ts'
import { type MemberId, newId, type OrganizationId, type RoomId, type ThreadId } from '@plenary/shared/ids.ts'
import type { Disposition, Visibility } from '@plenary/shared/threads.ts'
import { type ExpressionBuilder, sql } from 'kysely'
import type { Db } from './database.ts'
import type { Tables } from './schema.ts'

/** Who looks at the threads of a room: what they may not see is not read. */
export type Viewer = { memberId: MemberId; organizationId: OrganizationId; isCoordinator: boolean }

/** Who wrote something; in a room without names an organisation alone. */
export type AuthorRecord = { memberId: MemberId | null; organizationId: OrganizationId }

/** A thread as it is kept, without what is said in it. */
export type ThreadRecord = {
  id: ThreadId
  roomId: RoomId
  author: AuthorRecord
  visibility: Visibility
  anchor: Anchor
  proposal: { text: string; replaces: string; appliedAt: Date | null } | null
  settlement: { by: AuthorRecord; at: Date; disposition: Disposition | null; reason: string | null } | null
  assignment: (AuthorRecord & { dueOn: string | null }) | null
  createdAt: Date
  isMuted: boolean
  version: number
}

// The clock and not the beginning of the transaction: of two that wait for one another, the second is the later.
const CHANGED = { changed_at: sql<Date>`clock_timestamp()`, version: sql<number>`version + 1` }

/** The threads of a room that somebody may see, in the order of making, from after one of them on. */
export async function listThreads(
  db: Db,
  roomId: RoomId,
  { viewer, after, limit }: { viewer: Viewer; after: ThreadId | null; limit: number },
): Promise<ThreadRecord[]> {
  const rows = await selectThreads(db, roomId, viewer)
    .$if(after !== null, (query) => query.where('threads.id', '>', after))
    .orderBy('threads.id')
    .limit(limit)
    .execute()
  return rows.map(threadOfRow)
}

/** Those of some threads that somebody may see, in the order of making. */
export async function findThreads(
  db: Db,
  roomId: RoomId,
  { viewer, ids }: { viewer: Viewer; ids: readonly ThreadId[] },
): Promise<ThreadRecord[]> {
  if (ids.length === 0) return []
  const rows = await selectThreads(db, roomId, viewer)
    .where('threads.id', 'in', ids)
    .orderBy('threads.id')
    .execute()
  return rows.map(threadOfRow)
}

function selectThreads(db: Db, roomId: RoomId, viewer: Viewer) {
  return db
    .selectFrom('threads')
    .leftJoin('thread_mutes', (join) =>
      join
        .onRef('thread_mutes.thread_id', '=', 'threads.id')
        .on('thread_mutes.member_id', '=', viewer.memberId),
    )
    .selectAll('threads')
    .select('thread_mutes.member_id as muted_by')
    .where('threads.room_id', '=', roomId)
    .where(isVisibleTo(viewer))
}

/** The one place that says who may see a thread. */
function isVisibleTo({ memberId, organizationId, isCoordinator }: Viewer) {
  return (eb: ExpressionBuilder<Tables, 'threads'>) => {
    const isOfOwnOrganization = eb('threads.organization_id', '=', organizationId)
    const isOwn = eb.or([
      eb('threads.member_id', '=', memberId),
      eb.and([eb('threads.member_id', 'is', null), isOfOwnOrganization]),
    ])
    return eb.or([
      eb('threads.visibility', '=', 'room'),
      eb.and([eb('threads.visibility', '=', 'organization'), isOfOwnOrganization]),
      eb.and([eb('threads.visibility', '=', 'coordinators'), isCoordinator ? eb.lit(true) : isOwn]),
    ])
  }
}

type ThreadRow = Awaited<ReturnType<ReturnType<typeof selectThreads>['executeTakeFirstOrThrow']>>

function threadOfRow(row: ThreadRow): ThreadRecord {
  return {
    id: row.id,
    roomId: row.room_id,
    author: { memberId: row.member_id, organizationId: row.organization_id },
    visibility: row.visibility,
    anchor: row.anchor,
    proposal: proposalOfRow(row),
    settlement: settlementOfRow(row),
    assignment: row.assigned_organization_id && {
      memberId: row.assigned_member_id,
      organizationId: row.assigned_organization_id,
      dueOn: row.due_on,
    },
    createdAt: row.created_at,
    isMuted: row.muted_by !== null,
    version: row.version,
  }
}

function proposalOfRow({ proposed_text, proposed_for, applied_at }: ThreadRow): ThreadRecord['proposal'] {
  if (proposed_text === null || proposed_for === null) return null
  return { text: proposed_text, replaces: proposed_for, appliedAt: applied_at }
}

function settlementOfRow(row: ThreadRow): ThreadRecord['settlement'] {
  if (!row.settled_at || !row.settled_by_organization) return null
  const by = { memberId: row.settled_by, organizationId: row.settled_by_organization }
  return { by, at: row.settled_at, disposition: row.disposition, reason: row.reason }
}

/** The facts of a new thread. */
export type NewThreadRecord = {
  roomId: RoomId
  author: AuthorRecord
  visibility: Visibility
  anchor: Anchor
  proposal: { text: string; replaces: string } | null
}

export async function insertThread(db: Db, thread: NewThreadRecord): Promise<ThreadId> {
  const id = newId<ThreadId>()
  await db
    .insertInto('threads')
    .values({
      id,
      room_id: thread.roomId,
      member_id: thread.author.memberId,
      organization_id: thread.author.organizationId,
      visibility: thread.visibility,
      anchor: JSON.stringify(thread.anchor),
      proposed_text: thread.proposal?.text ?? null,
      proposed_for: thread.proposal?.replaces ?? null,
    })
    .execute()
  return id
}

/** How many threads a room has, those included that the asker may not see: for its largest number alone. */
export async function countThreads(db: Db, roomId: RoomId): Promise<number> {
  const { count } = await db
    .selectFrom('threads')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('room_id', '=', roomId)
    .executeTakeFirstOrThrow()
  return count
}

/** Says that something about a thread has changed. */
export async function touchThread(db: Db, id: ThreadId): Promise<void> {
  await db.updateTable('threads').set(CHANGED).where('id', '=', id).execute()
}

/** What became of a thread, or null to open it again: then nothing is left of it but the text that was changed. */
export async function settleThread(
  db: Db,
  id: ThreadId,
  settlement: { by: AuthorRecord; disposition: Disposition | null; reason: string | null } | null,
): Promise<void> {
  await db
    .updateTable('threads')
    .set({
      settled_at: settlement ? sql`now()` : null,
      settled_by: settlement?.by.memberId ?? null,
      settled_by_organization: settlement?.by.organizationId ?? null,
      disposition: settlement?.disposition ?? null,
      reason: settlement?.reason ?? null,
      ...(settlement === null && { applied_at: null }),
      ...CHANGED,
    })
    .where('id', '=', id)
    .execute()
}

/** Marks a proposal as applied and accepted. False when it is settled already, or proposes nothing. */
export async function applyProposal(db: Db, id: ThreadId, by: AuthorRecord): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('threads')
    .set({
      applied_at: sql`now()`,
      settled_at: sql`now()`,
      settled_by: by.memberId,
      settled_by_organization: by.organizationId,
      disposition: 'accepted',
      ...CHANGED,
    })
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .where('proposed_text', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0
}

/** Who is to see to a thread, or null for nobody. */
export async function assignThread(
  db: Db,
  id: ThreadId,
  assignment: ThreadRecord['assignment'],
): Promise<void> {
  await db
    .updateTable('threads')
    .set({
      assigned_member_id: assignment?.memberId ?? null,
      assigned_organization_id: assignment?.organizationId ?? null,
      due_on: assignment?.dueOn ?? null,
      ...CHANGED,
    })
    .where('id', '=', id)
    .execute()
}

/** The words that a thread is about from now on. */
export async function setAnchor(db: Db, id: ThreadId, anchor: Anchor): Promise<void> {
  await db
    .updateTable('threads')
    .set({ anchor: JSON.stringify(anchor), ...CHANGED })
    .where('id', '=', id)
    .execute()
}

export async function deleteThread(db: Db, id: ThreadId): Promise<void> {
  await db.deleteFrom('threads').where('id', '=', id).execute()
}

/** Whether a member wants to hear no more of a thread. */
export async function setMute(
  db: Db,
  { threadId, memberId, isMuted }: { threadId: ThreadId; memberId: MemberId; isMuted: boolean },
): Promise<void> {
  if (!isMuted) {
    const own = db.deleteFrom('thread_mutes').where('member_id', '=', memberId)
    await own.where('thread_id', '=', threadId).execute()
    return
  }
  await db
    .insertInto('thread_mutes')
    .values({ thread_id: threadId, member_id: memberId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** A thread that has changed, and what it takes to know whom that may be told. */
export type ChangedThread = Pick<ThreadRecord, 'id' | 'roomId' | 'visibility' | 'author' | 'version'>

/** The threads of some rooms that have changed since a moment. Of those that were deleted nothing is left to tell. */
export async function listChangedThreads(
  db: Db,
  roomIds: readonly RoomId[],
  since: Date,
): Promise<ChangedThread[]> {
  if (roomIds.length === 0) return []
  const rows = await db
    .selectFrom('threads')
    .select(['id', 'room_id', 'visibility', 'member_id', 'organization_id', 'version'])
    .where('room_id', 'in', roomIds)
    .where('changed_at', '>=', since)
    .execute()
  return rows.map(({ room_id, member_id, organization_id, ...row }) => ({
    ...row,
    roomId: room_id,
    author: { memberId: member_id, organizationId: organization_id },
  }))
}

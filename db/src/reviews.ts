import {
  type AdoptionId,
  newId,
  type OrganizationId,
  type ReviewId,
  type RoomId,
  type SnapshotId,
} from '@plenary/shared/ids.ts'
import type { Adoption, CallMark, CallState } from '@plenary/shared/reviews.ts'
import type { Db } from './database.ts'
import { SIGNED_VERSION_COLUMNS, type SignedVersionRecord, signedVersionOf } from './signed-versions.ts'
import type { AuthorRecord } from './threads.ts'

/** An adoption as it is kept. */
export type AdoptionRecord = {
  id: AdoptionId
  version: SignedVersionRecord
  adoptedBy: AuthorRecord
  at: Date
  signatories: Adoption['signatories']
  confidential: number
}

/** What was adopted in a room, the newest first. */
export async function listAdoptions(db: Db, roomId: RoomId): Promise<AdoptionRecord[]> {
  const rows = await db
    .selectFrom('adoptions')
    .innerJoin('snapshots', 'snapshots.id', 'adoptions.snapshot_id')
    .selectAll('adoptions')
    .select(SIGNED_VERSION_COLUMNS)
    .where('adoptions.room_id', '=', roomId)
    .orderBy('adoptions.id', 'desc')
    .execute()
  return rows.map(({ id, signatories, confidential, ...row }) => ({
    ...{ id, signatories, confidential },
    version: signedVersionOf(row),
    adoptedBy: { memberId: row.adopted_by, organizationId: row.adopted_by_organization },
    at: row.adopted_at,
  }))
}

/** The facts of a new adoption. */
export type NewAdoptionRecord = Pick<AdoptionRecord, 'adoptedBy' | 'at' | 'signatories' | 'confidential'> & {
  roomId: RoomId
  snapshotId: SnapshotId
}

export async function insertAdoption(db: Db, adoption: NewAdoptionRecord): Promise<void> {
  const { roomId, snapshotId, adoptedBy, at, signatories, confidential } = adoption
  await db
    .insertInto('adoptions')
    .values({
      id: newId<AdoptionId>(),
      room_id: roomId,
      snapshot_id: snapshotId,
      adopted_by: adoptedBy.memberId,
      adopted_by_organization: adoptedBy.organizationId,
      adopted_at: at,
      signatories: JSON.stringify(signatories),
      confidential,
    })
    .execute()
}

/** A call as it is kept. */
export type CallRecord = {
  id: string
  title: string
  state: CallState
  note: string | null
  organizationId: OrganizationId | null
  at: Date | null
}

/** An open review as it is kept. */
export type ReviewRecord = {
  id: ReviewId
  adoptionId: AdoptionId
  note: string | null
  openedBy: AuthorRecord
  openedAt: Date
  calls: CallRecord[]
}

/** The review of a room that is open, or null. */
export async function findOpenReview(db: Db, roomId: RoomId): Promise<ReviewRecord | null> {
  const row = await db
    .selectFrom('reviews')
    .selectAll()
    .where('room_id', '=', roomId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const calls = await db
    .selectFrom('review_calls')
    .select([
      'call_id as id',
      'title',
      'state',
      'note',
      'organization_id as organizationId',
      'marked_at as at',
    ])
    .where('review_id', '=', row.id)
    .orderBy('position')
    .execute()
  return {
    ...{ id: row.id, note: row.note, calls },
    adoptionId: row.adoption_id,
    openedBy: { memberId: row.opened_by, organizationId: row.opened_by_organization },
    openedAt: row.opened_at,
  }
}

/** The facts of a new review; the calls in their order. */
export type NewReviewRecord = Omit<ReviewRecord, 'id' | 'calls'> & {
  roomId: RoomId
  calls: readonly { id: string; title: string }[]
}

/** Begins a review; false when the room has one that is open. */
export async function insertReview(db: Db, review: NewReviewRecord): Promise<boolean> {
  const id = newId<ReviewId>()
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('reviews')
    .values({
      id,
      room_id: review.roomId,
      adoption_id: review.adoptionId,
      note: review.note,
      opened_by: review.openedBy.memberId,
      opened_by_organization: review.openedBy.organizationId,
      opened_at: review.openedAt,
    })
    .onConflict((conflict) => conflict.column('room_id').where('closed_at', 'is', null).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return false
  const calls = review.calls.map((call, position) => ({
    review_id: id,
    call_id: call.id,
    title: call.title,
    position,
    state: 'open' as const,
  }))
  if (calls.length > 0) await db.insertInto('review_calls').values(calls).execute()
  return true
}

/** Ends the review of a room that is open; false where there is none. */
export async function closeReview(db: Db, roomId: RoomId, closedAt: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('reviews')
    .set({ closed_at: closedAt })
    .where('room_id', '=', roomId)
    .where('closed_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Says how far a call of the open review has come; false where there is no such call. */
export async function markCall(
  db: Db,
  roomId: RoomId,
  {
    callId,
    state,
    note,
    organizationId,
    at,
  }: CallMark & { callId: string; organizationId: OrganizationId; at: Date },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('review_calls')
    .set({ state, note, organization_id: organizationId, marked_at: at })
    .where('call_id', '=', callId)
    .where('review_id', 'in', (eb) =>
      eb
        .selectFrom('reviews')
        .select('reviews.id')
        .where('reviews.room_id', '=', roomId)
        .where('reviews.closed_at', 'is', null),
    )
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { closeReview, insertAdoption, insertReview, listAdoptions, markCall } from '@plenary/db/reviews.ts'
import { findSnapshotDocument } from '@plenary/db/snapshot-texts.ts'
import type { CoalitionAct } from '@plenary/shared/audit.ts'
import { topSectionsOf } from '@plenary/shared/document/sections.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { RoomAction } from '@plenary/shared/permissions.ts'
import type { CallMark, NewReview, ReviewList } from '@plenary/shared/reviews.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import type { Actor } from '../members/members.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { authorNow, givePseudonym, type Speaker } from '../rooms/speaker.ts'
import { signatoriesOf } from '../sign-offs/signatories.ts'
import { enterSnapshots, requireSnapshot } from '../snapshots/snapshot-access.ts'
import { enterReviews } from './review-access.ts'
import { tellOfReviews } from './review-news.ts'
import { listReviews } from './reviews.ts'

/**
 * Adopts a version for the coalition, with those who have signed exactly this text by now. The review that led to it is
 * ended.
 *
 * @throws {InvalidInput} `snapshotId`, for one that the server keeps by itself and thins out
 * @throws {AppError} `not-found`, `no-access`; `version-purged`
 */
export async function adoptVersion(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  snapshotId: SnapshotId,
): Promise<ReviewList> {
  const speaker = await enterReviews(ctx, actor, roomId, 'adopt-text')
  const version = await requireSnapshot(ctx, await enterSnapshots(ctx, actor, roomId), snapshotId)
  if (version.kind === 'automatic') throw new InvalidInput(['snapshotId'])
  if (version.purge) throw new AppError('version-purged')
  await act(ctx, { actor, speaker, action: 'adopt-text', name: 'review.adopted' }, async (trx) => {
    const adoptedBy = await authorNow(trx, speaker, 'adopt-text')
    const at = new Date(ctx.now())
    const signed = await signatoriesOf(trx, roomId, version.hash)
    const open = signed.filter(({ isConfidential }) => !isConfidential)
    const signatories = open.map(({ organizationId, decision }) => ({ organizationId, decision }))
    const confidential = signed.length - open.length
    await insertAdoption(trx, { roomId, snapshotId, adoptedBy, at, signatories, confidential })
    await closeReview(trx, roomId, at)
    return { version: version.number, hash: version.hash, signatories: signed.length }
  })
  return listReviews(ctx, actor, roomId)
}

/**
 * Begins the review of what was adopted last: its sections are the calls to go through.
 *
 * @throws {AppError} `not-found`, `no-access`; `no-review` where nothing was adopted; `review-open`
 */
export async function startReview(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  { note }: NewReview,
): Promise<ReviewList> {
  const speaker = await enterReviews(ctx, actor, roomId, 'adopt-text')
  await act(ctx, { actor, speaker, action: 'adopt-text', name: 'review.started' }, async (trx) => {
    const openedBy = await authorNow(trx, speaker, 'adopt-text')
    const [adopted] = await listAdoptions(trx, roomId)
    const document = adopted && (await findSnapshotDocument(trx, adopted.version.id))
    if (!document) throw new AppError('no-review')
    const calls = topSectionsOf(JSON.parse(document)).map(({ id, title }) => ({ id, title }))
    const facts = { adoptionId: adopted.id, note, openedBy, openedAt: new Date(ctx.now()) }
    if (!(await insertReview(trx, { ...facts, roomId, calls }))) throw new AppError('review-open')
    return { version: adopted.version.number, calls: calls.length }
  })
  return listReviews(ctx, actor, roomId)
}

/** Ends a review without adopting anything. @throws {AppError} `not-found`, `no-access`; `no-review` */
export async function endReview(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<void> {
  const speaker = await enterReviews(ctx, actor, roomId, 'adopt-text')
  await act(ctx, { actor, speaker, action: 'adopt-text', name: 'review.ended' }, async (trx) => {
    if (!(await closeReview(trx, roomId, new Date(ctx.now())))) throw new AppError('no-review')
    return {}
  })
}

/**
 * Says for one's organisation how far a call has come.
 *
 * @throws {AppError} `not-found`, also for a call that is not in the review; `no-access`, `room-frozen`
 */
export async function markReviewCall(
  ctx: ServerContext,
  actor: Actor,
  { roomId, callId }: { roomId: RoomId; callId: string },
  mark: CallMark,
): Promise<ReviewList> {
  const speaker = await enterReviews(ctx, actor, roomId, 'mark-calls')
  ctx.throttles.take('comment', actor.accountId)
  await act(ctx, { actor, speaker, action: 'mark-calls', name: 'review.call-marked' }, async (trx) => {
    const organizationId = speaker.mandate.organization.id
    const isThere = await markCall(trx, roomId, { ...mark, callId, organizationId, at: new Date(ctx.now()) })
    if (!isThere) throw new AppError('not-found')
    return { state: mark.state }
  })
  return listReviews(ctx, actor, roomId)
}

type Act = { actor: Actor; speaker: Speaker; action: RoomAction; name: CoalitionAct }
type Facts = Record<string, string | number>

/** Does something about a review while its actor still may, writes it down and tells the others. */
async function act(
  ctx: ServerContext,
  { actor, speaker, action, name }: Act,
  work: (trx: Db) => Promise<Facts>,
): Promise<void> {
  const { id: roomId, coalition } = speaker.room
  await givePseudonym(ctx, speaker)
  await ctx.db.transaction().execute(async (trx) => {
    await requireStillTo(trx, actor, speaker, action)
    const trace = await traceOf(trx, speaker)
    const facts = await work(trx)
    await recordAct(trx, { act: name, coalitionId: coalition.id, roomId, ...trace, facts })
  })
  tellOfReviews(ctx.events, roomId)
}

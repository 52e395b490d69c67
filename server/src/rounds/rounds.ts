import { findRound, listRounds } from '@plenary/db/rounds.ts'
import { findSnapshotDocument } from '@plenary/db/snapshot-texts.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import type { Round, RoundList, RoundTable } from '@plenary/shared/rounds.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { may } from '../rooms/room-access.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { tellOfRounds } from '../rooms/round-news.ts'
import type { Speaker } from '../rooms/speaker.ts'
import { organizationsOf } from '../snapshots/snapshot-views.ts'
import { listAskable } from './askable.ts'
import { closeRound } from './closing.ts'
import { enterRound, enterRounds, type RoundPlace } from './round-access.ts'
import { listRows } from './round-rows.ts'
import { showRounds } from './round-views.ts'

/** The rounds of a room, the newest first, and for who may open one the organisations that may be asked. */
export async function listRoundsOf(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<RoundList> {
  const speaker = await enterRounds(ctx, actor, roomId)
  const items = await showRounds(ctx, speaker, await listRounds(ctx.db, roomId))
  const askable = may(speaker, 'open-round') ? await listAskable(ctx, roomId) : []
  const named = new Set([...askable, ...items.flatMap(organizationsIn)])
  return { items, next: null, organizations: await organizationsOf(ctx, speaker, named), askable }
}

/** One round and the comments that were made in it. */
export async function getRoundTable(
  ctx: ServerContext,
  actor: Actor,
  place: RoundPlace,
): Promise<RoundTable> {
  const { speaker, round: record } = await enterRound(ctx, actor, place)
  const [round] = await showRounds(ctx, speaker, [record])
  if (!round) throw new AppError('not-found')
  const rows = await listRows(ctx, speaker, record)
  const named = new Set([...organizationsIn(round), ...rows.map(({ author }) => author.organizationId)])
  return { round, rows, organizations: await organizationsOf(ctx, speaker, named) }
}

/** The canonical JSON of the text that a round is about: its SHA-256 is the round's hash. */
export async function getRoundText(ctx: ServerContext, actor: Actor, place: RoundPlace): Promise<string> {
  ctx.throttles.take('text', actor.accountId)
  const { round } = await enterRound(ctx, actor, place)
  const document = await findSnapshotDocument(ctx.db, round.snapshotId)
  if (document === null) throw new AppError('not-found')
  return document
}

function organizationsIn({ asked, openedBy }: Round): OrganizationId[] {
  return [openedBy.organizationId, ...asked.map(({ organizationId }) => organizationId)]
}

/**
 * Closes a round before its time.
 *
 * @throws {AppError} `no-access`; `round-closed`
 */
export async function closeEarly(ctx: ServerContext, actor: Actor, place: RoundPlace): Promise<Round> {
  const { speaker, round } = await enterRound(ctx, actor, place, 'open-round')
  const closed = await ctx.db.transaction().execute(async (trx) => {
    await requireStillTo(trx, actor, speaker, 'open-round')
    // Before the round is locked: names are hidden with the room locked first.
    const by = await traceOf(trx, speaker)
    return closeRound(trx, round.id, { now: new Date(ctx.now()), by })
  })
  if (!closed) throw new AppError('round-closed')
  tellOfRounds(ctx.events, round.roomId)
  return showRound(ctx, speaker, place)
}

/** A round as it is now, for who has just changed it. */
export async function showRound(
  ctx: ServerContext,
  speaker: Speaker,
  { roomId, roundId }: RoundPlace,
): Promise<Round> {
  const record = await findRound(ctx.db, roomId, roundId)
  const [round] = record ? await showRounds(ctx, speaker, [record]) : []
  if (!round) throw new AppError('not-found')
  return round
}

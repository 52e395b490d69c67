import { recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { insertRound, listRounds } from '@plenary/db/rounds.ts'
import { insertSnapshot } from '@plenary/db/snapshots.ts'
import type { AuthorRecord } from '@plenary/db/threads.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { MAX_ROOM_ROUNDS, ROUND_MAX_DAYS } from '@plenary/shared/limits.ts'
import type { NewRound, Round } from '@plenary/shared/rounds.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import { noteAct } from '../inbox/notice-writing.ts'
import type { Actor } from '../members/members.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { tellOfRounds } from '../rooms/round-news.ts'
import { authorNow, givePseudonym, type Speaker } from '../rooms/speaker.ts'
import { tellOfSnapshots } from '../snapshots/snapshot-news.ts'
import { factsOf, takeText } from '../snapshots/taking.ts'
import { requireAskable } from './askable.ts'
import { enterRounds } from './round-access.ts'
import { showRound } from './rounds.ts'

const DAY_MS = 86_400_000

/**
 * Opens a round on the text as it is committed now. A copy of it is kept, so that everybody can see later what was asked
 * about.
 *
 * @throws {InvalidInput} `closesAt` for a time that has passed or is far away; `organizationIds`
 * @throws {AppError} `no-access`, `room-frozen`; `round-open` where one is open; `too-many-rounds`
 */
export async function openRound(
  ctx: ServerContext,
  actor: Actor,
  roomId: RoomId,
  input: NewRound,
): Promise<Round> {
  const speaker = await enterRounds(ctx, actor, roomId, 'open-round')
  const closesAt = closingTime(ctx, input.closesAt)
  const organizationIds = await requireAskable(ctx, roomId, input.organizationIds)
  await requireRoomForOne(ctx, roomId)
  ctx.throttles.take('round', actor.accountId)
  await givePseudonym(ctx, speaker)
  const { kind, title, note } = input
  const { roundId, hearers } = await takeText(ctx, roomId, (text) =>
    ctx.db.transaction().execute(async (trx) => {
      const openedBy = await authorNow(trx, speaker, 'open-round')
      await requireStillTo(trx, actor, speaker, 'open-round')
      const trace = await traceOf(trx, speaker)
      const openedAt = new Date(ctx.now())
      const [facts, after] = factsOf(text)
      const why = { kind: 'round', label: title, note: null, beforeRestoring: null } as const
      const snapshotId = await insertSnapshot(
        trx,
        { ...facts, ...why, takenBy: openedBy, takenAt: openedAt },
        after,
      )
      const id = await insertRound(trx, {
        ...{ roomId, kind, title, note, openedBy, openedAt, closesAt, snapshotId, organizationIds },
      })
      if (!id) throw new AppError('round-open')
      await recordAct(trx, {
        act: 'round.opened',
        coalitionId: speaker.room.coalition.id,
        roomId,
        ...trace,
        facts: { kind, organizations: organizationIds.length },
      })
      return {
        roundId: id,
        hearers: await noteRound(trx, speaker, { openedBy, organizationIds, at: openedAt }),
      }
    }),
  )
  ctx.inboxNews.tell(hearers)
  tellOfRounds(ctx.events, roomId)
  tellOfSnapshots(ctx.events, roomId)
  ctx.logger.info({ roomId, roundId }, 'round opened')
  return showRound(ctx, speaker, { roomId, roundId })
}

/** Everybody of the organisations that are asked hears of it. */
function noteRound(
  trx: Db,
  { room, mandate }: Speaker,
  {
    openedBy,
    organizationIds,
    at,
  }: { openedBy: AuthorRecord; organizationIds: readonly OrganizationId[]; at: Date },
): Promise<MemberId[]> {
  return noteAct(trx, {
    about: { roomId: room.id, threadId: null, commentId: null },
    by: { memberId: mandate.memberId, author: openedBy },
    grounds: [{ kind: 'round', organizationIds }],
    at,
  })
}

function closingTime(ctx: ServerContext, given: string): Date {
  const closesAt = new Date(given)
  const inMs = closesAt.getTime() - ctx.now()
  if (!(inMs > 0 && inMs <= ROUND_MAX_DAYS * DAY_MS)) throw new InvalidInput(['closesAt'])
  return closesAt
}

/** Said before the text is copied; that there is one at most, the database sees to. */
async function requireRoomForOne(ctx: ServerContext, roomId: RoomId): Promise<void> {
  const rounds = await listRounds(ctx.db, roomId)
  if (rounds.some(({ closedAt }) => closedAt === null)) throw new AppError('round-open')
  if (rounds.length >= MAX_ROOM_ROUNDS) throw new AppError('too-many-rounds')
}

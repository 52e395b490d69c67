import { AppError } from '@plenary/shared/errors.ts'
import type { SignOffList } from '@plenary/shared/sign-offs.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { closeRound } from './closing.ts'
import { enterSignOffs, requireSignOffRound, type SignOffPlace } from './sign-off-access.ts'
import { tellOfSignOffs } from './sign-off-news.ts'
import { listSignOffsOf } from './sign-offs.ts'

/** Closes a round before its time. @throws {AppError} `no-access`; `round-closed` */
export async function closeSignOffEarly(
  ctx: ServerContext,
  actor: Actor,
  place: SignOffPlace,
): Promise<SignOffList> {
  const speaker = await enterSignOffs(ctx, actor, place.roomId, 'open-sign-off')
  const round = await requireSignOffRound(ctx, place)
  const isClosed = await ctx.db.transaction().execute(async (trx) => {
    await requireStillTo(trx, actor, speaker, 'open-sign-off')
    const by = await traceOf(trx, speaker)
    const now = new Date(ctx.now())
    return closeRound(trx, round, { now, by, coalitionId: speaker.room.coalition.id })
  })
  if (!isClosed) throw new AppError('round-closed')
  tellOfSignOffs(ctx.events, place.roomId)
  return listSignOffsOf(ctx, actor, place.roomId)
}

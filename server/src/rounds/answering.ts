import { recordAct } from '@plenary/db/audit.ts'
import { isAsked, setAnswer } from '@plenary/db/round-answers.ts'
import { holdOpenRound } from '@plenary/db/rounds.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { Round } from '@plenary/shared/rounds.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { requireStillTo, traceOf } from '../rooms/room-rights.ts'
import { tellOfRounds } from '../rooms/round-news.ts'
import { enterRound, type RoundPlace } from './round-access.ts'
import { showRound } from './rounds.ts'

/**
 * Says for one's organisation that it has nothing to add, which also takes its objections back; or with null that it may
 * have something to say after all.
 *
 * @throws {AppError} `no-access`, also for an organisation that is not asked; `round-closed`
 */
export async function answerRound(
  ctx: ServerContext,
  actor: Actor,
  place: RoundPlace,
  answer: 'nothing-to-add' | null,
): Promise<Round> {
  const { speaker, round } = await enterRound(ctx, actor, place, 'answer-round')
  ctx.throttles.take('comment', actor.accountId)
  const { room, mandate } = speaker
  const organizationId = mandate.organization.id
  await ctx.db.transaction().execute(async (trx) => {
    await requireStillTo(trx, actor, speaker, 'answer-round')
    const trace = await traceOf(trx, speaker)
    const open = await holdOpenRound(trx, room.id)
    const isOpen = open?.id === round.id && open.closesAt.getTime() > ctx.now()
    if (!isOpen) throw new AppError('round-closed')
    if (!(await isAsked(trx, round.id, organizationId))) throw new AppError('no-access')
    await setAnswer(trx, { roundId: round.id, organizationId, answer })
    const facts = { kind: round.kind, answer }
    await recordAct(trx, {
      act: 'round.answered',
      coalitionId: room.coalition.id,
      roomId: room.id,
      ...trace,
      facts,
    })
  })
  tellOfRounds(ctx.events, room.id)
  return showRound(ctx, speaker, place)
}

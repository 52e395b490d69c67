import type { Db } from '@plenary/db/database.ts'
import { holdOpenSignOff, listAskedToSign, type SignOffRoundRecord } from '@plenary/db/sign-off-rounds.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { LeftOut, NewDecision, SignOffList } from '@plenary/shared/sign-offs.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import type { Actor } from '../members/members.ts'
import type { Speaker } from '../rooms/speaker.ts'
import { actOnSignOff, NO_WORDS } from './acting.ts'
import { leftOutOf, recommendationsOfVersion } from './left-out.ts'
import { enterToSign, requireSignOffRound, type SignOffPlace } from './sign-off-access.ts'
import { listSignOffsOf } from './sign-offs.ts'

/**
 * Decides for one's organisation on the version of a round. Its last decision counts; those before stay written down.
 *
 * @throws {AppError} `no-access`, also for an organisation that is not asked; `no-key`; `round-closed`; `text-moved`
 *   where the hash is another than that of the version; `version-purged` where it is not the text of that hash any more;
 *   `nothing-joined` where every recommendation is left out
 * @throws {InvalidInput} `leftOut` where one of those is not in the text
 */
export async function decide(
  ctx: ServerContext,
  actor: Actor,
  place: SignOffPlace,
  decision: NewDecision,
): Promise<SignOffList> {
  const speaker = await enterToSign(ctx, actor, place.roomId)
  const round = await requireSignOffRound(ctx, place)
  const { act, hash, ...said } = decision
  if (round.version.isPurged) throw new AppError('version-purged')
  if (hash !== round.version.hash) throw new AppError('text-moved')
  const words = { ...NO_WORDS, ...said, leftOut: await leftOutBy(ctx, decision, round) }
  await actOnSignOff(ctx, { actor, speaker }, async (trx) => {
    await requireAsked(trx, speaker, { round, now: new Date(ctx.now()) })
    return { ...words, act, roundId: round.id, version: round.version }
  })
  return listSignOffsOf(ctx, actor, place.roomId)
}

/** What an organisation does not join, by what the text that it signs says. */
async function leftOutBy(
  ctx: ServerContext,
  decision: NewDecision,
  { version }: SignOffRoundRecord,
): Promise<LeftOut[]> {
  if (decision.act !== 'excepting') return []
  const recommendations = await recommendationsOfVersion(ctx, version.id)
  return leftOutOf(recommendations, decision.leftOut, () => new InvalidInput(['leftOut']))
}

async function requireAsked(
  trx: Db,
  { mandate }: Speaker,
  { round, now }: { round: SignOffRoundRecord; now: Date },
): Promise<void> {
  if (!(await holdOpenSignOff(trx, round.id, now))) throw new AppError('round-closed')
  const asked = await listAskedToSign(trx, [round.id])
  const isAsked = asked.some(({ organizationId }) => organizationId === mandate.organization.id)
  if (!isAsked) throw new AppError('no-access')
}

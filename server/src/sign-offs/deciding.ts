import type { Db } from '@plenary/db/database.ts'
import { holdOpenSignOff, listAskedToSign, type SignOffRoundRecord } from '@plenary/db/sign-off-rounds.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { NewDecision, SignOffList } from '@plenary/shared/sign-offs.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import type { Speaker } from '../rooms/speaker.ts'
import { actOnSignOff, NO_WORDS } from './acting.ts'
import { enterToSign, requireSignOffRound, type SignOffPlace } from './sign-off-access.ts'
import { listSignOffsOf } from './sign-offs.ts'

/**
 * Decides for one's organisation on the version of a round. Its last decision counts; those before stay written down.
 *
 * @throws {AppError} `no-access`, also for an organisation that is not asked; `no-key`; `round-closed`; `text-moved`
 *   where the hash is another than that of the version; `version-purged` where it is not the text of that hash any more
 */
export async function decide(
  ctx: ServerContext,
  actor: Actor,
  place: SignOffPlace,
  { act, hash, ...words }: NewDecision,
): Promise<SignOffList> {
  const speaker = await enterToSign(ctx, actor, place.roomId)
  const round = await requireSignOffRound(ctx, place)
  if (round.version.isPurged) throw new AppError('version-purged')
  if (hash !== round.version.hash) throw new AppError('text-moved')
  await actOnSignOff(ctx, { actor, speaker }, async (trx) => {
    await requireAsked(trx, speaker, { round, now: new Date(ctx.now()) })
    return { ...NO_WORDS, ...words, act, roundId: round.id, version: round.version }
  })
  return listSignOffsOf(ctx, actor, place.roomId)
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

import { type CoalitionRecord, findCoalition } from '@plenary/db/coalitions.ts'
import { listMandates } from '@plenary/db/members.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId, CoalitionId, MemberId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import type { ServerContext } from '../context.ts'

/** What a coalition may be called in an address; the database is not asked for anything else. */
const SLUG = /^[a-z0-9-]{1,80}$/

/** Who asks: a session, before it is known which coalition the question is about. */
export type Actor = { accountId: AccountId; memberId: MemberId | null; hash: string }

/**
 * The mandate under which an actor acts in a coalition: the session's own if it is of that coalition.
 *
 * @throws {AppError} `not-found`: whether the coalition exists is not told to strangers.
 */
export async function getMandateIn(
  ctx: ServerContext,
  actor: Actor,
  coalitionId: CoalitionId,
): Promise<Mandate> {
  const mandates = await listMandates(ctx.db, actor.accountId)
  const here = mandates.filter((mandate) => mandate.coalition.id === coalitionId)
  const mandate = here.find((candidate) => candidate.memberId === actor.memberId) ?? here[0]
  if (!mandate) throw new AppError('not-found')
  return mandate
}

/**
 * A coalition by the name in its address, and the mandate of whoever asks.
 *
 * @throws {AppError} `not-found`, alike for one that does not exist and one that the actor is not in.
 */
export async function enterCoalition(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
): Promise<{ coalition: CoalitionRecord; mandate: Mandate }> {
  const coalition = SLUG.test(slug) ? await findCoalition(ctx.db, slug) : null
  if (!coalition) throw new AppError('not-found')
  return { coalition, mandate: await getMandateIn(ctx, actor, coalition.id) }
}

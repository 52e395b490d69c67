import type { AuditActor } from '@plenary/db/audit.ts'
import { type CoalitionRecord, findCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import { findMember, listMandates } from '@plenary/db/members.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId, CoalitionId, MemberId } from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import { type CoalitionAction, canInCoalition } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'

/** What a coalition may be called in an address; the database is not asked for anything else. */
const SLUG = /^[a-z0-9-]{1,80}$/

/** Who asks: a session, before it is known which coalition the question is about. */
export type Actor = { accountId: AccountId; memberId: MemberId | null; hash: string }

/** A coalition, the mandate under which somebody asks, and all that they have there. */
export type CoalitionAccess = { coalition: CoalitionRecord; mandate: Mandate; mandates: readonly Mandate[] }

/** An actor as the trail names one. */
export function actorOf({ memberId, organization }: Mandate): AuditActor {
  return { memberId, organizationId: organization.id }
}

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
 * The same, for somebody who is about to do something there.
 *
 * @throws {AppError} `not-found` as above; `no-access` for who is in the coalition and may not do that.
 */
export async function getMandateTo(
  ctx: ServerContext,
  actor: Actor,
  coalitionId: CoalitionId,
  action: CoalitionAction,
): Promise<Mandate> {
  const mandate = await getMandateIn(ctx, actor, coalitionId)
  if (!canInCoalition(mandate.role, action)) throw new AppError('no-access')
  return mandate
}

/**
 * A coalition by the name in its address, and the mandate of whoever asks. As many questions whether or not there is
 * one of that name, so that the time tells no more than the answer.
 *
 * @throws {AppError} `not-found`, alike for one that does not exist and one that the actor is not in.
 */
export async function enterCoalition(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
): Promise<CoalitionAccess> {
  const [coalition, mandates] = await Promise.all([
    findCoalition(ctx.db, SLUG.test(slug) ? slug : ''),
    listMandates(ctx.db, actor.accountId),
  ])
  const here = mandates.filter((mandate) => mandate.coalition.id === coalition?.id)
  const mandate = here.find((candidate) => candidate.memberId === actor.memberId) ?? here[0]
  if (!coalition || !mandate) throw new AppError('not-found')
  return { coalition, mandate, mandates: here }
}

/**
 * The same, for somebody who is about to do something there.
 *
 * @throws {AppError} `not-found` as above; `no-access` for who is in the coalition and may not do that.
 */
export async function enterCoalitionTo(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
  action: CoalitionAction,
): Promise<CoalitionAccess> {
  const access = await enterCoalition(ctx, actor, slug)
  if (!canInCoalition(access.mandate.role, action)) throw new AppError('no-access')
  return access
}

/**
 * Holds an act against what its actor is at this moment, in the transaction that does it: between the door and the
 * deed somebody may have been removed. Call it after `lockCoalition`, where that is called.
 *
 * @throws {AppError} `no-access`
 */
export async function requireStill(
  db: Db,
  { memberId }: Mandate,
  action: CoalitionAction | null,
): Promise<void> {
  const now = await findMember(db, memberId)
  const isIn = now !== null && now.removedAt === null && now.suspendedAt === null
  if (!isIn || (action && !canInCoalition(now.role, action))) throw new AppError('no-access')
}

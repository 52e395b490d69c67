import { randomInt } from 'node:crypto'
import { recordAct } from '@plenary/db/audit.ts'
import { findCoalition, insertCoalition, updateCoalitionName } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import { findMandate, insertMember, setActing } from '@plenary/db/members.ts'
import { insertOrganization, listOrganizations } from '@plenary/db/organizations.ts'
import { listOrganizationsMetBy } from '@plenary/db/room-roles.ts'
import type { Coalition, CoalitionNames, NewCoalition } from '@plenary/shared/coalitions.ts'
import { AppError } from '@plenary/shared/errors.ts'
import { localizedOf } from '@plenary/shared/localized.ts'
import type { ServerContext } from '../context.ts'
import {
  type Actor,
  actorOf,
  type CoalitionAccess,
  enterCoalition,
  enterCoalitionTo,
} from '../members/members.ts'
import { newOrganizationOf } from '../organizations/organizations.ts'

/** A coalition with its organisations, and who the actor is in it. */
export async function getCoalition(ctx: ServerContext, actor: Actor, slug: string): Promise<Coalition> {
  return toCoalition(ctx, await enterCoalition(ctx, actor, slug))
}

async function toCoalition(
  ctx: ServerContext,
  { coalition, mandate }: Omit<CoalitionAccess, 'mandates'>,
): Promise<Coalition> {
  const all = await listOrganizations(ctx.db, coalition.id)
  if (mandate.role !== 'guest') return { ...coalition, acting: mandate, organizations: all }
  const met = await listOrganizationsMetBy(ctx.db, {
    memberId: mandate.memberId,
    coalitionId: coalition.id,
  })
  return { ...coalition, acting: mandate, organizations: all.filter(({ id }) => met.includes(id)) }
}

/**
 * Creates a coalition with one organisation, for which the actor speaks as its first coordinator; from then on their
 * session speaks for it.
 *
 * @throws {AppError} `no-access` for accounts that may not; `too-many-requests`
 */
export async function createCoalition(
  ctx: ServerContext,
  actor: Actor & { mayCreate: boolean },
  input: NewCoalition,
): Promise<Coalition> {
  if (!actor.mayCreate) throw new AppError('no-access')
  ctx.throttles.take('new-coalition', actor.accountId)
  const name = localizedOf(input.coalition)
  const memberId = await ctx.db.transaction().execute(async (trx) => {
    const slug = await freeSlug(trx, name.en)
    const coalitionId = await insertCoalition(trx, { slug, name })
    const organization = await newOrganizationOf(trx, coalitionId, input.organization)
    const organizationId = await insertOrganization(trx, coalitionId, organization)
    const { displayName } = input
    const member = { coalitionId, organizationId, accountId: actor.accountId, displayName }
    const id = await insertMember(trx, { ...member, role: 'coordinator' })
    await setActing(trx, { sessionHash: actor.hash }, id)
    const event = { coalitionId, actor: { memberId: id, organizationId } }
    await recordAct(trx, { act: 'coalition.created', ...event })
    await recordAct(trx, { act: 'organization.added', ...event, organizationId })
    await recordAct(trx, { act: 'member.joined', ...event, memberId: id, facts: { role: 'coordinator' } })
    return id
  })
  const mandate = await findMandate(ctx.db, memberId)
  if (!mandate) throw new Error('a coalition without its coordinator')
  return toCoalition(ctx, { coalition: mandate.coalition, mandate })
}

/** Names a coalition anew. @throws {AppError} `not-found`, `no-access` */
export async function renameCoalition(
  ctx: ServerContext,
  actor: Actor,
  slug: string,
  names: CoalitionNames,
): Promise<Coalition> {
  const access = await enterCoalitionTo(ctx, actor, slug, 'change-coalition')
  const coalitionId = access.coalition.id
  await ctx.db.transaction().execute(async (trx) => {
    await updateCoalitionName(trx, coalitionId, localizedOf(names))
    await recordAct(trx, { act: 'coalition.renamed', coalitionId, actor: actorOf(access.mandate) })
  })
  return getCoalition(ctx, actor, slug)
}

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789'

/** What the name makes of an address, with a few letters behind, so that it does not tell which names are taken. */
async function freeSlug(db: Db, name: string): Promise<string> {
  const plain = name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  for (;;) {
    const tail = Array.from({ length: 5 }, () => LETTERS[randomInt(LETTERS.length)]).join('')
    const slug = `${plain || 'coalition'}-${tail}`
    if (!(await findCoalition(db, slug))) return slug
  }
}

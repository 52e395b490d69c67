import { recordAct } from '@plenary/db/audit.ts'
import { lockCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import {
  decideJoinRequest,
  findJoinRequest,
  type JoinRequestRecord,
  listRequestsOf,
  listWaitingRequests,
} from '@plenary/db/join-requests.ts'
import { listMembers } from '@plenary/db/members.ts'
import { findOrganization, insertOrganization, listOrganizations } from '@plenary/db/organizations.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { CoalitionId, JoinRequestId, OrganizationId } from '@plenary/shared/ids.ts'
import type { JoinRequest, OwnRequest } from '@plenary/shared/invites.ts'
import { SHORT_NAME_MAX_CHARS } from '@plenary/shared/limits.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, actorOf, enterCoalitionTo, getMandateTo, requireStill } from '../members/members.ts'
import { newOrganizationOf } from '../organizations/organizations.ts'
import { admitAs } from './admission.ts'

/** Those who wait for a coalition, the first to come first. @throws {AppError} `not-found`, `no-access` */
export async function listWaiting(ctx: ServerContext, actor: Actor, slug: string): Promise<JoinRequest[]> {
  const { coalition } = await enterCoalitionTo(ctx, actor, slug, 'admit')
  const [requests, members, organizations] = await Promise.all([
    listWaitingRequests(ctx.db, coalition.id),
    listMembers(ctx.db, coalition.id),
    listOrganizations(ctx.db, coalition.id),
  ])
  const names = new Set(members.map(({ displayName }) => sameName(displayName)))
  return requests.map((request) => {
    const named = organizations.find(({ name, shortName }) =>
      [name.en, name.fr, shortName].some(
        (each) => sameName(each) === sameName(request.organizationName ?? ''),
      ),
    )
    const { organization } = request
    return {
      id: request.id,
      inviteId: request.inviteId,
      displayName: request.displayName,
      organizationId: organization?.id ?? null,
      suggestedOrganizationId: organization ? null : (named?.id ?? null),
      organizationName: organization?.name.en ?? request.organizationName ?? '',
      room: request.room,
      role: request.role,
      askedAt: request.askedAt.toISOString(),
      linkMadeAt: request.linkMadeAt.toISOString(),
      invitedBy: {
        memberId: request.invitedBy.id,
        displayName: request.invitedBy.displayName,
        organizationId: request.invitedBy.organizationId,
      },
      hasNameTwin: names.has(sameName(request.displayName)),
    }
  })
}

/** Names that look alike to somebody who reads fast. */
function sameName(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\s]/gu, '')
    .toLowerCase()
}

/** What somebody has asked for, the newest first. */
export async function listOwnRequests(ctx: ServerContext, actor: Actor): Promise<OwnRequest[]> {
  return (await listRequestsOf(ctx.db, actor.accountId)).map(toOwnRequest)
}

/** A request as whoever made it sees it. */
export function toOwnRequest(request: JoinRequestRecord): OwnRequest {
  const { id, state, displayName, room, coalition, organization } = request
  return {
    ...{ id, state, displayName },
    organizationName: request.organizationName ?? organization?.name.en ?? '',
    coalitionName: coalition.name,
    roomTitle: room?.title ?? null,
    askedAt: request.askedAt.toISOString(),
    destination: state === 'admitted' ? (room ? `/r/${room.id}` : `/c/${coalition.slug}`) : null,
  }
}

/**
 * Lets somebody in who waits. Where they wrote the name of an organisation, `organizationId` puts them with one that is
 * there; null makes theirs a new one of the coalition.
 *
 * @throws {AppError} `not-found`, `no-access`, `already-decided`
 */
export async function admit(
  ctx: ServerContext,
  actor: Actor,
  id: JoinRequestId,
  organizationId: OrganizationId | null,
): Promise<void> {
  const { request, mandate } = await getToDecide(ctx, actor, id)
  const memberId = await ctx.db.transaction().execute(async (trx) => {
    await lockCoalition(trx, request.coalition.id)
    await requireStill(trx, mandate, 'admit')
    const organization = await organizationFor(trx, request, mandate, organizationId)
    return admitAs(trx, request, { organizationId: organization, actor: actorOf(mandate) })
  })
  await ctx.rights.changed({ memberId })
}

async function organizationFor(
  db: Db,
  request: JoinRequestRecord,
  mandate: Mandate,
  chosen: OrganizationId | null,
): Promise<OrganizationId> {
  if (request.organization) return request.organization.id
  const coalitionId = request.coalition.id
  if (!chosen) return addNamed(db, coalitionId, request, mandate)
  const found = await findOrganization(db, chosen)
  if (found?.coalitionId !== coalitionId) throw new AppError('not-found')
  return chosen
}

/** An organisation of which no more is known than its name. */
async function addNamed(
  db: Db,
  coalitionId: CoalitionId,
  { organizationName }: JoinRequestRecord,
  mandate: Mandate,
): Promise<OrganizationId> {
  const name = organizationName ?? ''
  const organization = await newOrganizationOf(db, coalitionId, {
    nameEn: name,
    nameFr: null,
    shortName: [...name].slice(0, SHORT_NAME_MAX_CHARS).join('').trim(),
    website: null,
    contact: null,
    // Nobody has asked them yet.
    isListed: false,
    language: 'en',
  })
  const organizationId = await insertOrganization(db, coalitionId, organization)
  const event = { coalitionId, actor: actorOf(mandate), organizationId }
  await recordAct(db, { act: 'organization.added', ...event })
  return organizationId
}

/** Turns somebody away who waits. @throws {AppError} `not-found`, `no-access`, `already-decided` */
export async function decline(ctx: ServerContext, actor: Actor, id: JoinRequestId): Promise<void> {
  const { request, mandate } = await getToDecide(ctx, actor, id)
  await ctx.db.transaction().execute(async (trx) => {
    await lockCoalition(trx, request.coalition.id)
    await requireStill(trx, mandate, 'admit')
    const isDecided = await decideJoinRequest(trx, id, { state: 'declined', at: new Date() })
    if (!isDecided) throw new AppError('already-decided')
    const event = { coalitionId: request.coalition.id, actor: actorOf(mandate), facts: { requestId: id } }
    await recordAct(trx, { act: 'request.declined', ...event })
  })
}

/** Takes one's own request back. @throws {AppError} `not-found` for another's; `already-decided` */
export async function withdraw(ctx: ServerContext, actor: Actor, id: JoinRequestId): Promise<void> {
  const request = await findJoinRequest(ctx.db, id)
  if (request?.accountId !== actor.accountId) throw new AppError('not-found')
  await ctx.db.transaction().execute(async (trx) => {
    await lockCoalition(trx, request.coalition.id)
    const isDecided = await decideJoinRequest(trx, id, { state: 'withdrawn', at: new Date() })
    if (!isDecided) throw new AppError('already-decided')
    const event = { coalitionId: request.coalition.id, actor: null, facts: { requestId: id } }
    await recordAct(trx, { act: 'request.withdrawn', ...event })
  })
}

async function getToDecide(
  ctx: ServerContext,
  actor: Actor,
  id: JoinRequestId,
): Promise<{ request: JoinRequestRecord; mandate: Mandate }> {
  const request = await findJoinRequest(ctx.db, id)
  if (!request) throw new AppError('not-found')
  const mandate = await getMandateTo(ctx, actor, request.coalition.id, 'admit')
  return { request, mandate }
}

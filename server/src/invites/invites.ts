import { recordAct } from '@plenary/db/audit.ts'
import { lockCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import {
  findInvite,
  findInviteByHash,
  type InviteRecord,
  insertInvite,
  listInvites,
  revokeInvite,
  stateOfInvite,
} from '@plenary/db/invites.ts'
import { endAdmittedRequests, endWaitingRequests, listRequestsBy } from '@plenary/db/join-requests.ts'
import { findMember } from '@plenary/db/members.ts'
import { findOrganization } from '@plenary/db/organizations.ts'
import { findRoomRole, setRoomRole } from '@plenary/db/room-roles.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { InviteId, MemberId } from '@plenary/shared/ids.ts'
import type { CreatedInvite, Invite, NewInvite } from '@plenary/shared/invites.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import { canInCoalition, isWithin } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import {
  type Actor,
  actorOf,
  type CoalitionAccess,
  enterCoalitionTo,
  getMandateIn,
  requireStill,
} from '../members/members.ts'
import { endMandate } from '../members/membership.ts'
import { enterRoom, may } from '../rooms/room-access.ts'
import { listRoomSummaries } from '../rooms/rooms.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { sendInvite } from './invite-mail.ts'

/** Where the page that makes a link is, and in which language it is read. */
export type LinkMaker = { origin: string; locale: Locale }

/**
 * Makes a link. Coordinators invite anybody; others for their own organisation alone, to no more than they may do
 * themselves, and a coordinator lets people in.
 *
 * @throws {AppError} `not-found`, `no-access`, `too-many-requests`
 */
export async function createInvite(
  ctx: ServerContext,
  actor: Actor,
  { slug, ...maker }: LinkMaker & { slug: string },
  input: NewInvite,
): Promise<CreatedInvite> {
  ctx.throttles.take('new-invite', actor.accountId)
  const access = await enterCoalitionTo(ctx, actor, slug, 'invite-own-organization')
  await requireMayInvite(ctx, actor, access, input)
  const token = newSecret()
  const id = await ctx.db.transaction().execute(async (trx) => {
    await lockCoalition(trx, access.coalition.id)
    await requireStill(trx, access.mandate, 'invite-own-organization')
    return storeInvite(trx, access, input, token)
  })
  const invite = await findInvite(ctx.db, id)
  if (!invite) throw new Error('an invite that is not there')
  const link = `${maker.origin}/join#${token}`
  const mail = await sendInvite(ctx, { isWanted: input.isMailed, invite, access, link, locale: maker.locale })
  return { invite: toInvite(ctx, { ...invite, letIn: 0 }, access.mandate), link, mail }
}

async function requireMayInvite(
  ctx: ServerContext,
  actor: Actor,
  { coalition, mandate }: CoalitionAccess,
  { roomId, role, organizationId, needsAdmission }: NewInvite,
): Promise<void> {
  const room = roomId && (await enterRoom(ctx, actor, roomId))
  if (room && room.room.coalition.id !== coalition.id) throw new AppError('not-found')
  const organization = organizationId && (await findOrganization(ctx.db, organizationId))
  const isOfCoalition = !organizationId || (organization && organization.coalitionId === coalition.id)
  if (!isOfCoalition) throw new AppError('not-found')
  if (canInCoalition(mandate.role, 'invite-anyone')) return
  const mayInvite = !room || (may(room, 'invite-to-room') && role !== null && isWithin(role, room.role))
  const isOwn = organizationId === mandate.organization.id
  if (!mayInvite || !isOwn || !needsAdmission) throw new AppError('no-access')
}

async function storeInvite(
  db: Db,
  { coalition, mandate }: CoalitionAccess,
  input: NewInvite,
  token: string,
): Promise<InviteId> {
  const { roomId, role, organizationId, email, note, needsAdmission, hours, uses } = input
  const id = await insertInvite(db, {
    ...{ roomId, role, organizationId, email, note, needsAdmission },
    coalitionId: coalition.id,
    maxUses: uses,
    expiresAt: new Date(Date.now() + hours * 3_600_000),
    tokenHash: hashOfSecret(token),
    createdBy: mandate.memberId,
  })
  const facts = { inviteId: id, role, uses, hours, needsAdmission, isBound: email !== null }
  const event = { coalitionId: coalition.id, actor: actorOf(mandate), roomId, organizationId, facts }
  await recordAct(db, { act: 'invite.created', ...event })
  return id
}

/** The links of a coalition, the newest first; with a room, those into that one. @throws {AppError} `not-found`, `no-access` */
export async function listInvitesOf(
  ctx: ServerContext,
  actor: Actor,
  { slug, roomId }: { slug: string; roomId: string | undefined },
): Promise<Invite[]> {
  const { coalition, mandate } = await enterCoalitionTo(ctx, actor, slug, 'see-invites')
  const invites = await listInvites(ctx.db, coalition.id)
  // A document that one may not see is not told by a link into it either.
  const rooms = new Set((await listRoomSummaries(ctx, actor, slug)).map(({ id }) => id))
  return invites
    .filter((invite) => invite.roomId === null || rooms.has(invite.roomId))
    .filter((invite) => roomId === undefined || invite.roomId === roomId)
    .map((invite) => toInvite(ctx, invite, mandate))
}

function toInvite(ctx: ServerContext, invite: InviteRecord & { letIn: number }, mandate: Mandate): Invite {
  const { id, role, organizationId, email, needsAdmission, createdBy, letIn } = invite
  const state = stateOfInvite(invite, ctx.now())
  const isOwner = createdBy.id === mandate.memberId || canInCoalition(mandate.role, 'invite-anyone')
  return {
    ...{ id, state, role, organizationId, needsAdmission, letIn },
    room: invite.roomId ? { id: invite.roomId, title: invite.roomTitle ?? '' } : null,
    isBound: email !== null,
    email: isOwner ? email : null,
    uses: { done: invite.uses, allowed: invite.maxUses },
    createdAt: invite.createdAt.toISOString(),
    expiresAt: invite.expiresAt.toISOString(),
    createdBy: {
      memberId: createdBy.id,
      displayName: createdBy.displayName,
      organizationId: createdBy.organizationId,
    },
    canRevoke: isOwner && state !== 'revoked',
  }
}

/**
 * Ends a link and everything that it let in: those who wait behind it, the mandates that came of it, and the roles that
 * it gave to people who were members before. Their lines close.
 *
 * @throws {AppError} `not-found`, `no-access`; `already-decided` when it had been ended before
 */
export async function revoke(ctx: ServerContext, actor: Actor, id: InviteId): Promise<void> {
  const invite = await findInvite(ctx.db, id)
  if (!invite) throw new AppError('not-found')
  const mandate = await getMandateIn(ctx, actor, invite.coalitionId)
  if (!canInCoalition(mandate.role, 'see-invites')) throw new AppError('not-found')
  const isOwner = invite.createdBy.id === mandate.memberId || canInCoalition(mandate.role, 'invite-anyone')
  if (!isOwner) throw new AppError('no-access')
  const touched = await ctx.db.transaction().execute(async (trx) => {
    await lockCoalition(trx, invite.coalitionId)
    await requireStill(trx, mandate, 'see-invites')
    if (!(await revokeInvite(trx, id, new Date()))) throw new AppError('already-decided')
    const event = { coalitionId: invite.coalitionId, actor: actorOf(mandate), roomId: invite.roomId }
    await recordAct(trx, { act: 'invite.revoked', ...event, facts: { inviteId: id } })
    return endWhatItLetIn(trx, invite, mandate)
  })
  for (const memberId of touched) await ctx.rights.changed({ memberId })
}

async function endWhatItLetIn(db: Db, invite: InviteRecord, mandate: Mandate): Promise<MemberId[]> {
  const requests = await listRequestsBy(db, invite.id)
  const ended = await endWaitingRequests(db, invite.id, new Date())
  const event = { coalitionId: invite.coalitionId, actor: actorOf(mandate) }
  for (const requestId of ended) await recordAct(db, { act: 'request.ended', ...event, facts: { requestId } })
  const touched: MemberId[] = []
  for (const { state, memberId, gaveRole, formerRole } of requests) {
    const member = state === 'admitted' && memberId ? await findMember(db, memberId) : null
    if (!member || member.removedAt) continue
    touched.push(member.id)
    if (member.inviteId === invite.id) {
      await endMandate(db, member, actorOf(mandate))
      const about = { memberId: member.id, organizationId: member.organizationId }
      await recordAct(db, { act: 'member.removed', ...event, ...about, facts: { inviteId: invite.id } })
    } else if (invite.roomId && gaveRole) {
      const now = await findRoomRole(db, invite.roomId, { memberId: member.id })
      // What somebody has been given since is not the link's to take.
      if (now !== gaveRole) continue
      await setRoomRole(db, invite.roomId, { memberId: member.id, role: formerRole })
      const about = { memberId: member.id, roomId: invite.roomId }
      await recordAct(db, { act: 'room.role-taken', ...event, ...about, facts: { inviteId: invite.id } })
    }
  }
  await endAdmittedRequests(db, invite.id)
  return touched
}

/** A link by its token, or null. */
export function findByToken(db: Db, token: string): Promise<InviteRecord | null> {
  return findInviteByHash(db, hashOfSecret(token))
}

import { insertGuest } from '@plenary/db/accounts.ts'
import { recordAccountAct, recordAct } from '@plenary/db/audit.ts'
import { lockCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import { claimInvite, type InviteRecord, stateOfInvite } from '@plenary/db/invites.ts'
import {
  countWaitingRequests,
  findJoinRequest,
  findStandingRequest,
  insertJoinRequest,
  type JoinRequestRecord,
} from '@plenary/db/join-requests.ts'
import { findMember, listMembershipsOf, type MemberRecord } from '@plenary/db/members.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId, CoalitionId, JoinRequestId } from '@plenary/shared/ids.ts'
import type { AcceptInvite } from '@plenary/shared/invites.ts'
import { MAX_WAITING_BEHIND_MEMBER, MAX_WAITING_REQUESTS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import { admitAs } from './admission.ts'
import { findByToken } from './invites.ts'
import { isVouchedBy } from './vouching.ts'

/** Who opens a link: somebody who is signed in, or nobody yet. */
export type Guest = { accountId: AccountId; email: string | null } | null

/** A request that was made, and of whom: a guest has an account from then on, without a key. */
export type Accepted = { request: JoinRequestRecord; accountId: AccountId }

/**
 * Uses a link: whoever opens it asks to join, or is in at once where nobody need look. Asking again with the same link
 * gives the same request, and uses nothing up.
 *
 * @throws {AppError} `link-ended`, `wrong-address`, `too-many-requests`
 * @throws {InvalidInput} naming what the link asks for and was not said
 */
export async function acceptInvite(
  ctx: ServerContext,
  guest: Guest,
  input: AcceptInvite,
  address: string,
): Promise<Accepted> {
  ctx.throttles.take('link', address)
  const invite = await findByToken(ctx.db, input.token)
  if (!invite) throw new AppError('link-ended')
  const standing = guest && (await findStandingRequest(ctx.db, invite.id, guest.accountId))
  if (guest && standing) return { request: standing, accountId: guest.accountId }
  if (stateOfInvite(invite, ctx.now()) !== 'live') throw new AppError('link-ended')
  requireAddress(invite, guest, input)
  const accepted = await ctx.db.transaction().execute((trx) => claim(trx, ctx, { invite, guest, input }))
  const request = await findJoinRequest(ctx.db, accepted.requestId)
  if (!request) throw new Error('a request that is not there')
  if (request.memberId) await ctx.rights.changed({ memberId: request.memberId })
  ctx.logger.info({ inviteId: invite.id, requestId: request.id }, 'a link was used')
  return { request, accountId: accepted.accountId }
}

/** A link that is bound to an address is no use to whoever does not know it, or has an account with another. */
function requireAddress(invite: InviteRecord, guest: Guest, input: AcceptInvite): void {
  if (invite.email !== null && (guest?.email ?? input.email) !== invite.email) {
    throw new AppError('wrong-address')
  }
  if (invite.organizationId === null && input.organizationName === null) {
    throw new InvalidInput(['organizationName'])
  }
}

type Claim = { invite: InviteRecord; guest: Guest; input: AcceptInvite }

async function claim(
  db: Db,
  ctx: ServerContext,
  { invite, guest, input }: Claim,
): Promise<{ requestId: JoinRequestId; accountId: AccountId }> {
  await lockCoalition(db, invite.coalitionId)
  const again = guest && (await findStandingRequest(db, invite.id, guest.accountId))
  if (guest && again) return { requestId: again.id, accountId: guest.accountId }
  const maker = await findMember(db, invite.createdBy.id)
  const isVouched = maker !== null && isVouchedBy(invite, maker)
  if (!isVouched || !(await claimInvite(db, invite.id, new Date(ctx.now())))) throw new AppError('link-ended')
  await requireRoomInQueue(db, maker)
  const accountId = guest?.accountId ?? (await beginAccount(db, input.displayName))
  const requestId = await insertJoinRequest(db, {
    inviteId: invite.id,
    accountId,
    displayName: input.displayName,
    organizationName: invite.organizationId ? null : input.organizationName,
  })
  const event = { coalitionId: invite.coalitionId, actor: null, roomId: invite.roomId }
  await recordAct(db, {
    act: 'request.made',
    ...event,
    organizationId: invite.organizationId,
    facts: { requestId, inviteId: invite.id },
  })
  const mayWalkIn =
    maker.role === 'coordinator' && !(await hasBeenSentAway(db, accountId, invite.coalitionId))
  if (!invite.needsAdmission && invite.organizationId && mayWalkIn) {
    const request = await findJoinRequest(db, requestId)
    // The link's maker has said so beforehand.
    const actor = { memberId: invite.createdBy.id, organizationId: invite.createdBy.organizationId }
    if (request) await admitAs(db, request, { organizationId: invite.organizationId, actor })
  }
  return { requestId, accountId }
}

/** An account without a key but the session that begins with it. */
async function beginAccount(db: Db, name: string): Promise<AccountId> {
  const { id } = await insertGuest(db, { name })
  await recordAccountAct(db, { accountId: id, act: 'account.created' })
  return id
}

/** One member cannot fill the door of a coalition. */
async function requireRoomInQueue(db: Db, maker: MemberRecord): Promise<void> {
  const isFull = (await countWaitingRequests(db, maker.coalitionId)) >= MAX_WAITING_REQUESTS
  const isCoordinator = maker.role === 'coordinator'
  const behind = isCoordinator ? 0 : await countWaitingRequests(db, maker.coalitionId, maker.id)
  if (isFull || behind >= MAX_WAITING_BEHIND_MEMBER) {
    throw new AppError('too-many-requests', { detail: 'the queue is full' })
  }
}

/** Whoever was removed or suspended is looked at before they come back, whatever the link says. */
async function hasBeenSentAway(db: Db, accountId: AccountId, coalitionId: CoalitionId): Promise<boolean> {
  const memberships = await listMembershipsOf(db, accountId, coalitionId)
  return memberships.some(({ removedAt, suspendedAt }) => removedAt !== null || suspendedAt !== null)
}

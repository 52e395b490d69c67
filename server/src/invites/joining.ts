import { insertGuest } from '@plenary/db/accounts.ts'
import { recordAccountAct, recordAct } from '@plenary/db/audit.ts'
import { lockCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import { claimInvite, type InviteRecord, stateOfInvite } from '@plenary/db/invites.ts'
import {
  countWaitingRequests,
  findJoinRequest,
  findWaitingRequest,
  insertJoinRequest,
  type JoinRequestRecord,
} from '@plenary/db/join-requests.ts'
import { findMember } from '@plenary/db/members.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId, JoinRequestId } from '@plenary/shared/ids.ts'
import type { AcceptInvite } from '@plenary/shared/invites.ts'
import { MAX_WAITING_REQUESTS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import { admitAs } from './admission.ts'
import { findByToken } from './invites.ts'

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
  const waiting = guest && (await findWaitingRequest(ctx.db, invite.id, guest.accountId))
  if (guest && waiting) return { request: waiting, accountId: guest.accountId }
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
  const maker = await findMember(db, invite.createdBy.id)
  const isVouched = maker !== null && maker.removedAt === null && maker.suspendedAt === null
  if (!isVouched || !(await claimInvite(db, invite.id, new Date(ctx.now())))) throw new AppError('link-ended')
  if ((await countWaitingRequests(db, invite.coalitionId)) >= MAX_WAITING_REQUESTS) {
    throw new AppError('too-many-requests', { detail: 'the queue is full' })
  }
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
  if (!invite.needsAdmission && invite.organizationId) {
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

import { type AuditActor, recordAct } from '@plenary/db/audit.ts'
import { lockCoalition } from '@plenary/db/coalitions.ts'
import type { Db } from '@plenary/db/database.ts'
import { findInvite, listUnrevokedInvitesOf, revokeInvite } from '@plenary/db/invites.ts'
import { endRequestsOf, endWaitingRequests } from '@plenary/db/join-requests.ts'
import {
  findMember,
  listMandates,
  listMembers,
  type MemberRecord,
  setActing,
  updateMember,
} from '@plenary/db/members.ts'
import { deleteNoticesOf } from '@plenary/db/notice-marks.ts'
import { findOrganization, markHandedOver } from '@plenary/db/organizations.ts'
import { deleteRolesOf, listRolesOf, moveRoles } from '@plenary/db/room-roles.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { CoalitionId, InviteId, MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import type { Mandate, Member, MemberChange, MemberRemoval } from '@plenary/shared/members.ts'
import { canInCoalition } from '@plenary/shared/permissions.ts'
import type { ServerContext } from '../context.ts'
import { type Actor, actorOf, enterCoalitionTo, getMandateIn, requireStill } from './members.ts'

/** The members of a coalition, in the order of joining. */
export async function listMembersOf(ctx: ServerContext, actor: Actor, slug: string): Promise<Member[]> {
  const { coalition, mandate } = await enterCoalitionTo(ctx, actor, slug, 'see-members')
  const members = await listMembers(ctx.db, coalition.id)
  // Which link somebody came by says in which document a guest is.
  const seesLinks = canInCoalition(mandate.role, 'manage-members')
  return members
    .map((member) => toMember(member, actor))
    .map((member) => (seesLinks || member.role !== 'guest' ? member : { ...member, inviteId: null }))
}

function toMember(member: MemberRecord, actor: Actor): Member {
  const { id, displayName, role, organizationId, joinedAt, inviteId } = member
  return {
    ...{ id, displayName, role, organizationId, inviteId },
    joinedAt: joinedAt.toISOString(),
    isSuspended: member.suspendedAt !== null,
    isSelf: member.accountId === actor.accountId,
  }
}

/** A member whom an actor wants to do something about, and the actor's mandate in that coalition. */
type Subject = { member: MemberRecord; mandate: Mandate; isSelf: boolean }

/** @throws {AppError} `not-found`, alike for nobody and for somebody in a coalition that the actor is not in. */
async function getSubject(ctx: ServerContext, actor: Actor, id: MemberId): Promise<Subject> {
  const member = await findMember(ctx.db, id)
  if (!member || member.removedAt) throw new AppError('not-found')
  const mandate = await getMandateIn(ctx, actor, member.coalitionId)
  const isSelf = member.accountId === actor.accountId
  if (!isSelf && !canInCoalition(mandate.role, 'see-members')) throw new AppError('not-found')
  return { member, mandate, isSelf }
}

/**
 * Changes what a member is. The name is their own; the rest is for coordinators, and nobody suspends themselves.
 *
 * @throws {AppError} `not-found`, `no-access`; `last-coordinator` when none would be left
 */
export async function changeMember(
  ctx: ServerContext,
  actor: Actor,
  id: MemberId,
  change: MemberChange,
): Promise<Member> {
  const { member, mandate, isSelf } = await getSubject(ctx, actor, id)
  const { displayName, role, isSuspended } = change
  const manages = canInCoalition(mandate.role, 'manage-members')
  const isAllowed =
    (displayName === undefined || isSelf) &&
    (role === undefined || manages) &&
    (isSuspended === undefined || (manages && !isSelf))
  if (!isAllowed) throw new AppError('no-access')
  if (displayName !== undefined) ctx.throttles.take('own-act', actor.accountId)
  await ctx.db.transaction().execute((trx) => applyChange(trx, mandate, id, change))
  await ctx.rights.changed({ memberId: id })
  const changed = await findMember(ctx.db, id)
  return toMember(changed ?? member, actor)
}

async function applyChange(db: Db, mandate: Mandate, id: MemberId, change: MemberChange): Promise<void> {
  const member = await lockMember(db, mandate, id)
  const { displayName, role, isSuspended } = change
  await requireStill(db, mandate, role || isSuspended !== undefined ? 'manage-members' : null)
  const losesCoordinator = role === 'member' || isSuspended === true
  if (losesCoordinator) await requireOtherCoordinator(db, member)
  const about = { coalitionId: member.coalitionId, actor: actorOf(mandate), memberId: id }
  if (displayName !== undefined && displayName !== member.displayName) {
    await updateMember(db, id, { displayName })
    await recordAct(db, { act: 'member.renamed', ...about })
  }
  if (role !== undefined && role !== member.role) {
    // Whoever is given more than the link gave stands on a coordinator's word, not on the link any more.
    await updateMember(db, id, { role, inviteId: null })
    await recordAct(db, { act: 'member.role-changed', ...about, facts: { from: member.role, to: role } })
  }
  if (isSuspended !== undefined && isSuspended !== (member.suspendedAt !== null)) {
    await updateMember(db, id, { suspendedAt: isSuspended ? new Date() : null })
    await recordAct(db, { act: isSuspended ? 'member.suspended' : 'member.resumed', ...about })
  }
}

/**
 * Ends a mandate: a coordinator removes somebody, or they leave. Their lines close, their links end, and what they
 * wrote stays with their organisation. When nobody speaks for that any more, another takes over what it may do.
 *
 * @throws {AppError} `not-found`, `no-access`, `last-coordinator`, `hand-over-needed`
 */
export async function removeMember(
  ctx: ServerContext,
  actor: Actor,
  id: MemberId,
  { handOverTo }: MemberRemoval,
): Promise<void> {
  const { mandate, isSelf } = await getSubject(ctx, actor, id)
  if (!isSelf && !canInCoalition(mandate.role, 'manage-members')) throw new AppError('no-access')
  await ctx.db.transaction().execute(async (trx) => {
    const member = await lockMember(trx, mandate, id)
    await requireStill(trx, mandate, isSelf ? null : 'manage-members')
    await requireOtherCoordinator(trx, member)
    await handOver(trx, mandate, member, handOverTo)
    await endMandate(trx, member, actorOf(mandate))
    if (!isSelf) await closeOpenDoor(trx, member, actorOf(mandate))
    await recordAct(trx, {
      coalitionId: member.coalitionId,
      act: isSelf ? 'member.left' : 'member.removed',
      actor: actorOf(mandate),
      memberId: id,
      organizationId: member.organizationId,
    })
  })
  await ctx.rights.changed({ memberId: id })
}

type Ended = Pick<MemberRecord, 'id' | 'coalitionId'>

/**
 * Ends a mandate and what hangs on it: roles by name, notices, and the links that it has made with whoever still waits
 * behind them. Whom these have let in before stays: a coordinator has looked at them.
 */
export async function endMandate(db: Db, { id, coalitionId }: Ended, actor: AuditActor): Promise<void> {
  const now = new Date()
  for (const inviteId of await listUnrevokedInvitesOf(db, id))
    await endLink(db, { inviteId, coalitionId }, actor)
  await deleteRolesOf(db, id)
  await endRequestsOf(db, id)
  await deleteNoticesOf(db, id)
  await updateMember(db, id, { removedAt: now })
}

/** Who has been removed could come back by a link that lets people in unseen, as could a guest of their making. */
async function closeOpenDoor(
  db: Db,
  { inviteId, coalitionId }: MemberRecord,
  actor: AuditActor,
): Promise<void> {
  const invite = inviteId && (await findInvite(db, inviteId))
  if (invite && !invite.needsAdmission && !invite.revokedAt)
    await endLink(db, { inviteId, coalitionId }, actor)
}

async function endLink(
  db: Db,
  { inviteId, coalitionId }: { inviteId: InviteId; coalitionId: CoalitionId },
  actor: AuditActor,
): Promise<void> {
  const now = new Date()
  if (!(await revokeInvite(db, inviteId, now))) return
  await endWaitingRequests(db, inviteId, now)
  await recordAct(db, { coalitionId, act: 'invite.revoked', actor, facts: { inviteId } })
}

/** Nobody else changes who is in the coalition until the transaction ends. */
async function lockMember(db: Db, { coalition }: Mandate, id: MemberId): Promise<MemberRecord> {
  await lockCoalition(db, coalition.id)
  const member = await findMember(db, id)
  if (!member || member.removedAt) throw new AppError('not-found')
  return member
}

/** A coalition with people in it has a coordinator who can come in. */
async function requireOtherCoordinator(db: Db, member: MemberRecord): Promise<void> {
  if (member.role !== 'coordinator') return
  const others = (await listMembers(db, member.coalitionId)).filter(({ id }) => id !== member.id)
  const isAlone = others.length === 0
  const hasOther = others.some(({ role, suspendedAt }) => role === 'coordinator' && suspendedAt === null)
  if (!isAlone && !hasOther) throw new AppError('last-coordinator')
}

async function handOver(
  db: Db,
  mandate: Mandate,
  member: MemberRecord,
  to: OrganizationId | null,
): Promise<void> {
  const { organizationId, coalitionId } = member
  if (member.role === 'guest') return
  const others = (await listMembers(db, coalitionId)).filter(({ id }) => id !== member.id)
  const isLast = !others.some((other) => other.organizationId === organizationId && other.role !== 'guest')
  const roles = await listRolesOf(db, organizationId)
  if (!isLast || roles.length === 0 || others.length === 0) return
  const heir = to && (await findOrganization(db, to))
  const isHeirAlive = others.some((other) => other.organizationId === to && other.role !== 'guest')
  if (!to || heir?.coalitionId !== coalitionId || !isHeirAlive) throw new AppError('hand-over-needed')
  // Nobody gets more by it than whoever gives it had.
  const isOwnDoing = mandate.memberId === member.id && member.role !== 'coordinator'
  await moveRoles(db, { from: organizationId, to, cap: isOwnDoing ? member.id : null })
  await markHandedOver(db, organizationId, to)
  await recordAct(db, {
    coalitionId,
    act: 'organization.handed-over',
    actor: actorOf(mandate),
    organizationId,
    facts: { to },
  })
}

/**
 * Lets the session speak for another of its account's mandates.
 *
 * @throws {AppError} `not-found` for one that is not theirs, or not in force
 */
export async function actAs(ctx: ServerContext, actor: Actor, memberId: MemberId): Promise<void> {
  const mandates = await listMandates(ctx.db, actor.accountId)
  if (!mandates.some((mandate) => mandate.memberId === memberId)) throw new AppError('not-found')
  await setActing(ctx.db, { sessionHash: actor.hash }, memberId)
  await ctx.rights.changed({ sessionHash: actor.hash })
}

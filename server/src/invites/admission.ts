import { type AuditActor, recordAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import { decideJoinRequest, type JoinRequestRecord, noteGift } from '@plenary/db/join-requests.ts'
import { findMember, findMemberOf, insertMember, setActing, updateMember } from '@plenary/db/members.ts'
import { markHandedOver } from '@plenary/db/organizations.ts'
import { findRoomRole, setRoomRole } from '@plenary/db/room-roles.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import { isWithin } from '@plenary/shared/permissions.ts'
import { roleOf } from '../rooms/room-role.ts'

type AdmissionTerms = { organizationId: OrganizationId; actor: AuditActor }

/**
 * Lets somebody in: as a member of the coalition, or as a guest in one room with the role that the link names. Somebody
 * who is a member already stays what they are, and only gains. Call it in a transaction.
 *
 * @throws {AppError} `already-decided`
 */
export async function admitAs(
  db: Db,
  request: JoinRequestRecord,
  { organizationId, actor }: AdmissionTerms,
): Promise<MemberId> {
  const { memberId, isNew } = await seat(db, request, organizationId)
  const at = new Date()
  if (!(await decideJoinRequest(db, request.id, { state: 'admitted', at, memberId }))) {
    throw new AppError('already-decided')
  }
  await giveRole(db, request, { memberId, organizationId })
  // Somebody speaks for it again.
  if (!request.room) await markHandedOver(db, organizationId, null)
  await setActing(db, { accountId: request.accountId }, memberId)
  const event = { coalitionId: request.coalition.id, actor, memberId, organizationId }
  const facts = { requestId: request.id, inviteId: request.inviteId, role: request.role }
  await recordAct(db, { act: 'request.admitted', ...event, roomId: request.room?.id ?? null, facts })
  if (isNew) await recordAct(db, { act: 'member.joined', ...event, facts: { inviteId: request.inviteId } })
  return memberId
}

/** The mandate that the request leads to: a new one, one that had ended, or one in force. */
async function seat(
  db: Db,
  request: JoinRequestRecord,
  organizationId: OrganizationId,
): Promise<{ memberId: MemberId; isNew: boolean }> {
  const { accountId, displayName, inviteId } = request
  const role = request.room ? 'guest' : 'member'
  const former = await findMemberOf(db, accountId, organizationId)
  if (!former) {
    const coalitionId = request.coalition.id
    const member = { coalitionId, organizationId, accountId, displayName, role, inviteId } as const
    return { memberId: await insertMember(db, member), isNew: true }
  }
  if (former.removedAt) {
    await updateMember(db, former.id, { removedAt: null, suspendedAt: null, displayName, role, inviteId })
    return { memberId: former.id, isNew: true }
  }
  if (former.role === 'guest' && role === 'member') await updateMember(db, former.id, { role, inviteId })
  return { memberId: former.id, isNew: false }
}

type Admitted = { memberId: MemberId; organizationId: OrganizationId }

/** Nobody has less for having used a link: what they may do in the room already stays where it is more. */
async function giveRole(
  db: Db,
  { id, room, role }: JoinRequestRecord,
  { memberId, organizationId }: Admitted,
): Promise<void> {
  if (!room || !role) return
  const member = await findMember(db, memberId)
  const ownRole = await findRoomRole(db, room.id, { memberId })
  const organizationRole = await findRoomRole(db, room.id, { organizationId })
  const has = member && roleOf({ memberRole: member.role, ownRole, organizationRole })
  if (has && isWithin(role, has)) return
  await setRoomRole(db, room.id, { memberId, role })
  await noteGift(db, id, { gave: role, former: ownRole })
}

import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { Member } from '@plenary/shared/members.ts'
import type { OrganizationRecord } from '@plenary/shared/organizations.ts'
import type { CoalitionAction } from '@plenary/shared/permissions.ts'

/** What can be done with a member, in the order of the menu. */
export type MemberAct =
  | 'rename'
  | 'make-coordinator'
  | 'make-member'
  | 'suspend'
  | 'let-back'
  | 'remove'
  | 'leave'

/** What somebody has chosen to do and is asked about before it is done. */
export interface AskedAct {
  act: MemberAct
  member: Member
}

/** What one may do with a member, given what one may do in the coalition. The server has the last word. */
export function actsOn(member: Member, abilities: readonly CoalitionAction[]): MemberAct[] {
  const own: MemberAct[] = member.isSelf ? ['rename'] : []
  const end: MemberAct = member.isSelf ? 'leave' : 'remove'
  if (!abilities.includes('manage-members')) return member.isSelf ? [...own, end] : []
  if (member.isSuspended) return [...own, 'let-back', end]
  const role: MemberAct = member.role === 'member' ? 'make-coordinator' : 'make-member'
  // Who suspended themselves could not undo it.
  return member.isSelf ? [...own, role, end] : [role, 'suspend', end]
}

/**
 * The organisations that could take over what another one leaves, in the order of joining: somebody must speak for
 * them. A guest has one document, and nothing to take over with.
 */
export function heirsOf(
  id: OrganizationId,
  organizations: readonly OrganizationRecord[],
  members: readonly Member[],
): OrganizationRecord[] {
  return organizations.filter(
    (organization) =>
      organization.id !== id &&
      members.some(({ organizationId, role }) => organizationId === organization.id && role !== 'guest'),
  )
}

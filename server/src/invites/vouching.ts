import type { InviteRecord } from '@plenary/db/invites.ts'
import type { MemberRecord } from '@plenary/db/members.ts'

/**
 * Whether whoever made a link could still make it: somebody who is a member, and who invites others than their own
 * organisation only as long as they coordinate.
 */
export function isVouchedBy(invite: InviteRecord, maker: MemberRecord): boolean {
  if (maker.removedAt !== null || maker.suspendedAt !== null) return false
  return maker.role === 'coordinator' || invite.organizationId === maker.organizationId
}

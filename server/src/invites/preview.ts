import { type InviteRecord, stateOfInvite } from '@plenary/db/invites.ts'
import { findMandate, findMember } from '@plenary/db/members.ts'
import { findOrganization } from '@plenary/db/organizations.ts'
import type { InvitePreview } from '@plenary/shared/invites.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { ServerContext } from '../context.ts'
import { findByToken } from './invites.ts'
import { isVouchedBy } from './vouching.ts'

/**
 * What a link says before anybody uses it: nothing is used up by looking. One that has ended tells only why.
 *
 * @throws {AppError} `too-many-requests`
 */
export async function previewInvite(
  ctx: ServerContext,
  token: string,
  address: string,
): Promise<InvitePreview> {
  ctx.throttles.take('link', address)
  const invite = await findByToken(ctx.db, token)
  if (!invite) return { state: 'ended', why: 'unknown' }
  const state = stateOfInvite(invite, ctx.now())
  if (state !== 'live') return { state: 'ended', why: state }
  return (await describe(ctx, invite)) ?? { state: 'ended', why: 'revoked' }
}

/** Null when whoever made it could not make it any more: nobody vouches for it then. */
async function describe(ctx: ServerContext, invite: InviteRecord): Promise<InvitePreview | null> {
  const maker = await findMember(ctx.db, invite.createdBy.id)
  const mandate = maker && isVouchedBy(invite, maker) ? await findMandate(ctx.db, maker.id) : null
  if (!mandate) return null
  const found = invite.organizationId ? await findOrganization(ctx.db, invite.organizationId) : null
  const { coalition, organization, displayName } = mandate
  return {
    state: 'open',
    invitedBy: { displayName, organization, isCoordinator: mandate.role === 'coordinator' },
    coalition: { slug: coalition.slug, name: coalition.name },
    room: invite.role && {
      title: invite.roomTitle ?? '',
      role: invite.role,
      attribution: invite.attribution ?? 'named',
    },
    organization: found && toOrganization(found.record),
    note: invite.note,
    needsAdmission: invite.needsAdmission,
    isBound: invite.email !== null,
    expiresAt: invite.expiresAt.toISOString(),
    usesLeft: invite.maxUses - invite.uses,
  }
}

/** What a stranger is shown of an organisation: not how to reach it. */
function toOrganization({ id, name, shortName, letters, hue, language }: Organization): Organization {
  return { id, name, shortName, letters, hue, language }
}

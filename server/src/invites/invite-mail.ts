import type { InviteRecord } from '@plenary/db/invites.ts'
import type { CreatedInvite } from '@plenary/shared/invites.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { ServerContext } from '../context.ts'
import { inviteMail } from '../mail/mails.ts'
import type { CoalitionAccess } from '../members/members.ts'

type InviteToSend = {
  isWanted: boolean
  invite: InviteRecord
  access: CoalitionAccess
  link: string
  locale: Locale
}

/**
 * Sends a link to the address that it is bound to. A mail that fails is told, not thrown: the link is there, and can be
 * sent another way. Its words name neither the document nor anybody but who invites.
 */
export async function sendInvite(
  ctx: ServerContext,
  { isWanted, invite, access, link, locale }: InviteToSend,
): Promise<CreatedInvite['mail']> {
  if (!isWanted || invite.email === null) return 'not-asked'
  if (!ctx.mailer) return 'failed'
  try {
    ctx.throttles.take('mail-account', access.mandate.memberId)
    ctx.throttles.take('mail-recipient', `invite ${invite.email}`)
    const { coalition, mandate } = access
    const words = inviteMail({ link, invitedBy: mandate.displayName, coalition: coalition.name, locale })
    await ctx.mailer.send({ to: invite.email, ...words })
    return 'sent'
  } catch (error) {
    ctx.logger.warn({ inviteId: invite.id, err: error }, 'an invite could not be mailed')
    return 'failed'
  }
}

import { claimMail, type DueMail, listAccountsDue, type MailClaim } from '@plenary/db/mail-claims.ts'
import { listUnreadOf } from '@plenary/db/notices.ts'
import { putOneTimeSecret } from '@plenary/db/one-time-secrets.ts'
import type { AccountId } from '@plenary/shared/ids.ts'
import { MAX_MAILS_PER_LOOK, UNSUBSCRIBE_DAYS } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import { digestMail } from '../mail/digest-mail.ts'
import type { Mail } from '../mail/mailer.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { showNotices } from './notice-views.ts'

/** What it takes to send what is due. */
export type MailContext = Pick<ServerContext, 'db' | 'mailer' | 'logger' | 'config' | 'now'>

/** Sends what is due, again and again, on each node; returns the way to stop. Nothing where no mail is sent. */
export function startMailRounds(ctx: ServerContext): () => void {
  if (!ctx.mailer) return () => {}
  let isLooking = false
  const look = async () => {
    if (isLooking) return
    isLooking = true
    await sendDueMails(ctx).finally(() => {
      isLooking = false
    })
  }
  const timer = setInterval(() => ctx.errands.run('mails about notices', look), ctx.config.digest.lookMs)
  return () => clearInterval(timer)
}

/**
 * Sends every mail that is due now, one after the other. Each is taken in the database before it is sent, so that
 * neither another node nor this one after a crash sends it again; one that fails is lost, and the inbox has it all.
 */
export async function sendDueMails(ctx: MailContext): Promise<void> {
  for (const due of dueMails(ctx)) {
    for (const accountId of await listAccountsDue(ctx.db, due, MAX_MAILS_PER_LOOK)) {
      await sendDueMail(ctx, accountId, due).catch((error) =>
        ctx.logger.warn({ accountId, err: error }, 'a mail about notices could not be sent'),
      )
    }
  }
}

/** That of the day first: it says all that is unread, and nothing is left to be said at once. */
function dueMails({ config, now }: MailContext): DueMail[] {
  const { hour, gatherMs, pauseMs } = config.digest
  const at = now()
  const moment: DueMail = {
    of: 'moment',
    now: new Date(at),
    gatheredBy: new Date(at - gatherMs),
    pausedSince: new Date(at - pauseMs),
  }
  const [day = ''] = new Date(at).toISOString().split('T')
  return new Date(at).getUTCHours() >= hour ? [{ of: 'day', day }, moment] : [moment]
}

async function sendDueMail(ctx: MailContext, accountId: AccountId, due: DueMail): Promise<void> {
  const claim = await claimMail(ctx.db, accountId, due)
  const mail = claim && (await writeMail(ctx, claim))
  if (mail) await ctx.mailer?.send(mail)
}

/** The mail that was taken, of what its account may still see and has not read meanwhile; null where that is nothing. */
async function writeMail(
  { db, config, now }: MailContext,
  { accountId, email, includesText, locale, noticeIds }: MailClaim,
): Promise<Mail | null> {
  const notices = await showNotices(db, await listUnreadOf(db, accountId, noticeIds))
  if (notices.length === 0) return null
  const token = newSecret()
  await putOneTimeSecret(db, {
    hash: hashOfSecret(token),
    purpose: 'unsubscribe',
    accountId,
    facts: {},
    expiresAt: new Date(now() + UNSUBSCRIBE_DAYS * 86_400_000),
  })
  const [origin = ''] = config.origins
  const words = digestMail({
    notices,
    includesText,
    locale,
    stopLink: `${origin}/unsubscribe#${token}`,
  })
  return { to: email, ...words, unsubscribeAt: `${origin}/unsubscribe/${token}` }
}

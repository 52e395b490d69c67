import { getAccount } from '@plenary/db/accounts.ts'
import { findMailSettings, putMailSettings, turnMailOff } from '@plenary/db/mail-settings.ts'
import { claimOneTimeSecret } from '@plenary/db/one-time-secrets.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId } from '@plenary/shared/ids.ts'
import type { MailSettings, MailSettingsInput } from '@plenary/shared/mail-settings.ts'
import type { ServerContext } from '../context.ts'
import { hashOfSecret } from '../secrets.ts'

/**
 * Which mail an account wants, and whether it can have any. None until somebody asks for it: whom a server writes to
 * and when is known to every mail server on the way.
 */
export async function getMailWishes(
  ctx: ServerContext,
  { accountId }: { accountId: AccountId },
): Promise<MailSettings> {
  const settings = await findMailSettings(ctx.db, accountId)
  return {
    rhythm: settings?.rhythm ?? 'off',
    includesText: settings?.includesText ?? false,
    canMail: await canMail(ctx, accountId),
    digestHour: ctx.config.digest.hour,
  }
}

async function canMail(ctx: ServerContext, accountId: AccountId): Promise<MailSettings['canMail']> {
  if (!ctx.mailer) return 'no-mail'
  const { email } = await getAccount(ctx.db, accountId)
  return email === null ? 'no-address' : 'yes'
}

/**
 * Says which mail an account wants.
 *
 * @throws {AppError} `mail-failed` for any where none can be sent
 */
export async function setMailWishes(
  ctx: ServerContext,
  actor: { accountId: AccountId },
  wishes: MailSettingsInput,
): Promise<MailSettings> {
  const { accountId } = actor
  if (wishes.rhythm !== 'off' && (await canMail(ctx, accountId)) !== 'yes') throw new AppError('mail-failed')
  await ctx.db.transaction().execute((trx) => putMailSettings(trx, accountId, wishes))
  return getMailWishes(ctx, actor)
}

/**
 * Ends the mails about notices to whoever got a link, without signing in. The link is used up by it.
 *
 * @throws {AppError} `too-many-requests`, `link-ended`
 */
export async function unsubscribe(
  ctx: ServerContext,
  { token, address }: { token: string; address: string },
): Promise<void> {
  ctx.throttles.take('link', address)
  await ctx.db.transaction().execute(async (trx) => {
    const secret = await claimOneTimeSecret(trx, { hash: hashOfSecret(token), purpose: 'unsubscribe' })
    if (!secret?.accountId) throw new AppError('link-ended')
    await turnMailOff(trx, secret.accountId)
  })
}

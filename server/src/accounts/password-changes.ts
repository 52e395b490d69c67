import { findAccountByEmail, getAccount } from '@plenary/db/accounts.ts'
import { recordAccountAct } from '@plenary/db/audit.ts'
import { putPassword } from '@plenary/db/credentials.ts'
import {
  claimOneTimeSecret,
  deleteOneTimeSecretsOf,
  findOneTimeSecret,
  putOneTimeSecret,
} from '@plenary/db/one-time-secrets.ts'
import { deleteSessionsOf } from '@plenary/db/sessions.ts'
import { AppError } from '@plenary/shared/errors.ts'
import { PASSWORD_RESET_MINUTES } from '@plenary/shared/limits.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { ServerContext } from '../context.ts'
import { passwordResetMail } from '../mail/mails.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { linkTo, mailTo } from './account-mail.ts'
import { hashPassword, refuseWeakPassword } from './passwords.ts'
import type { Session } from './session.ts'

/**
 * Sets the password of an account, its first or another. All its other sessions end, and links that were mailed to set
 * a password do nothing any more.
 *
 * @throws {AppError} `weak-password`
 */
export async function setPassword(ctx: ServerContext, session: Session, password: string): Promise<void> {
  const { accountId } = session
  const { email, name } = await getAccount(ctx.db, accountId)
  refuseWeakPassword(password, { email: email ?? '', name })
  const passwordHash = await hashPassword(password)
  await ctx.db.transaction().execute(async (trx) => {
    await putPassword(trx, accountId, passwordHash)
    await deleteOneTimeSecretsOf(trx, accountId, ['password-reset'])
    const sessionsEnded = await deleteSessionsOf(trx, accountId, { except: session.hash })
    await recordAccountAct(trx, { accountId, act: 'password.set', facts: { sessionsEnded } })
  })
  await ctx.rights.changed({ accountId })
}

/**
 * Sends a link to set another password, if there is an account with this address: to whoever asks, it is all the same.
 *
 * @throws {AppError} `mail-failed` where the server sends no mail; `too-many-requests`
 */
export function askForPasswordReset(
  ctx: ServerContext,
  email: string,
  { address, locale }: { address: string; locale: Locale },
): void {
  if (!ctx.mailer) throw new AppError('mail-failed', { detail: 'no mail is configured' })
  ctx.throttles.take('forgotten', address)
  ctx.errands.run('password reset', async () => {
    const account = await findAccountByEmail(ctx.db, email)
    if (!account) return
    await mailTo(ctx, 'password-reset', email, async () => {
      const token = newSecret()
      await putOneTimeSecret(ctx.db, {
        hash: hashOfSecret(token),
        purpose: 'password-reset',
        accountId: account.id,
        facts: {},
        expiresAt: new Date(ctx.now() + PASSWORD_RESET_MINUTES * 60_000),
      })
      return passwordResetMail({ link: linkTo(ctx, `/reset-password#${token}`), locale })
    })
  })
}

/**
 * Sets a password with a mailed link, and ends every session. A code app stays on: a mailbox alone does not open an
 * account that asks for more.
 *
 * @throws {AppError} `too-many-requests`, `link-ended`; `weak-password`, after which the link goes on
 */
export async function redeemPasswordReset(
  ctx: ServerContext,
  { token, password }: { token: string; password: string },
  address: string,
): Promise<void> {
  ctx.throttles.take('link', address)
  const key = { hash: hashOfSecret(token), purpose: 'password-reset' } as const
  const accountId = (await findOneTimeSecret(ctx.db, key))?.accountId
  if (!accountId) throw new AppError('link-ended')
  const { email, name } = await getAccount(ctx.db, accountId)
  refuseWeakPassword(password, { email: email ?? '', name })
  const passwordHash = await hashPassword(password)
  await ctx.db.transaction().execute(async (trx) => {
    if (!(await claimOneTimeSecret(trx, key))) throw new AppError('link-ended')
    await putPassword(trx, accountId, passwordHash)
    await deleteOneTimeSecretsOf(trx, accountId, ['password-reset', 'email-change', 'new-totp'])
    const sessionsEnded = await deleteSessionsOf(trx, accountId)
    await recordAccountAct(trx, { accountId, act: 'password.reset', facts: { sessionsEnded } })
  })
  await ctx.rights.changed({ accountId })
}

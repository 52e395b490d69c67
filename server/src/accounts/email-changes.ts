import { findAccountByEmail, getAccount, lockAccounts, updateEmail } from '@plenary/db/accounts.ts'
import { recordAccountAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import {
  claimOneTimeSecret,
  deleteOneTimeSecretsOf,
  deleteRegistrationsOf,
  putOneTimeSecret,
} from '@plenary/db/one-time-secrets.ts'
import type { emailChangedSchema } from '@plenary/shared/accounts.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId } from '@plenary/shared/ids.ts'
import { CONFIRMATION_HOURS } from '@plenary/shared/limits.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type * as z from 'zod/mini'
import type { ServerContext } from '../context.ts'
import { accountExistsMail, confirmEmailMail } from '../mail/mails.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { linkTo, mailTo } from './account-mail.ts'
import type { Session } from './session.ts'

/**
 * Gives an account another address. Where the server sends mail it counts once the link in it is opened, and whether
 * somebody else has the address is told to that address alone.
 *
 * @throws {AppError} `too-many-requests`; `email-taken` where the server sends no mail
 */
export async function changeEmail(
  ctx: ServerContext,
  { accountId }: Session,
  { email, locale }: { email: string; locale: Locale },
): Promise<z.infer<typeof emailChangedSchema>> {
  const account = await getAccount(ctx.db, accountId)
  if (account.email === email) return { outcome: 'changed' }
  ctx.throttles.take('mail-account', accountId)
  if (ctx.mailer) {
    ctx.errands.run('email change', () => askAddress(ctx, accountId, { email, locale }))
    return { outcome: 'confirm-by-mail' }
  }
  await ctx.db.transaction().execute((trx) => moveTo(trx, accountId, email))
  return { outcome: 'changed' }
}

/**
 * The link in the mail to a new address was opened by the account it was made for.
 *
 * @throws {AppError} `too-many-requests`, `link-ended`, `email-taken`
 */
export async function confirmEmail(
  ctx: ServerContext,
  { accountId }: Session,
  { token, address }: { token: string; address: string },
): Promise<void> {
  ctx.throttles.take('link', address)
  await ctx.db.transaction().execute(async (trx) => {
    await lockAccounts(trx)
    const secret = await claimOneTimeSecret(trx, { hash: hashOfSecret(token), purpose: 'email-change' })
    // Thrown, it is not used up: whoever opens it as somebody else has not spent it.
    if (secret?.accountId !== accountId) throw new AppError('link-ended')
    await moveTo(trx, accountId, secret.facts.email)
  })
}

async function askAddress(
  ctx: ServerContext,
  accountId: AccountId,
  { email, locale }: { email: string; locale: Locale },
): Promise<void> {
  await mailTo(ctx, 'email-change', email, async () => {
    if (await findAccountByEmail(ctx.db, email)) {
      return accountExistsMail({ locale })
    }
    const token = newSecret()
    await putOneTimeSecret(ctx.db, {
      hash: hashOfSecret(token),
      purpose: 'email-change',
      accountId,
      facts: { email },
      expiresAt: new Date(ctx.now() + CONFIRMATION_HOURS * 3_600_000),
    })
    return confirmEmailMail({ link: linkTo(ctx, `/confirm?for=email#${token}`), locale })
  })
}

/** Links that lie in the old mailbox do nothing any more. */
async function moveTo(trx: Db, accountId: AccountId, email: string): Promise<void> {
  await lockAccounts(trx)
  if (!(await updateEmail(trx, accountId, email))) throw new AppError('email-taken')
  await deleteOneTimeSecretsOf(trx, accountId, ['password-reset', 'email-change', 'unsubscribe'])
  await deleteRegistrationsOf(trx, email)
  await recordAccountAct(trx, { accountId, act: 'email.changed' })
}

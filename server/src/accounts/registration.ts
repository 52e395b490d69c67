import {
  findAccountByEmail,
  hasAnyAccount,
  insertAccount,
  lockAccounts,
  type NewAccount,
} from '@plenary/db/accounts.ts'
import { recordAccountAct } from '@plenary/db/audit.ts'
import type { Db } from '@plenary/db/database.ts'
import {
  claimOneTimeSecret,
  deleteRegistrationsOf,
  deleteSetupSecrets,
  findOneTimeSecret,
  putOneTimeSecret,
} from '@plenary/db/one-time-secrets.ts'
import type { AccountConfirmation, Registration, Setup } from '@plenary/shared/accounts.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId } from '@plenary/shared/ids.ts'
import { CONFIRMATION_HOURS, SETUP_LINK_HOURS } from '@plenary/shared/limits.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { ServerContext } from '../context.ts'
import { accountExistsMail, confirmAccountMail } from '../mail/mails.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { linkTo, mailTo } from './account-mail.ts'
import { hashPassword, isPassword, refuseWeakPassword } from './passwords.ts'

/**
 * Begins an account by mail. What happens is told to the address alone: it gets a link, or hears that it has an account
 * already. Until a server has been set up it takes nobody, or the first stranger would keep its owner out.
 *
 * @throws {AppError} `invitation-needed`, `too-many-requests`, `weak-password`
 */
export async function askForAccount(
  ctx: ServerContext,
  input: Registration,
  { address, locale }: { address: string; locale: Locale },
): Promise<void> {
  if (!ctx.mailer) throw new AppError('invitation-needed')
  ctx.throttles.take('registration', address)
  refuseWeakPassword(input.password, input)
  if (!(await hasAnyAccount(ctx.db))) throw new AppError('invitation-needed')
  // For every address, since it takes the longest.
  const { email, name } = input
  const facts = { email, name, passwordHash: await hashPassword(input.password) }
  ctx.errands.run('registration', () => answerByMail(ctx, facts, locale))
}

async function answerByMail(ctx: ServerContext, facts: NewAccount, locale: Locale): Promise<void> {
  const { email, name, passwordHash } = facts
  await mailTo(ctx, 'registration', email, async () => {
    if (await findAccountByEmail(ctx.db, email)) {
      return accountExistsMail({ locale })
    }
    const token = newSecret()
    await putOneTimeSecret(ctx.db, {
      hash: hashOfSecret(token),
      purpose: 'registration',
      accountId: null,
      facts: { email, name, passwordHash },
      expiresAt: new Date(ctx.now() + CONFIRMATION_HOURS * 3_600_000),
    })
    return confirmAccountMail({ link: linkTo(ctx, `/confirm?for=account#${token}`), locale })
  })
}

/**
 * Makes the account that was begun by mail.
 *
 * @throws {AppError} `too-many-requests`, `link-ended`, `email-taken`; `wrong-credentials` for another password than
 * the one that was chosen, after which the link goes on
 */
export async function confirmAccount(
  ctx: ServerContext,
  { token, password }: AccountConfirmation,
  address: string,
): Promise<AccountId> {
  ctx.throttles.take('link', address)
  const key = { hash: hashOfSecret(token), purpose: 'registration' } as const
  const begun = await findOneTimeSecret(ctx.db, key)
  if (!begun) throw new AppError('link-ended')
  if (!(await isPassword(password, begun.facts.passwordHash))) throw new AppError('wrong-credentials')
  return ctx.db.transaction().execute(async (trx) => {
    if (!(await claimOneTimeSecret(trx, key))) throw new AppError('link-ended')
    return createAccount(ctx, trx, begun.facts)
  })
}

/**
 * The link by which the first account of an empty server is made; null once there is one. Each start makes a new link
 * and ends the earlier ones.
 */
export async function newSetupLink(ctx: ServerContext): Promise<string | null> {
  const token = newSecret()
  const isEmpty = await ctx.db.transaction().execute(async (trx) => {
    await deleteSetupSecrets(trx)
    if (await hasAnyAccount(trx)) return false
    await putOneTimeSecret(trx, {
      hash: hashOfSecret(token),
      purpose: 'setup',
      accountId: null,
      facts: {},
      expiresAt: new Date(ctx.now() + SETUP_LINK_HOURS * 3_600_000),
    })
    return true
  })
  return isEmpty ? linkTo(ctx, `/setup#${token}`) : null
}

/**
 * Makes the first account, which may create coalitions. Only while there is no other.
 *
 * @throws {AppError} `too-many-requests`, `weak-password`, `link-ended`
 */
export async function setUp(
  ctx: ServerContext,
  { token, email, name, password }: Setup,
  address: string,
): Promise<AccountId> {
  ctx.throttles.take('link', address)
  const key = { hash: hashOfSecret(token), purpose: 'setup' } as const
  if (!(await findOneTimeSecret(ctx.db, key))) throw new AppError('link-ended')
  refuseWeakPassword(password, { email, name })
  const passwordHash = await hashPassword(password)
  return ctx.db.transaction().execute(async (trx) => {
    await lockAccounts(trx)
    if (!(await claimOneTimeSecret(trx, key)) || (await hasAnyAccount(trx))) throw new AppError('link-ended')
    return createAccount(ctx, trx, { email, name, passwordHash, mayCreateCoalitions: true })
  })
}

async function createAccount(ctx: ServerContext, trx: Db, facts: NewAccount): Promise<AccountId> {
  const account = await insertAccount(trx, facts)
  if (!account) throw new AppError('email-taken')
  await deleteRegistrationsOf(trx, facts.email)
  await recordAccountAct(trx, { accountId: account.id, act: 'account.created' })
  ctx.logger.info({ accountId: account.id }, 'account created')
  return account.id
}

import { findPassword, getAccount, insertAccount } from '@plenary/db/accounts.ts'
import { listMandates } from '@plenary/db/members.ts'
import type { Me, Registration, SignIn } from '@plenary/shared/accounts.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId, MemberId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'
import { hashPassword, isPassword, refuseWeakPassword } from './passwords.ts'

/** Who has just proved to be who; a session is then started for them. */
export type SignedIn = { accountId: AccountId; memberId: MemberId | null }

/**
 * Creates an account.
 *
 * @throws {AppError} `too-many-requests`, `weak-password`, `email-taken`
 */
export async function registerAccount(
  ctx: ServerContext,
  input: Registration,
  address: string,
): Promise<SignedIn> {
  ctx.throttles.take('registration', address)
  refuseWeakPassword(input.password, input)
  const passwordHash = await hashPassword(input.password)
  const facts = { email: input.email, name: input.name, passwordHash }
  const account = await ctx.db.transaction().execute((trx) => insertAccount(trx, facts))
  if (!account) throw new AppError('email-taken')
  ctx.logger.info({ accountId: account.id }, 'account created')
  return { accountId: account.id, memberId: null }
}

/**
 * Checks an address and a password. Tries that fail are counted for each pair of account and network address, so that
 * nobody can lock somebody else out by guessing at their account from elsewhere.
 *
 * @throws {AppError} `too-many-requests`; `wrong-credentials`, alike for an unknown account
 */
export async function signIn(
  ctx: ServerContext,
  { email, password }: SignIn,
  address: string,
): Promise<SignedIn> {
  ctx.throttles.take('sign-in-address', address)
  const pair = `${address} ${email}`
  ctx.throttles.take('sign-in-account', pair)
  const found = await findPassword(ctx.db, email)
  const matches = await isPassword(password, found?.passwordHash ?? null)
  if (!found || !matches) throw new AppError('wrong-credentials')
  ctx.throttles.giveBack('sign-in-address', address)
  ctx.throttles.giveBack('sign-in-account', pair)
  const [mandate] = await listMandates(ctx.db, found.accountId)
  ctx.logger.info({ accountId: found.accountId }, 'signed in')
  return { accountId: found.accountId, memberId: mandate?.memberId ?? null }
}

/** The account, everyone it may speak for, and whom it speaks for in this session. */
export async function getMe(ctx: ServerContext, { accountId, memberId }: SignedIn): Promise<Me> {
  const [account, mandates] = await Promise.all([
    getAccount(ctx.db, accountId),
    listMandates(ctx.db, accountId),
  ])
  const acting = mandates.find((mandate) => mandate.memberId === memberId) ?? mandates[0] ?? null
  return { account, mandates, acting }
}

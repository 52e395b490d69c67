import { findPassword } from '@plenary/db/credentials.ts'
import type { SignIn } from '@plenary/shared/accounts.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'
import { checkCode } from './codes.ts'
import { isPassword } from './passwords.ts'

/**
 * Checks an address and a password, and a code where the account asks for one. Tries that fail are counted for each
 * pair of account and network address, so that nobody can lock somebody else out by guessing at their account from
 * elsewhere.
 *
 * @throws {AppError} `too-many-requests`; `wrong-credentials`, alike for an unknown account; `code-needed`,
 * `wrong-code`
 */
export async function signIn(
  ctx: ServerContext,
  { email, password, code }: SignIn,
  address: string,
): Promise<AccountId> {
  ctx.throttles.take('sign-in-address', address)
  const pair = `${address} ${email}`
  ctx.throttles.take('sign-in-account', pair)
  const found = await findPassword(ctx.db, email)
  const matches = await isPassword(password, found?.passwordHash ?? null)
  if (!found || !matches) throw new AppError('wrong-credentials')
  ctx.throttles.giveBack('sign-in-address', address)
  ctx.throttles.giveBack('sign-in-account', pair)
  await checkCode(ctx, found.accountId, { code, address })
  // Who was there when says too much beside a room without names: for whoever looks for a fault alone.
  ctx.logger.debug({ accountId: found.accountId }, 'signed in')
  return found.accountId
}

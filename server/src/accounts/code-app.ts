import { getAccount, lockAccount } from '@plenary/db/accounts.ts'
import { recordAccountAct } from '@plenary/db/audit.ts'
import { deleteTotp, findTotp, putTotp, replaceRecoveryCodes } from '@plenary/db/credentials.ts'
import { claimOneTimeSecret, findOneTimeSecret, putOneTimeSecret } from '@plenary/db/one-time-secrets.ts'
import { deleteSessionsOf } from '@plenary/db/sessions.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId } from '@plenary/shared/ids.ts'
import { NEW_TOTP_MINUTES } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import { hashOfSecret } from '../secrets.ts'
import { newRecoveryCodes, newTotpSecret, stepOfCode, totpUri } from './codes.ts'
import type { Session } from './session.ts'

/** The secret of a code app that is to be set up. One that is on already goes on until the new one has shown a code. */
export async function beginCodeApp(
  ctx: ServerContext,
  { accountId }: Session,
): Promise<{ secret: string; uri: string }> {
  const { email, name } = await getAccount(ctx.db, accountId)
  const secret = newTotpSecret()
  await putOneTimeSecret(ctx.db, {
    ...pendingOf(accountId),
    accountId,
    facts: { secret },
    expiresAt: new Date(ctx.now() + NEW_TOTP_MINUTES * 60_000),
  })
  return { secret, uri: totpUri(secret, email ?? name) }
}

/**
 * From now on the account asks for codes, since the app has shown one. Answers with new recovery codes; all other
 * sessions end.
 *
 * @throws {AppError} `too-many-requests`, `wrong-code`; `not-found` when nothing was begun, or too long ago
 */
export async function turnCodesOn(ctx: ServerContext, session: Session, code: string): Promise<string[]> {
  const { accountId } = session
  ctx.throttles.take('proof', session.hash)
  const pending = await findOneTimeSecret(ctx.db, pendingOf(accountId))
  if (!pending) throw new AppError('not-found')
  const { secret } = pending.facts
  const step = stepOfCode(secret, code, ctx.now())
  if (step === null) throw new AppError('wrong-code')
  ctx.throttles.giveBack('proof', session.hash)
  const { codes, hashes } = newRecoveryCodes()
  await ctx.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    const claimed = await claimOneTimeSecret(trx, pendingOf(accountId))
    // Somebody may have begun anew in another tab.
    if (claimed?.facts.secret !== secret) throw new AppError('wrong-code')
    await putTotp(trx, accountId, { secret, step })
    await replaceRecoveryCodes(trx, accountId, hashes)
    const sessionsEnded = await deleteSessionsOf(trx, accountId, { except: session.hash })
    await recordAccountAct(trx, { accountId, act: 'totp.on', facts: { sessionsEnded } })
    await recordAccountAct(trx, { accountId, act: 'recovery-codes.made' })
  })
  await ctx.rights.changed({ accountId })
  return codes
}

/** The account asks for no codes any more. Its recovery codes go too, and all other sessions end. */
export async function turnCodesOff(ctx: ServerContext, session: Session): Promise<void> {
  const { accountId } = session
  await ctx.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    if (!(await deleteTotp(trx, accountId))) return
    await replaceRecoveryCodes(trx, accountId, [])
    const sessionsEnded = await deleteSessionsOf(trx, accountId, { except: session.hash })
    await recordAccountAct(trx, { accountId, act: 'totp.off', facts: { sessionsEnded } })
  })
  await ctx.rights.changed({ accountId })
}

/**
 * New recovery codes in the place of all earlier ones.
 *
 * @throws {AppError} `not-found` where no codes are asked for
 */
export async function renewRecoveryCodes(ctx: ServerContext, { accountId }: Session): Promise<string[]> {
  const { codes, hashes } = newRecoveryCodes()
  await ctx.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    if (!(await findTotp(trx, accountId))) throw new AppError('not-found')
    await replaceRecoveryCodes(trx, accountId, hashes)
    await recordAccountAct(trx, { accountId, act: 'recovery-codes.made' })
  })
  return codes
}

/** One for each account: to begin again replaces it. It is no secret of a link, and found by the account alone. */
function pendingOf(accountId: AccountId) {
  return { hash: hashOfSecret(`new-totp ${accountId}`), purpose: 'new-totp' } as const
}

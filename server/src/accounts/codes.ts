import { randomInt } from 'node:crypto'
import { recordAccountAct } from '@plenary/db/audit.ts'
import { findTotp, takeRecoveryCode, takeTotpStep } from '@plenary/db/credentials.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId } from '@plenary/shared/ids.ts'
import { RECOVERY_CODES } from '@plenary/shared/limits.ts'
import { Secret, TOTP } from 'otpauth'
import type { ServerContext } from '../context.ts'
import { hashOfSecret } from '../secrets.ts'

/** The secret of a new code app: 160 bits in base32 (RFC 4226, section 4). */
export function newTotpSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** What an app reads from a QR code. `holder` is how it names the account. */
export function totpUri(secret: string, holder: string): string {
  return appOf(secret, holder).toString()
}

/** The time step to which a code belongs: now, or one before or after for clocks that differ. Else null. */
export function stepOfCode(secret: string, code: string, now: number): number | null {
  const app = appOf(secret)
  const delta = app.validate({ token: plain(code), timestamp: now, window: 1 })
  return delta === null ? null : app.counter({ timestamp: now }) + delta
}

// No two that are taken for each other: 32 signs, 5 bits each. A letter O that is typed means the zero.
const SIGNS = 'abcdefghjkmnpqrstuvwxyz023456789'
const GROUPS = 4
const GROUP_SIGNS = 4

/** Ten codes of 80 random bits each, to be kept on paper, and the hashes to store. */
export function newRecoveryCodes(): { codes: string[]; hashes: string[] } {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode)
  return { codes, hashes: codes.map(hashOfCode) }
}

function newRecoveryCode(): string {
  const group = () => Array.from({ length: GROUP_SIGNS }, () => SIGNS[randomInt(SIGNS.length)]).join('')
  return Array.from({ length: GROUPS }, group).join('-')
}

/**
 * Checks the second factor of an account that has one, after its password. Each code is taken once. Wrong ones are
 * counted for each pair of account and network address, and those of an app for the account too: the recovery codes go
 * on then, so that nobody is locked out by somebody else's guesses.
 *
 * @throws {AppError} `code-needed`, `wrong-code`, `too-many-requests`
 */
export async function checkCode(
  ctx: ServerContext,
  accountId: AccountId,
  { code, address }: { code: string | undefined; address: string },
): Promise<void> {
  const totp = await findTotp(ctx.db, accountId)
  if (!totp) return
  if (code === undefined) throw new AppError('code-needed')
  const pair = `${address} ${accountId}`
  ctx.throttles.take('code', pair)
  const isRight = /^\d{6}$/.test(plain(code))
    ? await takeAppCode(ctx, accountId, { ...totp, code })
    : await useRecoveryCode(ctx, accountId, code)
  if (!isRight) throw new AppError('wrong-code')
  ctx.throttles.giveBack('code', pair)
}

async function takeAppCode(
  ctx: ServerContext,
  accountId: AccountId,
  { secret, code }: { secret: string; code: string },
): Promise<boolean> {
  ctx.throttles.take('code-account', accountId)
  const step = stepOfCode(secret, code, ctx.now())
  const isRight = step !== null && (await takeTotpStep(ctx.db, accountId, step))
  if (isRight) ctx.throttles.giveBack('code-account', accountId)
  return isRight
}

function useRecoveryCode(ctx: ServerContext, accountId: AccountId, code: string): Promise<boolean> {
  return ctx.db.transaction().execute(async (trx) => {
    const isRight = await takeRecoveryCode(trx, accountId, hashOfCode(code))
    if (isRight) await recordAccountAct(trx, { accountId, act: 'recovery-code.used' })
    return isRight
  })
}

function hashOfCode(code: string): string {
  return hashOfSecret(plain(code).replaceAll('o', '0'))
}

/** As it is checked: people write codes with spaces, dashes and capitals. */
function plain(code: string): string {
  return code.replace(/[\s-]/g, '').toLowerCase()
}

function appOf(secret: string, label = ''): TOTP {
  return new TOTP({ issuer: 'Plenary', label, secret: Secret.fromBase32(secret) })
}

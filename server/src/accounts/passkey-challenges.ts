import type { Db } from '@plenary/db/database.ts'
import { claimOneTimeSecret, putOneTimeSecret } from '@plenary/db/one-time-secrets.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { AccountId } from '@plenary/shared/ids.ts'
import { PASSKEY_CHALLENGE_MINUTES } from '@plenary/shared/limits.ts'
import type { ServerContext } from '../context.ts'
import { hashOfSecret, newSecret } from '../secrets.ts'
import { challengeOf, type WebAuthnResponse } from './passkey-checks.ts'

/** How long an authenticator, and whoever holds it, may take. */
export const CHALLENGE_TIMEOUT_MS = PASSKEY_CHALLENGE_MINUTES * 60_000

/** A passkey is to be made, or to be used. */
type ChallengePurpose = 'passkey-new' | 'passkey-known'

/** A challenge to an authenticator, for one account or for whoever signs in. Only its hash is stored. */
export async function newChallenge(
  ctx: ServerContext,
  purpose: ChallengePurpose,
  accountId: AccountId | null,
): Promise<Uint8Array<ArrayBuffer>> {
  const challenge = newSecret()
  await putOneTimeSecret(ctx.db, {
    hash: hashOfSecret(challenge),
    purpose,
    accountId,
    facts: {},
    expiresAt: new Date(ctx.now() + CHALLENGE_TIMEOUT_MS),
  })
  return Uint8Array.from(Buffer.from(challenge, 'base64url'))
}

/**
 * A challenge is answered once, whether or not the answer is right.
 *
 * @throws {AppError} `passkey-failed` for one that is not ours, is for something or somebody else, or has been answered
 */
export async function claimChallenge(
  db: Db,
  response: WebAuthnResponse,
  { purpose, accountId }: { purpose: ChallengePurpose; accountId: AccountId | null },
): Promise<void> {
  const hash = hashOfSecret(challengeOf(response))
  const claimed = await claimOneTimeSecret(db, { hash, purpose })
  if (!claimed || claimed.accountId !== accountId) throw new AppError('passkey-failed')
}

import type { AccountId } from '@plenary/shared/ids.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'
import type { OneTimePurpose } from './schema.ts'

/** What is kept with a secret until it is used. */
type FactsOf = {
  'password-reset': Record<string, never>
  registration: { email: string; name: string; passwordHash: string }
  'email-change': { email: string }
  unsubscribe: Record<string, never>
  setup: Record<string, never>
  'new-totp': { secret: string }
  'passkey-new': Record<string, never>
  'passkey-known': Record<string, never>
}

/** A secret that is used once. Its `hash` alone is stored; `accountId` is null where it is of nobody yet. */
export type OneTimeSecret<P extends OneTimePurpose> = {
  hash: string
  purpose: P
  accountId: AccountId | null
  facts: FactsOf[P]
  expiresAt: Date
}

/** Stores a secret; one with the same hash is replaced. */
export async function putOneTimeSecret<P extends OneTimePurpose>(
  db: Db,
  { hash, purpose, accountId, facts, expiresAt }: OneTimeSecret<P>,
): Promise<void> {
  const values = {
    purpose,
    account_id: accountId,
    facts: sql<unknown>`${JSON.stringify(facts)}::jsonb`,
    expires_at: expiresAt,
  }
  await db
    .insertInto('one_time_secrets')
    .values({ hash, ...values })
    .onConflict((conflict) => conflict.column('hash').doUpdateSet(values))
    .execute()
}

/** A secret of a purpose that has neither been used nor run out, or null. */
export async function findOneTimeSecret<P extends OneTimePurpose>(
  db: Db,
  { hash, purpose }: { hash: string; purpose: P },
): Promise<OneTimeSecret<P> | null> {
  const row = await db
    .selectFrom('one_time_secrets')
    .selectAll()
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', new Date())
    .executeTakeFirst()
  return row ? ofRow<P>(row) : null
}

/** The same, and uses it up: of several who come at once, one has it. */
export async function claimOneTimeSecret<P extends OneTimePurpose>(
  db: Db,
  { hash, purpose }: { hash: string; purpose: P },
): Promise<OneTimeSecret<P> | null> {
  const row = await db
    .deleteFrom('one_time_secrets')
    .where('hash', '=', hash)
    .where('purpose', '=', purpose)
    .where('expires_at', '>', new Date())
    .returningAll()
    .executeTakeFirst()
  return row ? ofRow<P>(row) : null
}

/** Takes back the secrets of an account that are for any of these purposes. */
export async function deleteOneTimeSecretsOf(
  db: Db,
  accountId: AccountId,
  purposes: readonly OneTimePurpose[],
): Promise<void> {
  await db
    .deleteFrom('one_time_secrets')
    .where('account_id', '=', accountId)
    .where('purpose', 'in', purposes)
    .execute()
}

/** Takes back what was begun for an address that now has an account. */
export async function deleteRegistrationsOf(db: Db, email: string): Promise<void> {
  await db
    .deleteFrom('one_time_secrets')
    .where('purpose', '=', 'registration')
    .where(sql<string>`facts ->> 'email'`, '=', email)
    .execute()
}

/** Takes back every link of set-up. */
export async function deleteSetupSecrets(db: Db): Promise<void> {
  await db.deleteFrom('one_time_secrets').where('purpose', '=', 'setup').execute()
}

export async function deleteExpiredSecrets(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('one_time_secrets').where('expires_at', '<=', now).execute()
}

type Row = {
  hash: string
  purpose: OneTimePurpose
  account_id: AccountId | null
  facts: unknown
  expires_at: Date
}

/** Facts are written by `putOneTimeSecret` alone, and so of the shape of their purpose. */
function ofRow<P extends OneTimePurpose>(row: Row): OneTimeSecret<P> {
  return {
    hash: row.hash,
    purpose: row.purpose as P,
    accountId: row.account_id,
    facts: row.facts as FactsOf[P],
    expiresAt: row.expires_at,
  }
}

import type { Account } from '@plenary/shared/accounts.ts'
import { type AccountId, newId } from '@plenary/shared/ids.ts'
import type { Db } from './database.ts'

/**
 * Creates an account with a password, in two tables: call it in a transaction. Null when the address is
 * taken, which only the unique index can tell without a race.
 */
export async function insertAccount(
  db: Db,
  { email, name, passwordHash }: { email: string; name: string; passwordHash: string },
): Promise<Account | null> {
  const account = await db
    .insertInto('accounts')
    .values({ id: newId<AccountId>(), email, name })
    .onConflict((conflict) => conflict.column('email').doNothing())
    .returning(['id', 'email', 'name'])
    .executeTakeFirst()
  if (!account) return null
  await db
    .insertInto('credentials')
    .values({ account_id: account.id, kind: 'password', secret: passwordHash })
    .execute()
  return account
}

/** An account and its password hash by e-mail address, or null. */
export async function findPassword(
  db: Db,
  email: string,
): Promise<{ accountId: AccountId; passwordHash: string } | null> {
  const row = await db
    .selectFrom('accounts')
    .innerJoin('credentials', 'credentials.account_id', 'accounts.id')
    .select(['accounts.id as accountId', 'credentials.secret as passwordHash'])
    .where('accounts.email', '=', email)
    .where('credentials.kind', '=', 'password')
    .executeTakeFirst()
  return row ?? null
}

/** The account of an id; throws when it is gone. */
export async function getAccount(db: Db, id: AccountId): Promise<Account> {
  return db
    .selectFrom('accounts')
    .select(['id', 'email', 'name'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

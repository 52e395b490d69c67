import { countKeys } from '@plenary/db/credentials.ts'
import { listPasskeys } from '@plenary/db/passkeys.ts'
import type { AccountKeys } from '@plenary/shared/accounts.ts'
import type { AccountId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'

/** How an account may prove itself; the secrets themselves are told to nobody. */
export async function getKeys(
  ctx: ServerContext,
  { accountId }: { accountId: AccountId },
): Promise<AccountKeys> {
  const [counts, passkeys] = await Promise.all([
    countKeys(ctx.db, accountId),
    listPasskeys(ctx.db, accountId),
  ])
  const { hasPassword, hasTotp, recoveryCodesLeft } = counts
  return {
    hasPassword,
    hasTotp,
    recoveryCodesLeft,
    passkeys: passkeys.map(({ id, name, createdAt, lastUsedOn }) => ({
      id,
      name,
      createdAt: createdAt.toISOString(),
      lastUsedOn,
    })),
  }
}

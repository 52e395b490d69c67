import { getAccount, updateAccountName } from '@plenary/db/accounts.ts'
import { countKeys } from '@plenary/db/credentials.ts'
import { listMandates } from '@plenary/db/members.ts'
import type { Me } from '@plenary/shared/accounts.ts'
import type { AccountId, MemberId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'

/** Whose session it is, and the mandate under which it acts. */
export type SignedIn = { accountId: AccountId; memberId: MemberId | null }

/** The account, everyone it may speak for, and whom it speaks for in this session. */
export async function getMe(ctx: ServerContext, { accountId, memberId }: SignedIn): Promise<Me> {
  const [{ mayCreateCoalitions, ...account }, mandates, keys] = await Promise.all([
    getAccount(ctx.db, accountId),
    listMandates(ctx.db, accountId),
    countKeys(ctx.db, accountId),
  ])
  const acting = mandates.find((mandate) => mandate.memberId === memberId) ?? mandates[0] ?? null
  const hasAddress = account.email !== null
  return {
    account,
    mandates,
    acting,
    canComeBack: keys.passkeys > 0 || (hasAddress && (keys.hasPassword || ctx.mailer !== null)),
    canCreateCoalition: mayCreateCoalitions || mandates.some(({ role }) => role === 'coordinator'),
  }
}

/** The mandate under which a new session begins: the oldest, or null. */
export async function firstMandateOf(ctx: ServerContext, accountId: AccountId): Promise<MemberId | null> {
  const [mandate] = await listMandates(ctx.db, accountId)
  return mandate?.memberId ?? null
}

/** Changes the name of an account. How somebody is called in a coalition is another matter, and stays. */
export async function renameAccount(ctx: ServerContext, actor: SignedIn, name: string): Promise<Me> {
  await updateAccountName(ctx.db, actor.accountId, name)
  return getMe(ctx, actor)
}

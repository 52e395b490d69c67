import { endMandatesOf, eraseAccount, isLastCoordinator } from '@plenary/db/account-deletion.ts'
import { lockAccount } from '@plenary/db/accounts.ts'
import { recordAccountAct, recordAct } from '@plenary/db/audit.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { ServerContext } from '../context.ts'
import { endMandate } from '../members/membership.ts'
import type { Session } from './session.ts'

/**
 * Deletes an account: its address, its name, its keys and sessions go, its mandates end, and what was written under
 * them stays with the organisations. All of it or nothing.
 *
 * @throws {AppError} `last-coordinator` when a coalition with others in it would have none
 */
export async function deleteAccount(ctx: ServerContext, { accountId }: Session): Promise<void> {
  const now = new Date(ctx.now())
  await ctx.db.transaction().execute(async (trx) => {
    await lockAccount(trx, accountId)
    if (await isLastCoordinator(trx, accountId)) throw new AppError('last-coordinator')
    const ended = await endMandatesOf(trx, accountId, now)
    await eraseAccount(trx, accountId, now)
    // The chain of accounts before those of coalitions, and these in order, so that no two wait for each other.
    await recordAccountAct(trx, { accountId, act: 'account.deleted' })
    for (const { coalitionId, memberId, organizationId } of ended) {
      await endMandate(trx, { id: memberId, coalitionId }, { memberId, organizationId })
      await recordAct(trx, {
        coalitionId,
        act: 'member.left',
        actor: { memberId, organizationId },
        memberId,
        organizationId,
      })
    }
  })
  ctx.logger.info({ accountId }, 'account deleted')
  await ctx.rights.changed({ accountId })
}

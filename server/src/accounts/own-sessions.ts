import { recordAccountAct } from '@plenary/db/audit.ts'
import { deleteSessionById, deleteSessionsOf, listSessions } from '@plenary/db/sessions.ts'
import type { OwnSession } from '@plenary/shared/accounts.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { SessionId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'
import type { Session } from './session.ts'

/** Where the account is signed in: this session first, then the newest. */
export async function listOwnSessions(ctx: ServerContext, session: Session): Promise<OwnSession[]> {
  const sessions = await listSessions(ctx.db, session.accountId)
  return sessions
    .map(({ idHash, id, createdAt, lastUsedOn }) => ({
      id,
      isCurrent: idHash === session.hash,
      signedInAt: createdAt.toISOString(),
      lastUsedOn,
    }))
    .toSorted((a, b) => Number(b.isCurrent) - Number(a.isCurrent))
}

/**
 * Ends one session of the account, and the lines that it holds.
 *
 * @throws {AppError} `not-found` when the account has none of that id
 */
export async function endOwnSession(ctx: ServerContext, session: Session, id: SessionId): Promise<void> {
  const { accountId } = session
  await ctx.db.transaction().execute(async (trx) => {
    if (!(await deleteSessionById(trx, accountId, id))) throw new AppError('not-found')
    await recordAccountAct(trx, { accountId, act: 'session.ended' })
  })
  await ctx.rights.changed({ accountId })
}

/** Ends every session of the account, this one too or all but this. */
export async function endOwnSessions(
  ctx: ServerContext,
  { accountId, hash }: Session,
  { keepsThis }: { keepsThis: boolean },
): Promise<void> {
  await ctx.db.transaction().execute(async (trx) => {
    const sessionsEnded = await deleteSessionsOf(trx, accountId, { except: keepsThis ? hash : null })
    if (sessionsEnded === 0) return
    await recordAccountAct(trx, { accountId, act: 'sessions.ended', facts: { sessionsEnded } })
  })
  await ctx.rights.changed({ accountId })
}

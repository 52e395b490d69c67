import { countKeys, findPasswordOf } from '@plenary/db/credentials.ts'
import { updateSessionProof } from '@plenary/db/sessions.ts'
import type { proofSchema } from '@plenary/shared/accounts.ts'
import { AppError } from '@plenary/shared/errors.ts'
import { PROOF_MINUTES } from '@plenary/shared/limits.ts'
import type * as z from 'zod/mini'
import type { ServerContext } from '../context.ts'
import { checkCode } from './codes.ts'
import { isPassword } from './passwords.ts'
import type { Session } from './session.ts'

/**
 * Whether somebody has proved within the last minutes that this session is still theirs. An account without any key,
 * such as a guest's, has nothing to prove it with, and passes.
 */
export async function isProved(ctx: ServerContext, { accountId, provedAt }: Session): Promise<boolean> {
  if (provedAt && ctx.now() - provedAt.getTime() < PROOF_MINUTES * 60_000) return true
  const keys = await countKeys(ctx.db, accountId)
  return !keys.hasPassword && keys.passkeys === 0
}

/**
 * Takes a password, and a code where the account asks for one, as a proof.
 *
 * @throws {AppError} `too-many-requests`, `wrong-credentials`, `code-needed`, `wrong-code`
 */
export async function proveByPassword(
  ctx: ServerContext,
  session: Session,
  { password, code, address }: z.infer<typeof proofSchema> & { address: string },
): Promise<void> {
  ctx.throttles.take('proof', session.hash)
  const passwordHash = await findPasswordOf(ctx.db, session.accountId)
  if (!(await isPassword(password, passwordHash))) throw new AppError('wrong-credentials')
  ctx.throttles.giveBack('proof', session.hash)
  await checkCode(ctx, session.accountId, { code, address })
  await updateSessionProof(ctx.db, session.hash, new Date(ctx.now()))
}

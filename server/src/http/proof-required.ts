import { AppError } from '@plenary/shared/errors.ts'
import { createMiddleware } from 'hono/factory'
import { isProved } from '../accounts/proofs.ts'
import type { ServerContext } from '../context.ts'
import type { SignedInEnv } from './session-required.ts'

/** Lets a request behind `requireSession` pass only when somebody has lately shown that it is still them. */
export function requireProof(ctx: ServerContext) {
  return createMiddleware<SignedInEnv>(async (c, next) => {
    if (!(await isProved(ctx, c.get('session')))) throw new AppError('proof-needed')
    await next()
  })
}

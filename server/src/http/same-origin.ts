import { AppError } from '@plenary/shared/errors.ts'
import type { MiddlewareHandler } from 'hono'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** Whether a request comes from a page of ours. Exact: no suffix, case or port variant, and `null` is foreign. */
export function isOwnOrigin(origin: string | null | undefined, origins: readonly string[]): boolean {
  return typeof origin === 'string' && origins.includes(origin)
}

/** Refuses every unsafe request that does not come from a page of ours, with or without a session. */
export function requireOwnOrigin(ctx: { config: { origins: readonly string[] } }): MiddlewareHandler {
  return async (c, next) => {
    const isAllowed =
      SAFE_METHODS.includes(c.req.method) || isOwnOrigin(c.req.header('Origin'), ctx.config.origins)
    if (!isAllowed) throw new AppError('foreign-origin')
    await next()
  }
}

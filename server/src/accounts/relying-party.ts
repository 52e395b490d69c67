import { isIP } from 'node:net'
import { AppError } from '@plenary/shared/errors.ts'
import type { ServerContext } from '../context.ts'

/** The site that a passkey belongs to, and the page that asks for it (WebAuthn Level 3, 5.1.2). */
export type RelyingParty = { id: string; origin: string }

/**
 * The relying party of a request, by its `Origin`.
 *
 * @throws {AppError} `passkey-failed` for a server that is reached by a bare address: browsers make no passkey for one
 */
export function relyingParty(ctx: ServerContext, origin: string | undefined): RelyingParty {
  if (!origin || !ctx.config.origins.includes(origin)) throw new AppError('foreign-origin')
  const { hostname } = new URL(origin)
  if (isIP(hostname) !== 0 || hostname.startsWith('[')) throw new AppError('passkey-failed')
  return { id: hostname, origin }
}

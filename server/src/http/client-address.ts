import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** Where a request comes from, for throttling only; never stored or logged. */
export function clientAddress(c: Context, trustsProxy: boolean): string {
  if (trustsProxy) {
    const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
    if (forwarded) return forwarded
  }
  const { incoming } = c.env as { incoming?: IncomingMessage }
  return incoming?.socket.remoteAddress ?? 'unknown'
}

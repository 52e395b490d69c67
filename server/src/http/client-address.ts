import type { IncomingMessage } from 'node:http'
import type { Context } from 'hono'

/** Where a request comes from, for throttling only; never stored or logged. */
export function clientAddress(c: Context, trustsProxy: boolean): string {
  if (trustsProxy) {
    const forwarded = c.req.header('X-Forwarded-For')?.split(',').at(-1)?.trim()
    if (forwarded) return networkOf(forwarded)
  }
  const { incoming } = c.env as { incoming?: IncomingMessage }
  return networkOf(incoming?.socket.remoteAddress ?? 'unknown')
}

/**
 * An IPv6 address by its first 64 bits: whoever has one has all that begin with these, and a limit for each would be
 * none (RFC 6177). Others as they are.
 */
export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1)
  const [before = '', after] = address.split('::')
  const groups = before.split(':')
  const rest = after ? after.split(':') : []
  const zeros = after === undefined ? [] : Array(Math.max(0, 8 - groups.length - rest.length)).fill('0')
  return [...groups, ...zeros, ...rest]
    .slice(0, 4)
    .map((group) => group || '0')
    .join(':')
}

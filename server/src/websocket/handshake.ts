import { createHash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** RFC 6455, 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11'
/** Sixteen bytes in base64. */
const KEY = /^[A-Za-z0-9+/]{22}==$/

/**
 * The answer that makes a WebSocket of an HTTP request, or null for a request that asks for none as RFC 6455, 4.2.1
 * wants it. No extensions and no subprotocols are agreed on.
 */
export function acceptanceOf({ method, headers }: IncomingMessage): string | null {
  const key = headers['sec-websocket-key']
  const isAsked = method === 'GET' && headers.upgrade?.toLowerCase() === 'websocket'
  if (!isAsked || !key || !KEY.test(key) || headers['sec-websocket-version'] !== '13') return null
  const accept = createHash('sha1').update(`${key}${GUID}`).digest('base64')
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    '\r\n',
  ].join('\r\n')
}

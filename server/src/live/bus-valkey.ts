import { createClient } from '@redis/client'
import type { BusCarrier } from './bus-carrier.ts'

/** Some hundred presences; a larger packet would only hold up those behind it. */
const MAX_PACKET_BYTES = 64 * 1024

/**
 * Valkey (or Redis, from 6 on) as a carrier, with a channel for each room, so that a node is sent only what concerns
 * its rooms. Channels know no database numbers; as a part of their names, the number keeps installations apart.
 */
export function valkeyCarrier(valkeyUrl: string): BusCarrier {
  const url = new URL(valkeyUrl)
  const prefix = `plenary:${url.pathname.slice(1) || '0'}`
  return {
    name: 'valkey',
    tellsOfOthers: false,
    maxPacketBytes: MAX_PACKET_BYTES,
    roomChannel: (roomId) => `${prefix}:room:${roomId}`,
    heartbeatChannel: (nodeId) => `${prefix}:node:${nodeId}`,
    async connect(onPacket, signal) {
      signal.throwIfAborted()
      const client = newClient(valkeyUrl)
      const { promise: lost, resolve: lose } = Promise.withResolvers<unknown>()
      client.on('error', lose)
      client.on('end', () => lose(new Error('the connection has ended')))
      const abort = () => client.destroy()
      signal.addEventListener('abort', abort, { once: true })
      try {
        await client.connect()
      } catch (cause) {
        client.destroy()
        throw signal.aborted ? signal.reason : cause
      } finally {
        signal.removeEventListener('abort', abort)
      }
      const hear = (bytes: Buffer) => onPacket(bytes)
      return {
        lost,
        listen: (channels) => client.subscribe([...channels], hear, true),
        unlisten: (channel) => client.unsubscribe(channel, hear, true),
        async send(packets) {
          await Promise.all(packets.map(({ channel, bytes }) => client.publish(channel, Buffer.from(bytes))))
        },
        close: async () => client.destroy(),
      }
    },
  }
}

/**
 * A client for one connection. Its own reconnecting is off, with its queue for the time between: what waits, what is
 * listened to and when to try again is the same for every carrier, and decided in one place.
 */
function newClient(valkeyUrl: string) {
  return createClient({
    url: valkeyUrl.replace(/^valkey:/, 'redis:'),
    // With version 3 of the protocol one connection can listen and publish, which keeps both in one order.
    RESP: 3,
    socket: { reconnectStrategy: false },
    disableOfflineQueue: true,
    maintNotifications: 'disabled',
    name: 'plenary-bus',
  })
}

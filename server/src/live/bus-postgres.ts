import { MAX_NOTIFICATION_BYTES, openNotifications } from '@plenary/db/notifications.ts'
import type { BusCarrier } from './bus-carrier.ts'

/** One for all rooms: each backend of the database is woken by every notification anyway. */
const CHANNEL = 'plenary_bus'

/** Notifications are text: three bytes take four characters. */
const MAX_PACKET_BYTES = Math.floor(MAX_NOTIFICATION_BYTES / 4) * 3

/** PostgreSQL's own notifications (LISTEN, NOTIFY) as a carrier: nothing more to run beside the database. */
export function postgresCarrier(databaseUrl: string): BusCarrier {
  return {
    name: 'postgres',
    tellsOfOthers: true,
    maxPacketBytes: MAX_PACKET_BYTES,
    roomChannel: () => CHANNEL,
    heartbeatChannel: () => CHANNEL,
    async connect(onPacket, signal) {
      const notifications = await openNotifications(
        databaseUrl,
        ({ payload }) => onPacket(Buffer.from(payload, 'base64')),
        signal,
      )
      return {
        lost: notifications.lost,
        async listen(channels) {
          for (const channel of channels) await notifications.listen(channel)
        },
        unlisten: (channel) => notifications.unlisten(channel),
        send: (packets) =>
          notifications.notify(
            packets.map(({ channel, bytes }) => ({
              channel,
              payload: Buffer.from(bytes).toString('base64'),
            })),
          ),
        close: () => notifications.close(),
      }
    },
  }
}

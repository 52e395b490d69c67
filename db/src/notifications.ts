import { Socket } from 'node:net'
import pg from 'pg'

/** One line of text on one of PostgreSQL's channels. */
export type Notification = { channel: string; payload: string }

/** PostgreSQL takes payloads below 8,000 bytes (NOTIFY, in its manual). */
export const MAX_NOTIFICATION_BYTES = 7_999

/** A connection that speaks and listens on channels of its database, until it ends. */
export type Notifications = {
  /** Notifications of a channel arrive from then on, this connection's own included. */
  listen(channel: string): Promise<void>
  unlisten(channel: string): Promise<void>
  /** Resolves when they are sent, in their order. */
  notify(notifications: readonly Notification[]): Promise<void>
  /** Resolves with the reason when the connection has ended by itself. */
  readonly lost: Promise<unknown>
  /** Ends it at once; whatever still waits for an answer rejects. */
  close(): Promise<void>
}

/**
 * A connection of its own for notifications: one of a pool would not keep listening. PostgreSQL writes each of them
 * to its log on disk, while no other commit with one can pass; since they may be lost, that is not waited for.
 *
 * @throws an error of the driver when the database cannot be reached; the signal's reason when it is aborted
 */
export async function openNotifications(
  url: string,
  onNotification: (notification: Notification) => void,
  signal: AbortSignal,
): Promise<Notifications> {
  signal.throwIfAborted()
  const socket = new Socket()
  const client = new pg.Client({ connectionString: url, stream: () => socket, keepAlive: true })
  const { promise: lost, resolve: lose } = Promise.withResolvers<unknown>()
  client.on('error', lose)
  client.on('end', () => lose(new Error('the connection has ended')))
  client.on('notification', ({ channel, payload = '' }) => onNotification({ channel, payload }))
  const abort = () => socket.destroy()
  signal.addEventListener('abort', abort, { once: true })
  try {
    await client.connect()
    await client.query('set synchronous_commit to off')
  } catch (cause) {
    socket.destroy()
    throw signal.aborted ? signal.reason : cause
  } finally {
    signal.removeEventListener('abort', abort)
  }
  return {
    lost,
    async listen(channel) {
      await client.query(`listen ${client.escapeIdentifier(channel)}`)
    },
    async unlisten(channel) {
      await client.query(`unlisten ${client.escapeIdentifier(channel)}`)
    },
    async notify(notifications) {
      await client.query(
        'select pg_notify(channel, payload) from unnest($1::text[], $2::text[]) as n (channel, payload)',
        [notifications.map(({ channel }) => channel), notifications.map(({ payload }) => payload)],
      )
    },
    async close() {
      // Not `end()`: it says goodbye, and waits for an answer that a dead line never gives.
      socket.destroy()
      await lost
    },
  }
}

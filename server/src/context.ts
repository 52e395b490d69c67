import type { Db } from '@plenary/db/database.ts'
import type { RoomOfAccount, RoomSeatRecord } from '@plenary/db/rooms.ts'
import type { LeaseHolder } from '@plenary/db/updates.ts'
import type { ClientId, RoomId } from '@plenary/shared/ids.ts'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Errands } from './errands.ts'
import type { Gathering } from './gathering.ts'
import type { Throttles } from './http/throttles.ts'
import type { InboxNews } from './inbox/inbox-news.ts'
import type { Folder } from './live/folder.ts'
import type { LiveRooms } from './live/live-rooms.ts'
import type { Mailer } from './mail/mailer.ts'
import type { Rights } from './rights/rights.ts'
import type { RoomEvents } from './rooms/room-events.ts'

/** What a rule may reach. */
export type ServerContext = {
  config: Config
  db: Db
  storage: 'embedded' | 'postgres'
  live: LiveRooms
  /** Of those who come into rooms: sixty at once, or thousands after a restart, would be as many statements in a queue. */
  seats: Gathering<'rooms', RoomOfAccount, RoomSeatRecord[]>
  /** Of client ids, likewise: each takes the room's row and a commit. */
  leases: Gathering<RoomId, LeaseHolder, ClientId>
  folder: Folder
  rights: Rights
  events: RoomEvents
  inboxNews: InboxNews
  mailer: Mailer
  errands: Errands
  logger: Logger
  throttles: Throttles
  now: () => number
}

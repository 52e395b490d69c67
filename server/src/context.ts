import type { Db } from '@plenary/db/database.ts'
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
  /** Of client ids: each takes the room's row and a commit, so that sixty people at once would be sixty in a queue. */
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

import type { Db } from '@plenary/db/database.ts'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Errands } from './errands.ts'
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

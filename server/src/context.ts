import type { Db } from '@plenary/db/database.ts'
import type { Logger } from 'pino'
import type { Config } from './config.ts'
import type { Throttles } from './http/throttles.ts'
import type { LiveRooms } from './live/live-rooms.ts'

/** What a rule may reach. */
export type ServerContext = {
  config: Config
  db: Db
  storage: 'embedded' | 'postgres'
  live: LiveRooms
  logger: Logger
  throttles: Throttles
  now: () => number
}

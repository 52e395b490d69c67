import type { RoomId } from '@plenary/shared/ids.ts'
import type { Logger } from 'pino'
import type { Bus } from './bus.ts'
import type { RoomStore } from './room-store.ts'
import type { RoomText } from './room-text.ts'
import type { UpdateLog } from './update-log.ts'

/** What a room reaches. */
export type RoomSurroundings = {
  store: RoomStore
  log: UpdateLog
  bus: Bus
  logger: Logger
  now: () => number
}

export type LiveRoomInput = RoomSurroundings & {
  id: RoomId
  text: RoomText
  /** Called with each word about something beside the text, from this node or another. */
  onWord: (text: string) => void
  /** Called after each commit. */
  onCommitted: () => void
  /** Called when most of the text has gone, with the row of the log up to which it was there. */
  onFallen: (seq: number) => void
  /** Called once, when the room has closed itself: after a failure, or since its log was purged. */
  onEnded: () => void
}

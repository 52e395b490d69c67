import type { Db } from '@plenary/db/database.ts'
import { listStillSections } from '@plenary/db/plans.ts'
import {
  appendUpdates,
  findCheckpoint,
  type LogRow,
  listLogRows,
  listLogSeqs,
  putCheckpoint,
  type RoomBatch,
} from '@plenary/db/updates.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { FoldedText } from './fold.ts'
import type { Checkpoint } from './room-text.ts'

/** A place in a room's log: a row of it, as it was in an epoch. */
export type LogPlace = { seq: number; epoch: number }

/** Where texts are kept, as the engine needs it. The simulation has one that fails in every way. */
export type RoomStore = {
  findCheckpoint(roomId: RoomId): Promise<Checkpoint | null>
  /** Rows of a room's log after a seq, in order, at most `limit`. */
  listRows(roomId: RoomId, afterSeq: number, limit: number): Promise<LogRow[]>
  /** The last seq of each room's log. */
  listSeqs(roomIds: readonly RoomId[]): Promise<Map<RoomId, number>>
  /** The headings of the sections of each room that take no change; nothing for a room that has none. */
  listStillSections(roomIds: readonly RoomId[]): Promise<Map<RoomId, string[]>>
  /** Commits each room's rows whose log ends where the batch says; gives the rooms whose rows are stored. */
  append(batches: readonly RoomBatch[]): Promise<Set<RoomId>>
  putCheckpoint(roomId: RoomId, at: LogPlace, text: FoldedText): Promise<void>
}

/** The texts in a database. */
export function openRoomStore(db: Db): RoomStore {
  return {
    findCheckpoint: (roomId) => findCheckpoint(db, roomId),
    listRows: (roomId, afterSeq, limit) => listLogRows(db, { roomId, afterSeq, limit }),
    listSeqs: (roomIds) => listLogSeqs(db, roomIds),
    listStillSections: (roomIds) => listStillSections(db, roomIds),
    append: (batches) => appendUpdates(db, batches),
    putCheckpoint: (roomId, at, text) => putCheckpoint(db, { roomId, ...at, ...text }),
  }
}

import { type Db, openDatabase } from '@plenary/db/database.ts'
import {
  appendUpdates,
  findCheckpoint,
  leaseClientId,
  listLogRows,
  listLogSeqs,
  type NewRow,
} from '@plenary/db/updates.ts'
import type { Connection } from '@plenary/server/live/connection.ts'
import { Folder } from '@plenary/server/live/folder.ts'
import type { LiveRoom } from '@plenary/server/live/live-room.ts'
import { LiveRooms } from '@plenary/server/live/live-rooms.ts'
import { openRoomStore } from '@plenary/server/live/room-store.ts'
import { SilentBus } from '@plenary/server/live/silent-bus.ts'
import { createLogger } from '@plenary/server/logger.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { decodeMessage, type Message } from '@plenary/shared/protocol.ts'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { listDemoRooms } from './demo-rooms.ts'
import { newDatabaseUrl } from './test-database.ts'

/** A connection that keeps what it was sent, and with which codes it was closed. */
export type TestConnection = Connection & { closed: string[]; got: Message[] }

/** The engine alone on a database with the demo: no HTTP, no socket. `roomId` is the submission. */
export async function openEngine({ lingerMs = 15_000 } = {}) {
  const { db, close } = await openDatabase(await newDatabaseUrl('any'))
  onTestFinished(close)
  const live = openLiveRooms(db, lingerMs)
  const rooms = await listDemoRooms(db)
  const [room, otherRoom] = rooms
  if (!room || !otherRoom) throw new Error('no demo')
  const author = { memberId: room.memberId, organizationId: room.organizationId, sessionHash: null }
  const connect = async (): Promise<TestConnection> => {
    const clientId = await leaseClientId(db, { roomId: room.id, ...author })
    const closed: string[] = []
    const got: Message[] = []
    const { memberId } = author
    const organization = {
      id: room.organizationId,
      name: { en: 'L', fr: 'L' },
      shortName: 'L',
      letters: 'L',
      hue: 1,
    } as const
    return {
      clientId,
      memberId,
      ownIds: new Set([clientId]),
      author,
      person: { memberId, name: 'Imani O.', organization },
      role: 'editor',
      canWrite: true,
      closed,
      got,
      spend: () => {},
      send: (frames) => got.push(...frames.map(decodeMessage)),
      sendText: (frames) => got.push(...frames.map(decodeMessage)),
      close: (code) => closed.push(code),
    }
  }
  const checkpointSeq = async () =>
    (
      await db
        .selectFrom('room_checkpoints')
        .select('seq')
        .where('room_id', '=', room.id)
        .executeTakeFirstOrThrow()
    ).seq
  return { db, live, roomId: room.id, otherRoomId: otherRoom.id, author, connect, checkpointSeq }
}

/** An engine alone on a database, stopped with the test. */
export function openLiveRooms(db: Db, lingerMs = 15_000): LiveRooms {
  const folder = new Folder()
  const live = new LiveRooms({
    store: openRoomStore(db),
    bus: new SilentBus(),
    folder,
    logger: createLogger('silent'),
    now: Date.now,
    lingerMs,
  })
  onTestFinished(() => folder.close())
  onTestFinished(() => live.stop())
  return live
}

/** A message of a connection whose answer nobody waits for; a refusal that comes later fails the test. */
export function say(room: LiveRoom, connection: Connection, message: Message): void {
  void room.receive(connection, message)
}

/** The committed text of a room as one update. */
export function stateOf(room: LiveRoom): Uint8Array {
  return Y.encodeStateAsUpdate(room.text.toDocument())
}

/** The committed text of a room as Yjs writes it out. */
export function committedText(room: LiveRoom): string {
  return room.text.toDocument().getXmlFragment('document').toString()
}

/** The stored text of a room: its checkpoint, and every row after it. */
export async function storedText(db: Db, roomId: RoomId) {
  const checkpoint = await findCheckpoint(db, roomId)
  const tail = await listLogRows(db, { roomId, afterSeq: checkpoint?.seq ?? 0, limit: 100_000 })
  return { checkpoint, tail }
}

/** Writes rows to a log as another server would; whoever has the room open knows nothing of it. */
export async function appendRows(db: Db, roomId: RoomId, rows: readonly NewRow[]): Promise<void> {
  const afterSeq = (await listLogSeqs(db, [roomId])).get(roomId) ?? 0
  const stored = await appendUpdates(db, [{ roomId, afterSeq, rows }])
  if (!stored.has(roomId)) throw new Error('somebody else wrote to the log')
}

/** Updates as a typist makes them, one letter each, at the end of the first paragraph. */
export function typist(clientId: number, state: Uint8Array) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  doc.clientID = clientId
  const heading = doc.getXmlFragment('document').get(0)
  const text = heading instanceof Y.XmlElement ? heading.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  return (letter: string): Uint8Array => {
    const before = Y.encodeStateVector(doc)
    text.insert(text.length, letter)
    return Y.encodeStateAsUpdate(doc, before)
  }
}

/** The text that a connection has been shown so far. */
export function textOf(got: readonly Message[]): string {
  const doc = new Y.Doc()
  for (const message of got)
    if (message.type === 'sync-step-2' || message.type === 'update') Y.applyUpdate(doc, message.update)
  return doc.getXmlFragment('document').toString()
}

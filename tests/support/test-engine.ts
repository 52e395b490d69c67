import { openDatabase } from '@plenary/db/database.ts'
import { leaseClientId } from '@plenary/db/updates.ts'
import type { Connection } from '@plenary/server/live/live-room.ts'
import { LiveRooms } from '@plenary/server/live/live-rooms.ts'
import { createLogger } from '@plenary/server/logger.ts'
import { decodeMessage, type Message } from '@plenary/shared/protocol.ts'
import { onTestFinished } from 'vitest'
import * as Y from 'yjs'
import { listDemoRooms } from './demo-rooms.ts'
import { newDatabaseUrl } from './test-database.ts'

/** A connection that keeps what it was sent, and with which codes it was closed. */
export type TestConnection = Connection & { closed: string[]; got: Message[] }

/** The engine alone on an embedded database with the demo: no HTTP, no socket. `roomId` is the submission. */
export async function openEngine({ lingerMs = 15_000 } = {}) {
  const { db, close } = await openDatabase(await newDatabaseUrl('embedded'))
  onTestFinished(close)
  const live = new LiveRooms({ db, logger: createLogger('silent'), now: Date.now, lingerMs })
  onTestFinished(() => live.stop())
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
      ownIds: new Set([clientId]),
      author,
      person: { memberId, name: 'Imani O.', organization },
      canWrite: true,
      closed,
      got,
      send: (frame) => got.push(decodeMessage(frame)),
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

import { openDatabase } from '@plenary/db/database.ts'
import { leaseClientId } from '@plenary/db/updates.ts'
import type { Connection } from '@plenary/server/live/live-room.ts'
import { LiveRooms } from '@plenary/server/live/live-rooms.ts'
import { createLogger } from '@plenary/server/logger.ts'
import { CHECKPOINT_EVERY_UPDATES } from '@plenary/shared/limits.ts'
import { encodePresence } from '@plenary/shared/presence.ts'
import { decodeMessage, type Message } from '@plenary/shared/protocol.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { newDatabaseUrl } from '../support/test-database.ts'
import { until } from '../support/until.ts'

async function openEngine({ lingerMs = 15_000 } = {}) {
  const { db, close } = await openDatabase(await newDatabaseUrl('embedded'))
  onTestFinished(close)
  const live = new LiveRooms({ db, logger: createLogger('silent'), now: Date.now, lingerMs })
  onTestFinished(() => live.stop())
  const room = await db
    .selectFrom('rooms')
    .innerJoin('members', 'members.id', 'rooms.created_by')
    .select(['rooms.id', 'members.id as memberId', 'members.organization_id as organizationId'])
    .orderBy('rooms.id')
    .executeTakeFirstOrThrow()
  const author = { memberId: room.memberId, organizationId: room.organizationId, sessionHash: null }
  const connect = async (): Promise<Connection & { closed: string[]; got: Message[] }> => {
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
  return { db, live, roomId: room.id, connect, checkpointSeq }
}

/** Updates as a typist makes them, one letter each, at the end of the first paragraph. */
function typist(clientId: number, state: Uint8Array) {
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

describe('a room in memory', () => {
  test('[LI1] is loaded once, however many come at once', async () => {
    const { live, roomId } = await openEngine()
    const rooms = await Promise.all(Array.from({ length: 20 }, () => live.open(roomId)))
    expect(new Set(rooms).size).toBe(1)
  })

  test('[LI2] leaves memory after the last has left, and its log is folded', async () => {
    const { live, roomId, connect, checkpointSeq } = await openEngine({ lingerMs: 0 })
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const before = await checkpointSeq()
    const type = typist(connection.clientId, room.capture()?.state ?? new Uint8Array())
    for (const letter of 'words') room.receive(connection, { type: 'update', update: type(letter) })
    room.leave(connection)
    live.release(room)
    await until('the room has closed', () => !room.isOpen)
    expect(await checkpointSeq()).toBeGreaterThan(before)
    const again = await live.open(roomId)
    expect(again).not.toBe(room)
    expect(again.capture()?.fragment.toString()).toContain('memberswords')
  })

  test('[LI3] whoever comes while it goes gets it anew, with every word', async () => {
    const { live, roomId, connect } = await openEngine({ lingerMs: 0 })
    for (let round = 0; round < 20; round++) {
      const room = await live.open(roomId)
      const connection = await connect()
      const type = typist(connection.clientId, (await settledState(room)) ?? new Uint8Array())
      room.join(connection)
      room.receive(connection, { type: 'update', update: type(`(${round})`) })
      room.leave(connection)
      live.release(room)
    }
    const last = await live.open(roomId)
    await last.settled()
    const text = last.capture()?.fragment.toString()
    for (let round = 0; round < 20; round++) expect(text).toContain(`(${round})`)
  })

  test('[LI4] folds a long log while people are in it', async () => {
    const { live, roomId, connect, checkpointSeq } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const before = await checkpointSeq()
    const type = typist(connection.clientId, room.capture()?.state ?? new Uint8Array())
    for (let n = 0; n < CHECKPOINT_EVERY_UPDATES; n++)
      room.receive(connection, { type: 'update', update: type('x') })
    await until('the log is folded', async () => (await checkpointSeq()) >= before + CHECKPOINT_EVERY_UPDATES)
    expect(connection.closed).toEqual([])
  })

  test('[LI5] a stopping server sends people away to come back, and keeps what they wrote', async () => {
    const { live, roomId, connect, checkpointSeq } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const before = await checkpointSeq()
    const type = typist(connection.clientId, room.capture()?.state ?? new Uint8Array())
    room.receive(connection, { type: 'update', update: type('last words') })
    await live.stop()
    expect(connection.closed).toEqual(['restarting'])
    expect(await checkpointSeq()).toBe(before + 1)
    await expect(live.open(roomId)).rejects.toThrow('restarting')
  })

  test('[LI6] somebody who has left is heard no more', async () => {
    const { live, roomId, connect } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const type = typist(connection.clientId, room.capture()?.state ?? new Uint8Array())
    const seq = room.seq
    room.leave(connection)
    room.receive(connection, { type: 'update', update: type('too late') })
    await room.settled()
    expect(room.seq).toBe(seq)
  })

  test('[AU2] a frame of presence is the server’s to send, never a client’s to pass on', async () => {
    const { live, roomId, connect } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const presence = encodePresence([{ clientId: 1, clock: 1, state: {} }])
    expect(() => room.receive(connection, { type: 'presence', presence })).toThrow('presence from a client')
  })
})

async function settledState(room: { settled(): Promise<void>; capture(): { state: Uint8Array } | null }) {
  await room.settled()
  return room.capture()?.state
}

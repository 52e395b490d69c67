import type { LiveRoom } from '@plenary/server/live/live-room.ts'
import { FOLD_AFTER_BYTES, MAX_LINES_PER_MEMBER } from '@plenary/shared/limits.ts'
import { decodePresence, encodePresence } from '@plenary/shared/presence.ts'
import * as encoding from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { committedText, openEngine, openLiveRooms, say, stateOf, typist } from '../support/test-engine.ts'
import { until } from '../support/until.ts'

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
    const type = typist(connection.clientId, stateOf(room))
    for (const letter of 'words') say(room, connection, { type: 'update', update: type(letter) })
    room.leave(connection)
    live.release(room)
    await until('the room has closed', () => !room.isOpen)
    expect(await checkpointSeq()).toBeGreaterThan(before)
    const again = await live.open(roomId)
    expect(again).not.toBe(room)
    expect(committedText(again)).toContain('memberswords')
  })

  test('[LI3] whoever comes while it goes gets it anew, with every word', async () => {
    const { live, roomId, connect } = await openEngine({ lingerMs: 0 })
    for (let round = 0; round < 20; round++) {
      const room = await live.open(roomId)
      const connection = await connect()
      const type = typist(connection.clientId, await settledState(room))
      room.join(connection)
      say(room, connection, { type: 'update', update: type(`(${round})`) })
      room.leave(connection)
      live.release(room)
    }
    const last = await live.open(roomId)
    await last.settled()
    const text = committedText(last)
    for (let round = 0; round < 20; round++) expect(text).toContain(`(${round})`)
  })

  test('[LI4] folds a long log while people are in it', async () => {
    const { live, roomId, connect, checkpointSeq } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const before = await checkpointSeq()
    const type = typist(connection.clientId, stateOf(room))
    for (let n = 0; n < 12; n++) {
      say(room, connection, { type: 'sync-step-2', update: type('x'.repeat(FOLD_AFTER_BYTES / 10)) })
    }
    await until('the log is folded', async () => (await checkpointSeq()) >= before + 10)
    await room.settled()
    expect(connection.closed).toEqual([])
    expect(committedText(room)).toContain('x'.repeat(FOLD_AFTER_BYTES))
  })

  test('[LI5] a stopping server sends people away to come back, and keeps what they wrote', async () => {
    const { live, roomId, connect, checkpointSeq } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const before = await checkpointSeq()
    const type = typist(connection.clientId, stateOf(room))
    say(room, connection, { type: 'update', update: type('last words') })
    await live.stop()
    expect(connection.closed).toEqual(['restarting'])
    expect(await checkpointSeq()).toBe(before + 1)
    await expect(live.open(roomId)).rejects.toThrow('restarting')
  })

  test('[DU1] when Yjs tidies up after a change, the change itself is stored and shown too', async () => {
    const { db, live, roomId, connect } = await openEngine()
    const room = await live.open(roomId)
    const [one, two, witness] = [await connect(), await connect(), await connect()]
    const state = stateOf(room)
    for (const connection of [one, two, witness]) {
      room.join(connection)
      say(room, connection, { type: 'sync-step-1', stateVector: Y.encodeStateVector(new Y.Doc()) })
    }
    // Both make the same first word bold at once; the second pastes as well, in a sync step 2.
    const bold = (clientId: number, paste: string) => {
      const doc = new Y.Doc()
      Y.applyUpdate(doc, state)
      doc.clientID = clientId
      const before = Y.encodeStateVector(doc)
      const block = doc.getXmlFragment('document').get(1) as Y.XmlElement
      const text = block.get(0) as Y.XmlText
      doc.transact(() => {
        text.format(0, 5, { italic: {} })
        if (paste) text.insert(text.length, paste)
      })
      return Y.encodeStateAsUpdate(doc, before)
    }
    say(room, one, { type: 'update', update: bold(one.clientId, '') })
    say(room, two, { type: 'sync-step-2', update: bold(two.clientId, 'PASTED WORDS') })
    await room.settled()
    const copy = new Y.Doc()
    for (const message of witness.got) {
      if (message.type === 'sync-step-2' || message.type === 'update') Y.applyUpdate(copy, message.update)
    }
    expect(copy.getXmlFragment('document').toString()).toContain('PASTED WORDS')
    expect(copy.store.pendingStructs).toBeNull()
    // What a fresh server reads is the same, and complete.
    expect(committedText(await openLiveRooms(db).open(roomId))).toContain('PASTED WORDS')
  })

  test('[GA3] what claims to be known already is cut off, so that it can do nothing', async () => {
    const { live, roomId, connect } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const type = typist(connection.clientId, stateOf(room))
    say(room, connection, { type: 'update', update: type('hi') })
    await room.settled()
    const before = committedText(room)
    const seq = room.seq
    // Position 0 of our own, which is there, now said to stand beside a client that nobody knows.
    const forged = encoding.encode((to) => {
      for (const number of [1, 1, connection.clientId, 0]) encoding.writeVarUint(to, number)
      encoding.writeUint8(to, 0x80 | 4)
      for (const number of [999, 5]) encoding.writeVarUint(to, number)
      encoding.writeVarString(to, 'x')
      encoding.writeVarUint(to, 0)
    })
    say(room, connection, { type: 'update', update: forged })
    await room.settled()
    expect(room.isOpen).toBe(true)
    expect(room.seq).toBe(seq)
    expect(committedText(room)).toBe(before)
  })

  test('[LI7] a text has a largest size; beyond it an update is refused, the room goes on, and one can delete', async () => {
    const { live, roomId, connect } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const type = typist(connection.clientId, stateOf(room))
    const grow = () => {
      for (let n = 0; n < 6; n++)
        say(room, connection, { type: 'sync-step-2', update: type('x'.repeat(900_000)) })
    }
    expect(grow).toThrow('document-full')
    await room.settled()
    expect(room.isOpen).toBe(true)
    // A full text has a way back: what only deletes passes.
    const { seq } = room
    say(room, connection, { type: 'update', update: deleteFirstBlock(stateOf(room)) })
    await room.settled()
    expect(room.seq).toBe(seq + 1)
  })

  test('[LI8] one member holds so many lines into a room and no more; the oldest goes', async () => {
    const { live, roomId, connect } = await openEngine()
    const room = await live.open(roomId)
    const lines = await Promise.all(Array.from({ length: MAX_LINES_PER_MEMBER + 1 }, connect))
    for (const line of lines) room.join(line)
    expect(lines.map(({ closed }) => closed.length)).toEqual([1, ...Array(MAX_LINES_PER_MEMBER).fill(0)])
    expect(lines[0]?.closed).toEqual(['too-many-requests'])
  })

  test('[AU2] a cursor that stands nowhere in the text is not passed on', async () => {
    const { live, roomId, connect } = await openEngine()
    const room = await live.open(roomId)
    const [one, witness] = [await connect(), await connect()]
    for (const connection of [one, witness]) {
      room.join(connection)
      say(room, connection, { type: 'sync-step-1', stateVector: Y.encodeStateVector(new Y.Doc()) })
    }
    const nowhere = { item: { client: 4_242, clock: 7 } }
    room.move(one, { cursor: { anchor: nowhere, head: nowhere }, sectionId: null })
    const seen = await until('presence comes', () =>
      witness.got.find((message) => message.type === 'presence' && message.presence.length > 3),
    )
    const entries = seen.type === 'presence' ? decodePresence(seen.presence) : []
    expect(entries.map(({ state }) => state)).toMatchObject([{ cursor: null }])
  })

  test('[LI6] somebody who has left is heard no more', async () => {
    const { live, roomId, connect } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const type = typist(connection.clientId, stateOf(room))
    const seq = room.seq
    room.leave(connection)
    say(room, connection, { type: 'update', update: type('too late') })
    await room.settled()
    expect(room.seq).toBe(seq)
  })

  test('[AU2] a frame of presence is the server’s to send, never a client’s to pass on', async () => {
    const { live, roomId, connect } = await openEngine()
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const presence = encodePresence([{ clientId: 1, clock: 1, state: {} }])
    expect(() => say(room, connection, { type: 'presence', presence })).toThrow('presence from a client')
  })
})

async function settledState(room: LiveRoom): Promise<Uint8Array> {
  await room.settled()
  return stateOf(room)
}

/** What somebody with this text sends who deletes its first block. */
function deleteFirstBlock(state: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  let sent = new Uint8Array()
  doc.on('update', (update: Uint8Array) => {
    sent = new Uint8Array(update)
  })
  doc.getXmlFragment('document').delete(0, 1)
  return sent
}

import type { LiveRooms } from '@plenary/server/live/live-rooms.ts'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  appendRows,
  committedText,
  openEngine,
  say,
  stateOf,
  storedText,
  textOf,
  typist,
} from '../support/test-engine.ts'
import { until } from '../support/until.ts'

test('[LG1] rows stand in the log in the order in which they came', async () => {
  const { db, live, roomId, connect } = await openEngine()
  const room = await live.open(roomId)
  const connection = await connect()
  room.join(connection)
  const type = typist(connection.clientId, stateOf(room))
  for (const letter of 'in order') say(room, connection, { type: 'update', update: type(letter) })
  await room.settled()
  const { checkpoint, tail } = await storedText(db, roomId)
  const doc = new Y.Doc()
  if (checkpoint) Y.applyUpdate(doc, checkpoint.state)
  for (const { update } of tail) {
    Y.applyUpdate(doc, update)
    expect(doc.store.pendingStructs).toBeNull()
  }
  expect(doc.getXmlFragment('document').toString()).toContain('membersin order')
})

test('[DU1] of what several write in one turn, each is sent all that the others wrote', async () => {
  const { live, roomId, connect } = await openEngine()
  const room = await live.open(roomId)
  const [a, b] = [await connect(), await connect()]
  const state = stateOf(room)
  for (const connection of [a, b]) {
    room.join(connection)
    say(room, connection, { type: 'sync-step-1', stateVector: Y.encodeStateVector(new Y.Doc()) })
  }
  const [typeA, typeB] = [typist(a.clientId, state), typist(b.clientId, state)]
  for (let n = 0; n < 450; n++) say(room, a, { type: 'update', update: typeA('a') })
  say(room, b, { type: 'update', update: typeB('B') })
  await room.settled()
  expect(textOf(a.got)).toContain('B')
  expect(textOf(b.got)).toContain('a'.repeat(450))
})

test('[DU1] whoever comes gets what is committed, and the rest when it is', async () => {
  const { live, roomId, connect } = await openEngine()
  const room = await live.open(roomId)
  const [writer, reader] = [await connect(), await connect()]
  for (const connection of [writer, reader]) room.join(connection)
  say(room, writer, { type: 'update', update: typist(writer.clientId, stateOf(room))('(new)') })
  say(room, reader, { type: 'sync-step-1', stateVector: Y.encodeStateVector(new Y.Doc()) })
  expect([committedText(room), textOf(reader.got)].map((text) => text.includes('(new)'))).toEqual([
    false,
    false,
  ])
  await room.settled()
  expect([committedText(room), textOf(reader.got)].map((text) => text.includes('(new)'))).toEqual([
    true,
    true,
  ])
})

test('[LI3] whoever comes while it goes waits, and then all get the same one anew', async () => {
  const { db, live, roomId, connect } = await openEngine({ lingerMs: 0 })
  const room = await live.open(roomId)
  const connection = await connect()
  room.join(connection)
  const type = typist(connection.clientId, stateOf(room))
  let letGo = () => {}
  // An embedded database has one connection: while it is held, the room cannot store, and so cannot go.
  let isHeld = false
  const held = db.transaction().execute(
    () =>
      new Promise<void>((resolve) => {
        isHeld = true
        letGo = resolve
      }),
  )
  await until('the database is held', () => isHeld)
  say(room, connection, { type: 'update', update: type('(last)') })
  // Shown as inside for as long as the room is live, and no longer once it goes.
  room.presence.set(4_242, connection.person, { cursor: null, sectionId: null })
  room.leave(connection)
  live.release(room)
  await until('the room is going', () => live.peopleIn(roomId).length === 0)
  const coming = Promise.all([live.open(roomId), live.open(roomId)])
  letGo()
  await held
  const [first, second] = await coming
  expect(room.isOpen).toBe(false)
  expect(second).toBe(first)
  expect(await live.open(roomId)).toBe(first)
  expect(committedText(first)).toContain('(last)')
})

/** Resolves when a room that was let go after this call has gone: every shorter pause is over then. */
async function afterPause(live: LiveRooms, otherRoomId: Parameters<LiveRooms['open']>[0]) {
  const other = await live.open(otherRoomId)
  live.release(other)
  await until('the other room has gone', () => !other.isOpen)
}

test('[LI2] a room stays for whoever is left in it', async () => {
  const { live, roomId, otherRoomId, connect } = await openEngine({ lingerMs: 0 })
  const room = await live.open(roomId)
  const [a, b] = [await connect(), await connect()]
  room.join(a)
  room.join(b)
  room.leave(a)
  live.release(room)
  await afterPause(live, otherRoomId)
  expect([b.closed, room.isOpen]).toEqual([[], true])
})

test('[LI2] who comes back within the pause keeps the room', async () => {
  const { live, roomId, otherRoomId, connect } = await openEngine({ lingerMs: 0 })
  const room = await live.open(roomId)
  const [a, b] = [await connect(), await connect()]
  room.join(a)
  room.leave(a)
  live.release(room)
  expect(await live.open(roomId)).toBe(room)
  room.join(b)
  await afterPause(live, otherRoomId)
  expect(b.closed).toEqual([])
})

test('[LG7] what somebody else has written to the log comes first, and nothing is lost', async () => {
  const { db, live, roomId, connect, author } = await openEngine()
  const room = await live.open(roomId)
  const [connection, elsewhere] = [await connect(), await connect()]
  room.join(connection)
  say(room, connection, { type: 'sync-step-1', stateVector: Y.encodeStateVector(new Y.Doc()) })
  const [type, typeElsewhere] = [connection, elsewhere].map(({ clientId }) => typist(clientId, stateOf(room)))
  await appendRows(db, roomId, [{ ...author, update: typeElsewhere?.('(theirs)') ?? new Uint8Array() }])
  say(room, connection, { type: 'update', update: type?.('(ours)') ?? new Uint8Array() })
  await room.settled()
  expect(connection.closed).toEqual([])
  for (const text of [committedText(room), textOf(connection.got)]) {
    expect(text).toContain('(theirs)')
  }
  const { checkpoint, tail } = await storedText(db, roomId)
  expect(tail.map(({ seq }) => seq - (checkpoint?.seq ?? 0))).toEqual([1, 2])
})

test('[LG7] words that build on what another server has just written are not refused', async () => {
  const { db, live, roomId, connect, author } = await openEngine()
  const room = await live.open(roomId)
  const [connection, elsewhere] = [await connect(), await connect()]
  room.join(connection)
  const theirs = typist(elsewhere.clientId, stateOf(room))('(theirs)')
  await appendRows(db, roomId, [{ ...author, update: theirs }])
  const ours = typist(connection.clientId, Y.mergeUpdates([stateOf(room), theirs]))('(ours)')
  await room.receive(connection, { type: 'update', update: ours })
  await room.settled()
  expect(committedText(room)).toContain('(theirs)(ours)')
})

test('[LG7] of two lines that wrote different words in one place, one is sent away', async () => {
  const { db, live, roomId, connect, author } = await openEngine()
  const room = await live.open(roomId)
  const connection = await connect()
  room.join(connection)
  const state = stateOf(room)
  say(room, connection, { type: 'update', update: typist(connection.clientId, state)('(here)!') })
  await appendRows(db, roomId, [{ ...author, update: typist(connection.clientId, state)('(there)') }])
  await room.settled()
  expect(committedText(room)).toContain('(there)')
  expect(committedText(room)).not.toContain('(here)!')
  // Known by its place: what stands there is what the log has.
  expect(room.isOpen).toBe(true)
})

test('[LG7] a log with a gap is not opened', async () => {
  const { db, live, roomId, connect, author } = await openEngine()
  const { clientId } = await connect()
  const { checkpoint } = await storedText(db, roomId)
  const type = typist(clientId, checkpoint?.state ?? new Uint8Array())
  type('lost')
  await appendRows(db, roomId, [{ ...author, update: type('after') }])
  await expect(live.open(roomId)).rejects.toMatchObject({ code: 'storage-failed' })
})

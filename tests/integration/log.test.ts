import { type Db, openDatabase } from '@plenary/db/database.ts'
import {
  appendUpdates,
  leaseClientId,
  leaseClientIds,
  listLogSeqs,
  putCheckpoint,
  replaceCheckpoint,
} from '@plenary/db/updates.ts'
import { foldText } from '@plenary/server/live/fold.ts'
import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listDemoRooms } from '../support/demo-rooms.ts'
import { newDatabaseUrl, STORAGES, type Storage, whyNot } from '../support/test-database.ts'
import { appendRows, storedText } from '../support/test-engine.ts'

async function openRooms(storage: Storage) {
  const url = await newDatabaseUrl(storage)
  const { db, close } = await openDatabase(url)
  onTestFinished(close)
  const rooms = await listDemoRooms(db)
  return { url, db, rooms }
}

type Room = { id: RoomId; memberId: MemberId; organizationId: OrganizationId }

function row({ memberId, organizationId }: Room, byte: number) {
  return { memberId, organizationId, sessionHash: null, update: new Uint8Array([byte, 0, 255]) }
}

const NOWHERE = '01a20030-0000-7000-8000-000000000000' as RoomId

describe.each(STORAGES)('on %s', (storage) => {
  const seqOf = async (db: Db, room: Room) => (await listLogSeqs(db, [room.id])).get(room.id) ?? 0

  test.skipIf(whyNot(storage))('[LG1] a batch of several rooms keeps the order of each', async () => {
    const { db, rooms } = await openRooms(storage)
    const [first, second] = rooms as [Room, Room]
    const stored = await appendUpdates(db, [
      { roomId: first.id, afterSeq: await seqOf(db, first), rows: [1, 3, 5].map((n) => row(first, n)) },
      { roomId: second.id, afterSeq: await seqOf(db, second), rows: [2, 4].map((n) => row(second, n)) },
    ])
    expect(stored).toEqual(new Set([first.id, second.id]))
    const after = await Promise.all(rooms.map(({ id }) => storedText(db, id)))
    expect(after.map(({ tail }) => tail.map(({ update }) => [...update]))).toEqual([
      [1, 3, 5].map((n) => [n, 0, 255]),
      [2, 4].map((n) => [n, 0, 255]),
    ])
    expect(after.map(({ checkpoint, tail }) => (tail.at(-1)?.seq ?? 0) - (checkpoint?.seq ?? 0))).toEqual([
      3, 2,
    ])
  })

  test.skipIf(whyNot(storage))(
    '[LG2] of many writers at once each writes only where it knows what stands before',
    async () => {
      const { db, rooms } = await openRooms(storage)
      const starts = await Promise.all(rooms.map((room) => seqOf(db, room)))
      const known = new Map<RoomId, number[]>(rooms.map((room) => [room.id, []]))
      const write = async (writer: number) => {
        for (let n = 0; n < 15; n++) {
          // In turning order, as several servers would lock them in a circle.
          const batches = await Promise.all(
            (writer % 2 ? rooms : rooms.toReversed()).map(async (room) => ({
              roomId: room.id,
              afterSeq: await seqOf(db, room),
              rows: [row(room, writer), row(room, writer)],
            })),
          )
          const stored = await appendUpdates(db, batches)
          for (const { roomId, afterSeq } of batches)
            if (stored.has(roomId)) known.get(roomId)?.push(afterSeq)
        }
      }
      await Promise.all(Array.from({ length: 8 }, (_, writer) => write(writer)))
      for (const [at, { id }] of rooms.entries()) {
        const { tail } = await storedText(db, id)
        const places = known.get(id) ?? []
        expect(places.length).toBeGreaterThan(10)
        expect(new Set(places).size).toBe(places.length)
        expect(tail.map(({ seq }) => seq)).toEqual(
          Array.from({ length: places.length * 2 }, (_, n) => (starts[at] ?? 0) + 1 + n),
        )
      }
    },
  )

  test.skipIf(whyNot(storage))(
    '[LG3] of a batch, a room without a log or whose log is longer than known stores nothing, the others all',
    async () => {
      const { db, rooms } = await openRooms(storage)
      const [first, second] = rooms as [Room, Room]
      const before = await storedText(db, second.id)
      const stored = await appendUpdates(db, [
        { roomId: first.id, afterSeq: await seqOf(db, first), rows: [row(first, 1), row(first, 2)] },
        { roomId: second.id, afterSeq: (await seqOf(db, second)) - 1, rows: [row(second, 1)] },
        { roomId: NOWHERE, afterSeq: 0, rows: [row(first, 1)] },
      ])
      expect(stored).toEqual(new Set([first.id]))
      expect((await storedText(db, first.id)).tail).toHaveLength(2)
      expect(await storedText(db, second.id)).toEqual(before)
    },
  )

  test.skipIf(whyNot(storage))('[LG3] a batch that the database refuses leaves nothing behind', async () => {
    const { db, rooms } = await openRooms(storage)
    const [room] = rooms as [Room]
    const afterSeq = await seqOf(db, room)
    const stranger = { ...row(room, 2), memberId: NOWHERE as unknown as MemberId }
    await expect(
      appendUpdates(db, [{ roomId: room.id, afterSeq, rows: [row(room, 1), stranger] }]),
    ).rejects.toThrow()
    expect(await seqOf(db, room)).toBe(afterSeq)
    expect((await storedText(db, room.id)).tail).toEqual([])
  })

  test.skipIf(whyNot(storage))('[LG4] a hundred leases at once are a hundred client ids', async () => {
    const { db, rooms } = await openRooms(storage)
    const [room] = rooms as [Room]
    const author = { roomId: room.id, memberId: room.memberId, organizationId: room.organizationId }
    const ids = await Promise.all(Array.from({ length: 100 }, () => leaseClientId(db, author)))
    expect(new Set(ids).size).toBe(100)
  })

  test.skipIf(whyNot(storage))('[LG4] of those who come at once each has the id that is theirs', async () => {
    const { db, rooms } = await openRooms(storage)
    const [room] = rooms as [Room]
    const members = await db.selectFrom('members').select(['id', 'organization_id']).orderBy('id').execute()
    const comers = Array.from({ length: 60 }, (_, at) => members[at % members.length] as (typeof members)[0])
    const holders = comers.map((one) => ({ memberId: one.id, organizationId: one.organization_id }))
    const ids = await leaseClientIds(db, room.id, holders)
    expect(new Set(ids).size).toBe(60)
    const kept = await db
      .selectFrom('client_ids')
      .select(['client_id', 'member_id', 'organization_id'])
      .where('room_id', '=', room.id)
      .where('client_id', 'in', ids)
      .execute()
    const holderOf = new Map(kept.map((one) => [one.client_id, [one.member_id, one.organization_id]]))
    expect(ids.map((id) => holderOf.get(id))).toEqual(comers.map((one) => [one.id, one.organization_id]))
  })

  test.skipIf(whyNot(storage))(
    '[PU4] a fold of an earlier epoch never takes the place of a later one',
    async () => {
      const { db, rooms } = await openRooms(storage)
      const [room] = rooms as [Room]
      const text = foldText(null, [])
      await putCheckpoint(db, { roomId: room.id, seq: 900, epoch: 0, ...text })
      await replaceCheckpoint(db, { roomId: room.id, seq: 800, epoch: 1, ...text })
      await putCheckpoint(db, { roomId: room.id, seq: 1_000, epoch: 0, ...text })
      expect((await storedText(db, room.id)).checkpoint).toMatchObject({ seq: 800, epoch: 1 })
    },
  )

  test.skipIf(whyNot(storage))('[LG5] an older checkpoint never takes the place of a newer one', async () => {
    const { db, rooms } = await openRooms(storage)
    const [room] = rooms as [Room]
    const text = foldText(null, [])
    await putCheckpoint(db, { roomId: room.id, seq: 900, epoch: 0, ...text })
    await putCheckpoint(db, { roomId: room.id, seq: 800, epoch: 0, ...text })
    expect((await storedText(db, room.id)).checkpoint).toMatchObject({ seq: 900 })
  })

  test.skipIf(whyNot(storage))(
    '[LG6] a query beside an open transaction does not become part of it',
    async () => {
      const { db, rooms } = await openRooms(storage)
      const [room] = rooms as [Room]
      const before = (await storedText(db, room.id)).tail.length
      let begun = () => {}
      const hasBegun = new Promise<void>((resolve) => {
        begun = resolve
      })
      const rolledBack = db.transaction().execute(async (trx) => {
        await trx.selectFrom('rooms').select('id').execute()
        begun()
        // Turns of the event loop in which the query beside it is sent.
        await trx.selectFrom('members').select('id').execute()
        await trx.selectFrom('members').select('id').execute()
        throw new Error('rolled back')
      })
      await hasBegun
      const [outcome] = await Promise.allSettled([rolledBack, appendRows(db, room.id, [row(room, 1)])])
      expect(outcome.status).toBe('rejected')
      expect((await storedText(db, room.id)).tail.length).toBe(before + 1)
    },
  )
})

import { openDatabase } from '@plenary/db/database.ts'
import { appendUpdates, getStoredText, leaseClientId, putCheckpoint } from '@plenary/db/updates.ts'
import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { listDemoRooms } from '../support/demo-rooms.ts'
import { newDatabaseUrl, STORAGES, type Storage, whyNot } from '../support/test-database.ts'

async function openRooms(storage: Storage) {
  const url = await newDatabaseUrl(storage)
  const { db, close } = await openDatabase(url)
  onTestFinished(close)
  const rooms = await listDemoRooms(db)
  return { url, db, rooms }
}

type Room = { id: RoomId; memberId: MemberId; organizationId: OrganizationId }

function row({ id, memberId, organizationId }: Room, byte: number) {
  return { roomId: id, memberId, organizationId, sessionHash: null, update: new Uint8Array([byte]) }
}

describe.each(STORAGES)('on %s', (storage) => {
  test.skipIf(whyNot(storage))('[LG1] a batch of several rooms keeps the order of each', async () => {
    const { db, rooms } = await openRooms(storage)
    const [first, second] = rooms as [Room, Room]
    const before = await Promise.all(rooms.map(({ id }) => getStoredText(db, id)))
    const seqs = await appendUpdates(db, [
      row(first, 1),
      row(second, 2),
      row(first, 3),
      row(second, 4),
      row(first, 5),
    ])
    const after = await Promise.all(rooms.map(({ id }) => getStoredText(db, id)))
    const startOf = (at: number) => before[at]?.checkpoint?.seq ?? 0
    expect([seqs.get(first.id), seqs.get(second.id)]).toEqual([startOf(0) + 3, startOf(1) + 2])
    expect(after.map(({ tail }) => tail.map(({ update }) => update[0]))).toEqual([
      [1, 3, 5],
      [2, 4],
    ])
  })

  test.skipIf(whyNot(storage))('[LG2] many writers at once neither repeat nor skip a seq', async () => {
    const { db, rooms } = await openRooms(storage)
    const batches = Array.from({ length: 60 }, (_, n) => [
      ...rooms.map((room) => row(room, n)),
      ...[...rooms].reverse().map((room) => row(room, n)),
    ])
    await Promise.all(batches.map((batch) => appendUpdates(db, batch)))
    for (const { id } of rooms) {
      const { checkpoint, tail } = await getStoredText(db, id)
      const from = (checkpoint?.seq ?? 0) + 1
      expect(tail.map(({ seq }) => seq)).toEqual(Array.from({ length: 120 }, (_, n) => from + n))
    }
  })

  test.skipIf(whyNot(storage))(
    '[LG3] a batch with a room that has no log is stored as a whole or not at all',
    async () => {
      const { db, rooms } = await openRooms(storage)
      const [room] = rooms as [Room]
      const nowhere = { ...room, id: '01a20030-0000-7000-8000-000000000000' as RoomId }
      const before = await getStoredText(db, room.id)
      await expect(appendUpdates(db, [row(room, 1), row(nowhere, 2)])).rejects.toThrow()
      expect(await getStoredText(db, room.id)).toEqual(before)
    },
  )

  test.skipIf(whyNot(storage))('[LG4] a hundred leases at once are a hundred client ids', async () => {
    const { db, rooms } = await openRooms(storage)
    const [room] = rooms as [Room]
    const author = { roomId: room.id, memberId: room.memberId, organizationId: room.organizationId }
    const ids = await Promise.all(Array.from({ length: 100 }, () => leaseClientId(db, author)))
    expect(new Set(ids).size).toBe(100)
  })

  test.skipIf(whyNot(storage))('[LG5] an older checkpoint never takes the place of a newer one', async () => {
    const { db, rooms } = await openRooms(storage)
    const [room] = rooms as [Room]
    await putCheckpoint(db, { roomId: room.id, seq: 900, state: new Uint8Array([9]), words: 9 })
    await putCheckpoint(db, { roomId: room.id, seq: 800, state: new Uint8Array([8]), words: 8 })
    expect((await getStoredText(db, room.id)).checkpoint).toMatchObject({ seq: 900 })
  })

  test.skipIf(whyNot(storage))(
    '[LG6] a query beside an open transaction does not become part of it',
    async () => {
      const { db, rooms } = await openRooms(storage)
      const [room] = rooms as [Room]
      const before = (await getStoredText(db, room.id)).tail.length
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
      const [outcome] = await Promise.allSettled([rolledBack, appendUpdates(db, [row(room, 1)])])
      expect(outcome.status).toBe('rejected')
      expect((await getStoredText(db, room.id)).tail.length).toBe(before + 1)
    },
  )
})

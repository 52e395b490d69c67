import { type Db, openDatabase } from '@plenary/db/database.ts'
import { listRoomSeats } from '@plenary/db/rooms.ts'
import { deleteSession, findSessions, insertSession } from '@plenary/db/sessions.ts'
import { listStandings } from '@plenary/db/standings.ts'
import type { AccountId, RoomId } from '@plenary/shared/ids.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { newDatabaseUrl, STORAGES, type Storage, whyNot } from '../support/test-database.ts'

/** The demo's submission, and `count` sessions of those who have mandates in its coalition, one after the other. */
async function openSessions(storage: Storage, count: number) {
  const { db, close } = await openDatabase(await newDatabaseUrl(storage))
  onTestFinished(close)
  const room = await db
    .selectFrom('rooms')
    .select(['id', 'coalition_id'])
    .where('kind', '=', 'submission')
    .executeTakeFirstOrThrow()
  const accountIds = await accountsOf(db, room.coalition_id)
  const sessions = Array.from({ length: count }, (_, at) => ({
    sessionHash: `session ${String(at).padStart(3, '0')}`,
    accountId: accountIds[at % accountIds.length] as AccountId,
    roomId: room.id as RoomId,
  }))
  const expiresAt = new Date(Date.now() + 60_000)
  for (const { sessionHash, accountId } of sessions)
    await insertSession(db, { idHash: sessionHash, accountId, expiresAt, memberId: null }, new Date())
  return { db, roomId: room.id as RoomId, accountIds, sessions }
}

async function accountsOf(db: Db, coalitionId: string): Promise<AccountId[]> {
  const rows = await db
    .selectFrom('members')
    .select('account_id')
    .distinct()
    .where('coalition_id', '=', coalitionId as never)
    .where('account_id', 'is not', null)
    .where('removed_at', 'is', null)
    .where('suspended_at', 'is', null)
    .orderBy('account_id')
    .execute()
  return rows.map((row) => row.account_id as AccountId)
}

describe.each(STORAGES)('on %s', (storage) => {
  test.skipIf(whyNot(storage))(
    '[AC9] each of those who ask together gets the session that is theirs',
    async () => {
      const { db, sessions } = await openSessions(storage, 20)
      const asked = [...sessions, ...sessions].reverse().flatMap((one) => [one.sessionHash, 'made up'])
      const found = await findSessions(db, asked)
      expect(found.map((session) => session?.idHash ?? 'made up')).toEqual(asked)
      const accountOf = new Map(sessions.map((one) => [one.sessionHash, one.accountId]))
      expect(found.map((session) => session?.accountId)).toEqual(asked.map((hash) => accountOf.get(hash)))
    },
  )

  test.skipIf(whyNot(storage))(
    '[AC9] each of those who come together gets the seats that are theirs',
    async () => {
      const { db, roomId, accountIds } = await openSessions(storage, 0)
      const nowhere = '01a20030-0000-7000-8000-000000000000' as AccountId
      const others = await db.selectFrom('rooms').select('id').where('id', '!=', roomId).execute()
      const roomIds = [roomId, ...others.map((room) => room.id), nowhere as string as RoomId]
      const comers = [...accountIds, nowhere, ...accountIds]
        .flatMap((accountId) => roomIds.map((id) => ({ roomId: id, accountId })))
        .reverse()
      const together = await listRoomSeats(db, comers)
      const alone: typeof together = []
      for (const comer of comers) alone.push(...(await listRoomSeats(db, [comer])))
      expect(together).toEqual(alone)
      const seated = together.flat().map(({ room, mandate }) => `${room.id} ${mandate.memberId}`)
      expect(new Set(seated).size).toBeGreaterThan(accountIds.length)
    },
  )

  test.skipIf(whyNot(storage))(
    '[RI2] a session that ends never looks like one that has lost the room',
    async () => {
      const { db, sessions } = await openSessions(storage, 300)
      let isEnding = true
      const ending = (async () => {
        for (const { sessionHash } of sessions) await deleteSession(db, sessionHash)
        isEnding = false
      })()
      while (isEnding) {
        const { living, standings } = await listStandings(db, sessions)
        expect([...living].sort()).toEqual([...new Set(standings.map((one) => one.sessionHash))].sort())
      }
      await ending
      expect((await listStandings(db, sessions)).living.size).toBe(0)
    },
  )
})

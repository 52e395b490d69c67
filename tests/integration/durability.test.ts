import { openDatabase } from '@plenary/db/database.ts'
import { readDemoText } from '@plenary/server/demo/demo-text.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { Client } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { startTestServer, type TestServer } from '../support/start-server.ts'
import { STORAGES, whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

async function twoPeople(server: TestServer) {
  const imani = await TestMember.signIn(server, 'imani@larkspur.example')
  const maelle = await TestMember.signIn(server, 'maelle@aubepine.example')
  const roomId = await imani.submissionId()
  return { imani, maelle, roomId, a: await imani.join(roomId), b: await maelle.join(roomId) }
}

/** How many rows the log of the submission has before anybody came: one for each stretch of one author. */
async function writtenRows(): Promise<number> {
  return (await readDemoText('upr-submission')).length
}

describe.each(STORAGES)('on %s', (storage) => {
  test.skipIf(whyNot(storage))('[DU1] what one writes reaches the other, and is told as saved', async () => {
    const { a, b } = await twoPeople(await startTestServer(storage))
    a.write('A sentence of Larkspur.')
    b.write('Une phrase de l’Aubépine.')
    await Promise.all([a.saved(), b.saved()])
    await until('both have both', () => a.has('Aubépine.') && b.has('A sentence of Larkspur.'))
    expect(a.text.toString()).toBe(b.text.toString())
  })

  test.skipIf(whyNot(storage))(
    '[DU2] what was saved is there after the server has stopped and started',
    async () => {
      const server = await startTestServer(storage)
      const { a, b, imani } = await twoPeople(server)
      a.write('Kept by Larkspur.')
      b.write('Gardé par l’Aubépine.')
      await Promise.all([a.saved(), b.saved()])
      await server.stop()
      const again = await startTestServer({ databaseUrl: server.databaseUrl })
      const back = new TestMember(again.url, imani.cookie)
      const line = await back.join(await back.submissionId())
      expect(line.has('Kept by Larkspur.')).toBe(true)
      expect(line.has('Gardé par l’Aubépine.')).toBe(true)
    },
  )

  test.skipIf(whyNot(storage))(
    '[DU3] each row of the log names the person and the organisation that wrote it',
    async () => {
      const server = await startTestServer(storage)
      const { a, b, roomId } = await twoPeople(server)
      a.write('one')
      await a.saved()
      b.write('deux')
      await b.saved()
      await server.stop()
      const { db, close } = await openDatabase(server.databaseUrl)
      const rows = await db
        .selectFrom('room_updates')
        .innerJoin('members', 'members.id', 'room_updates.member_id')
        .innerJoin('organizations', 'organizations.id', 'room_updates.organization_id')
        .select([
          'members.display_name',
          'organizations.letters',
          'room_updates.seq',
          'room_updates.session_hash',
        ])
        .where('room_id', '=', roomId as RoomId)
        .orderBy('seq', 'desc')
        .limit(2)
        .execute()
      await close()
      expect(rows.map((row) => `${row.display_name} ${row.letters}`)).toEqual(['Maëlle T. RA', 'Imani O. LC'])
      expect(rows[0]?.session_hash).toMatch(/^[0-9a-f]{64}$/)
    },
  )

  test.skipIf(whyNot(storage))('[DU5] opening a room writes nothing', async () => {
    const server = await startTestServer(storage)
    const { a, b, roomId } = await twoPeople(server)
    await Promise.all([a.saved(), b.saved()])
    await server.stop()
    const { db, close } = await openDatabase(server.databaseUrl)
    const log = await db
      .selectFrom('room_logs')
      .select('last_seq')
      .where('room_id', '=', roomId as RoomId)
      .executeTakeFirst()
    await close()
    expect(log?.last_seq).toBe(await writtenRows())
  })

  test.skipIf(whyNot(storage))(
    '[DU6] a client that comes back with what it wrote offline loses none of it',
    async () => {
      const server = await startTestServer(storage)
      const { a, b, imani, roomId } = await twoPeople(server)
      a.write('before')
      await a.saved()
      a.isHeld = true
      a.socket.terminate()
      for (let i = 0; i < 50; i++) a.write(`offline ${i}.`)
      b.write('meanwhile')
      await b.saved()
      const back = await imani.join(roomId, { doc: a.doc, clientId: a.clientId })
      expect(back.clientId).toBe(a.clientId)
      await back.saved()
      await until('the other has it', () => b.has('offline 49.'))
      expect(back.text.toString()).toBe(b.text.toString())
      expect(b.text.toString().match(/offline \d+\./g)).toHaveLength(50)
    },
  )
})

describe('with PostgreSQL held up', () => {
  async function held() {
    const server = await startTestServer('postgres')
    const people = await twoPeople(server)
    const [client, watcher] = [newClient(server), newClient(server)]
    await Promise.all([client.connect(), watcher.connect()])
    return { ...people, server, client, watcher }
  }

  function newClient(server: TestServer) {
    const client = new Client({ connectionString: server.databaseUrl })
    onTestFinished(() => client.end())
    return client
  }

  test.skipIf(whyNot('postgres'))(
    '[DU1] nobody is shown, and nobody is told as saved, what is not committed',
    async () => {
      const { a, b, client, watcher, maelle, roomId } = await held()
      await client.query('begin')
      await client.query('select * from room_logs where room_id = $1 for update', [roomId])
      a.write('Not yet.')
      const marker = a.ask()
      // The server has taken it in: its INSERT now waits for the row that is locked here.
      await until('the write waits', async () => {
        // Not over `client`: inside a transaction PostgreSQL shows the activity as it first was.
        const { rows } = await watcher.query(
          `select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%append_updates%'`,
        )
        return rows.length > 0
      })
      const late = maelle.knock(roomId)
      await until('a third line has what is committed', () => late.isSynced)
      expect(a.isAnswered(marker)).toBe(false)
      expect(b.has('Not yet.')).toBe(false)
      expect(late.has('Not yet.')).toBe(false)

      await client.query('commit')
      await until('it is saved', () => a.isAnswered(marker))
      await until('the other has it', () => b.has('Not yet.'))
      await until('the third has it', () => late.has('Not yet.'))
    },
  )

  test.skipIf(whyNot('postgres'))(
    '[DU4] when the database refuses, everybody is sent away to come back, and nothing was promised',
    async () => {
      const { a, b, imani, roomId, client } = await held()
      await client.query('alter table room_updates add constraint refuse check (false) not valid')
      a.write('Refused at first.')
      const marker = a.ask()
      expect(await a.closed()).toBe(4503)
      expect(await b.closed()).toBe(4503)
      expect(a.isAnswered(marker)).toBe(false)
      expect(b.has('Refused at first.')).toBe(false)

      await client.query('alter table room_updates drop constraint refuse')
      const back = await imani.join(roomId, { doc: a.doc, clientId: a.clientId })
      await back.saved()
      const { rows } = await client.query('select count(*)::int as n from room_updates where room_id = $1', [
        roomId,
      ])
      expect(rows[0].n).toBe((await writtenRows()) + 1)
    },
  )
})

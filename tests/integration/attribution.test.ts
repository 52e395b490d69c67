import { openDatabase } from '@plenary/db/database.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { COALITION, membersSeenBy } from '../support/inviting.ts'
import { query } from '../support/postgres-databases.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE, submission } from '../support/submission.ts'
import { whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

async function hide(by: TestMember, roomId: string, attribution: Room['attribution']) {
  return by.call('PATCH', `/api/rooms/${roomId}`, { attribution })
}

/** Whom a line's presence shows, but for itself. */
function shownTo(line: Awaited<ReturnType<TestMember['join']>>) {
  return [...line.presence]
    .filter(([clientId, state]) => clientId !== line.clientId && state)
    .map(([, state]) => (state as { user: { memberId: string; name: string } }).user)
}

describe('how people are named in a room', () => {
  test('[AT1] under pseudonyms one is the same all the time, another in each room, and nowhere oneself', async () => {
    const { server, imani, roomId } = await submission()
    const second = (
      await imani.call('POST', `${COALITION}/rooms`, {
        title: 'B',
        kind: 'plain',
        dueOn: null,
        attribution: 'pseudonymous',
      })
    ).body as Room
    await hide(imani, roomId, 'pseudonymous')
    const maelle = await TestMember.signIn(server, MAELLE)
    const first = await maelle.join(roomId)
    const again = await maelle.join(roomId)
    expect(first.hello?.self.name).toBe('RA-1')
    expect(again.hello?.self).toEqual(first.hello?.self)
    const own = await membersSeenBy(maelle)
    expect(own.map(({ id }) => String(id))).not.toContain(first.hello?.self.memberId)
    const elsewhere = await imani.join(second.id)
    const here = await imani.join(roomId)
    expect(elsewhere.hello?.self.memberId).not.toBe(here.hello?.self.memberId)
    first.sendPresence({ cursor: null, sectionId: null })
    await until('Imani sees her', () => shownTo(here).length > 0)
    expect(shownTo(here)).toMatchObject([{ name: 'RA-1', memberId: first.hello?.self.memberId }])
  })

  test('[AT1] two of one organisation have two pseudonyms, also when they come at once', async () => {
    const { server, imani, roomId } = await submission()
    await hide(imani, roomId, 'pseudonymous')
    const people = await Promise.all(
      ['tomas@kestrel.example', 'ruth@kestrel.example'].map((email) => TestMember.signIn(server, email)),
    )
    const lines = await Promise.all(people.map((person) => person.join(roomId)))
    expect(lines.map((line) => line.hello?.self.name).toSorted()).toEqual(['KH-1', 'KH-2'])
  })

  test('[AT1] whoever comes back after names were hidden may still speak of where they are', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const { clientId } = await maelle.join(roomId)
    await hide(imani, roomId, 'pseudonymous')
    const back = maelle.knock(roomId, { clientId })
    await until('the line is open', () => back.hello)
    // As y-websocket does, before it knows of another id.
    back.sendPresence({ cursor: null, sectionId: null }, clientId)
    back.sendPresence({ cursor: null, sectionId: null })
    await back.saved()
  })

  test('[AT2] without names others see the organisation, and no two lines are told to be of one person', async () => {
    const { server, imani, roomId } = await submission()
    await hide(imani, roomId, 'unattributed')
    const maelle = await TestMember.signIn(server, MAELLE)
    const lines = [await maelle.join(roomId), await maelle.join(roomId)]
    expect(lines.map((line) => line.hello?.self.name)).toEqual(['Réseau Aubépine', 'Réseau Aubépine'])
    expect(lines[0]?.hello?.self.memberId).not.toBe(lines[1]?.hello?.self.memberId)
  })

  test('[AT3] it goes to the safer side alone', async () => {
    const { imani, roomId } = await submission()
    await hide(imani, roomId, 'unattributed')
    expect((await hide(imani, roomId, 'pseudonymous')).status).toBe(409)
    expect((await hide(imani, roomId, 'named')).status).toBe(409)
    expect((await imani.call('GET', `/api/rooms/${roomId}`)).body).toMatchObject({
      attribution: 'unattributed',
    })
  })

  test('[AT4] without names one comes back under one’s client id by its key, and nobody does without it', async () => {
    const { server, imani, roomId } = await submission()
    await hide(imani, roomId, 'unattributed')
    const maelle = await TestMember.signIn(server, MAELLE)
    const line = await maelle.join(roomId)
    const { clientId, key } = { ...line.hello, key: line.hello?.key ?? '' }
    expect(key).not.toBe('')
    line.socket.terminate()
    line.isHeld = true
    line.write('WRITTEN OFFLINE')
    const back = await maelle.join(roomId, { doc: line.doc, clientId: clientId ?? 0, key })
    expect(back.clientId).toBe(clientId)
    await back.saved()
    // The same person without the key, and another with it whose organisation is another.
    expect((await maelle.join(roomId, { clientId: clientId ?? 0 })).clientId).not.toBe(clientId)
    expect((await imani.join(roomId, { clientId: clientId ?? 0, key })).clientId).not.toBe(clientId)
    const witness = await imani.join(roomId)
    expect(witness.has('WRITTEN OFFLINE')).toBe(true)
  })

  test('[AT5] without names single members with a role are named to coordinators alone', async () => {
    const { server, imani, roomId } = await submission()
    const sami = (await membersSeenBy(imani)).find(({ displayName }) => displayName === 'Sami D.')
    await imani.call('PUT', `/api/rooms/${roomId}/roles`, {
      to: 'member',
      memberId: sami?.id,
      role: 'editor',
    })
    await hide(imani, roomId, 'pseudonymous')
    const maelle = await TestMember.signIn(server, MAELLE)
    const seen = async (who: TestMember) =>
      JSON.stringify((await who.call('GET', `/api/rooms/${roomId}/roles`)).body)
    expect(await seen(maelle)).not.toContain('Sami')
    expect(await seen(imani)).toContain('Sami')
  })
})

describe('[AT6] a room without names', () => {
  test.each(['embedded', 'postgres'] as const)(
    'has no person in its log, neither from before nor from after (%s)',
    async (storage) => {
      if (whyNot(storage)) return expect(whyNot(storage)).toBeNull()
      const server = await startTestServer(storage)
      const imani = await TestMember.signIn(server, IMANI)
      const roomId = await imani.submissionId()
      const named = await imani.join(roomId)
      named.write('UNDER MY NAME')
      await named.saved()
      await hide(imani, roomId, 'unattributed')
      expect(await named.closed()).toBe(4512)
      const unnamed = await imani.join(roomId)
      unnamed.write('WITHOUT A NAME')
      await unnamed.saved()
      await server.stop()
      const { db, close } = await openDatabase(server.databaseUrl)
      onTestFinished(close)
      for (const table of ['room_updates', 'client_ids'] as const) {
        const rows = await db
          .selectFrom(table)
          .selectAll()
          .where('room_id', '=', roomId as Room['id'])
          .execute()
        expect(rows.length).toBeGreaterThan(1)
        expect(rows.filter((row) => row.member_id !== null)).toEqual([])
      }
    },
  )

  test.skipIf(whyNot('postgres'))(
    'takes no name from a server that believes it still keeps them',
    async () => {
      const server = await startTestServer('postgres')
      const imani = await TestMember.signIn(server, IMANI)
      const roomId = await imani.submissionId()
      const line = await imani.join(roomId)
      await query(server.databaseUrl, `update room_logs set keeps_names = false where room_id = '${roomId}'`)
      line.write('A MOMENT LATER')
      await line.saved()
      const [last] = await query(
        server.databaseUrl,
        `select member_id, session_hash, organization_id from room_updates where room_id = '${roomId}' order by seq desc limit 1`,
      )
      expect(last).toMatchObject({ member_id: null, session_hash: null, organization_id: expect.any(String) })
    },
  )
})

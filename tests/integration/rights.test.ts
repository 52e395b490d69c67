import type { Config } from '@plenary/server/config.ts'
import { ownSessionListSchema } from '@plenary/shared/accounts.ts'
import { type Room, roomListSchema } from '@plenary/shared/rooms.ts'
import { Client } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  admitAll,
  COALITION,
  guestIn,
  invite,
  membersSeenBy,
  organizationCalled,
} from '../support/inviting.ts'
import { query } from '../support/postgres-databases.ts'
import { startTestServer, type TestServer } from '../support/start-server.ts'
import { IMANI, MAELLE, SAMI, submission } from '../support/submission.ts'
import { whyNot } from '../support/test-database.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const noPostgres = whyNot('postgres')

/** Only what is told counts: nobody looks by themselves. */
const TOLD_ALONE = { rightsTiming: { awayMs: 3_600_000, hearingMs: 3_600_000 } }

/** The demo on two servers with one database; Imani on the first, others may be on the second. */
async function twoNodes(changes: Partial<Config> = TOLD_ALONE) {
  const here = await startTestServer('postgres', changes)
  const there = await startTestServer({ databaseUrl: here.databaseUrl }, changes)
  const imani = await TestMember.signIn(here, IMANI)
  return { here, there, imani, roomId: await imani.submissionId() }
}

/** The same person on another server. */
function at(server: TestServer, person: TestMember): TestMember {
  return new TestMember(server.url, person.cookie)
}

async function memberId(seenBy: TestMember, displayName: string): Promise<string> {
  const found = (await membersSeenBy(seenBy)).find((member) => member.displayName === displayName)
  if (!found) throw new Error(`no ${displayName}`)
  return found.id
}

async function give(by: TestMember, roomId: string, gift: object): Promise<void> {
  const { status } = await by.call('PUT', `/api/rooms/${roomId}/roles`, gift)
  expect(status).toBe(204)
}

/** What is sent on a line from now on is neither stored nor shown: told by what a witness has in the end. */
async function refusesFrames(line: TestLine, witness: TestLine): Promise<void> {
  line.write('AFTERWARDS')
  await witness.saved()
  expect(witness.has('AFTERWARDS')).toBe(false)
}

describe.skipIf(noPostgres)('[RI1] on another node, the line of', () => {
  const acts: [string, number, (by: TestMember, roomId: string) => Promise<void>][] = [
    [
      'a member who is removed closes',
      4404,
      async (imani) => {
        const { id } = await organizationCalled(imani, 'Larkspur Centre')
        const removed = await imani.call('DELETE', `/api/members/${await memberId(imani, 'Maëlle T.')}`, {
          handOverTo: id,
        })
        expect(removed.status).toBe(204)
      },
    ],
    [
      'a member who is suspended closes',
      4404,
      async (imani) => {
        const change = { isSuspended: true }
        await imani.call('PATCH', `/api/members/${await memberId(imani, 'Maëlle T.')}`, change)
      },
    ],
    [
      'an organisation that loses its role closes',
      4404,
      async (imani, roomId) => {
        const { id } = await organizationCalled(imani, 'Réseau Aubépine')
        await give(imani, roomId, { to: 'organization', organizationId: id, role: null })
      },
    ],
    [
      'a member who is demoted closes, to come back',
      4512,
      async (imani, roomId) => {
        await give(imani, roomId, {
          to: 'member',
          memberId: await memberId(imani, 'Maëlle T.'),
          role: 'reader',
        })
      },
    ],
    [
      'everybody closes when the room goes without names, to come back',
      4512,
      async (imani, roomId) => {
        await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'unattributed' })
      },
    ],
  ]

  test.each(acts)('%s', async (_title, code, act) => {
    const { there, imani, roomId } = await twoNodes()
    const witness = await imani.join(roomId)
    const line = await (await TestMember.signIn(there, MAELLE)).join(roomId)
    await act(imani, roomId)
    expect(await line.closed()).toBe(code)
    if (code === 4404) await refusesFrames(line, witness)
  })

  test('somebody who signs out closes', async () => {
    const { here, there, roomId } = await twoNodes()
    const maelle = await TestMember.signIn(here, MAELLE)
    const line = await at(there, maelle).join(roomId)
    await maelle.call('DELETE', '/api/sessions/current')
    expect(await line.closed()).toBe(4401)
  })

  test('a session that is ended from another device closes, and the others go on', async () => {
    const { here, there, roomId } = await twoNodes()
    const phone = await TestMember.signIn(here, MAELLE)
    const laptop = await TestMember.signIn(here, MAELLE)
    const ended = await at(there, phone).join(roomId)
    const kept = await at(there, laptop).join(roomId)
    expect((await laptop.call('DELETE', '/api/sessions/others')).status).toBe(204)
    expect(await ended.closed()).toBe(4401)
    await kept.saved()
  })

  test('one session that is ended by its id closes, and no other', async () => {
    const { here, there, roomId } = await twoNodes()
    const phone = await TestMember.signIn(here, MAELLE)
    const laptop = await TestMember.signIn(here, MAELLE)
    const ended = await at(there, phone).join(roomId)
    const kept = await at(there, laptop).join(roomId)
    const { items } = ownSessionListSchema.parse((await phone.call('GET', '/api/sessions')).body)
    const own = items.find(({ isCurrent }) => isCurrent)
    expect((await laptop.call('DELETE', `/api/sessions/${own?.id}`)).status).toBe(204)
    expect(await ended.closed()).toBe(4401)
    await kept.saved()
  })

  test('a guest closes while they type when their link is revoked', async () => {
    const { there, imani, roomId } = await twoNodes()
    const witness = await imani.join(roomId)
    const { guest, inviteId } = await guestIn(imani, roomId, 'editor')
    const line = await at(there, guest).join(roomId)
    const typing = setInterval(() => line.write('still typing'), 20)
    onTestFinished(() => clearInterval(typing))
    await until('the words arrive', () => witness.has('still typing'))
    await imani.call('DELETE', `/api/invites/${inviteId}`)
    expect(await line.closed()).toBe(4404)
    clearInterval(typing)
    await refusesFrames(line, witness)
    expect(await at(there, guest).knock(roomId).closed()).toBe(4403)
  })

  test('somebody who speaks for another mandate from now on closes, and comes back under that one', async () => {
    const { there, imani, roomId } = await twoNodes()
    const { id } = await organizationCalled(imani, 'Open Door')
    const { token } = await invite(imani, { organizationId: id })
    const maelle = await TestMember.signIn(there, MAELLE)
    await maelle.call('POST', '/api/invites/accept', {
      token,
      displayName: 'M. T.',
      organizationName: null,
      email: null,
    })
    await admitAll(imani)
    const line = await maelle.join(roomId)
    const other = await memberId(imani, 'M. T.')
    expect(
      (await at({ ...there, url: imani.url }, maelle).call('PUT', '/api/me/acting', { memberId: other }))
        .status,
    ).toBe(200)
    expect(await line.closed()).toBe(4512)
    expect((await maelle.join(roomId)).hello?.self.memberId).toBe(other)
  })
})

test.skipIf(noPostgres)(
  '[RI1] a line that is being opened while its person is removed shows nothing',
  async () => {
    const server = await startTestServer('postgres', TOLD_ALONE)
    const imani = await TestMember.signIn(server, IMANI)
    const roomId = await imani.submissionId()
    const { guest } = await guestIn(imani, roomId, 'editor')
    const guestId = await memberId(imani, 'Yara B.')
    // The room takes its time to open: its text is kept from whoever reads it.
    const holder = new Client({ connectionString: server.databaseUrl })
    await holder.connect()
    onTestFinished(() => holder.end())
    await holder.query('begin; lock table room_checkpoints in access exclusive mode')
    const line = guest.knock(roomId)
    const waiting = "select 1 from pg_locks where not granted and relation = 'room_checkpoints'::regclass"
    await until('the room is being opened', async () => (await query(server.databaseUrl, waiting)).length > 0)
    expect((await imani.call('DELETE', `/api/members/${guestId}`, { handOverTo: null })).status).toBe(204)
    await holder.query('rollback')
    expect(await line.closed()).toBe(4403)
    expect(line.received).toEqual([])
  },
)

describe('[RI2]', () => {
  test('a demoted editor comes back as a reader, and a promoted reader may write', async () => {
    const { server, imani, roomId } = await submission()
    const sami = await TestMember.signIn(server, SAMI)
    const reader = await sami.join(roomId)
    const { id } = await organizationCalled(imani, 'Threadwork')
    await give(imani, roomId, { to: 'organization', organizationId: id, role: 'editor' })
    expect(await reader.closed()).toBe(4512)
    const editor = await sami.join(roomId)
    editor.write('NOW I WRITE')
    await editor.saved()
    await give(imani, roomId, { to: 'organization', organizationId: id, role: 'commenter' })
    expect(await editor.closed()).toBe(4512)
    expect((await sami.join(roomId)).hello).toMatchObject({ role: 'commenter', canWrite: false })
  })

  test('the answer to a change comes when nobody is in any more who should not be', async () => {
    const { server, imani, roomId } = await submission()
    const sami = await TestMember.signIn(server, SAMI)
    const lines = await Promise.all(Array.from({ length: 5 }, () => sami.join(roomId)))
    for (const line of lines) line.sendPresence({ cursor: null, sectionId: null })
    const { id } = await organizationCalled(imani, 'Threadwork')
    const isHere = async () => {
      const { items } = roomListSchema.parse((await imani.call('GET', `${COALITION}/rooms`)).body)
      return items.find((room) => room.id === roomId)?.here.includes(id)
    }
    await until('Threadwork is in it', isHere)
    await give(imani, roomId, { to: 'organization', organizationId: id, role: null })
    expect(await isHere()).toBe(false)
    expect(await Promise.all(lines.map((line) => line.closed()))).toEqual(lines.map(() => 4404))
  })

  test('what a removed person brings back from an offline spell is refused', async () => {
    const { server, imani, roomId } = await submission()
    const { guest } = await guestIn(imani, roomId, 'editor')
    const line = await guest.join(roomId)
    line.isHeld = true
    line.socket.terminate()
    for (let i = 0; i < 500; i++) line.write(`OFFLINE ${i}`)
    const guestId = await memberId(imani, 'Yara B.')
    expect((await imani.call('DELETE', `/api/members/${guestId}`, { handOverTo: null })).status).toBe(204)
    const back = guest.knock(roomId, { doc: line.doc, clientId: line.clientId })
    expect(await back.closed()).toBe(4403)
    const witness = await (await TestMember.signIn(server, IMANI)).join(roomId)
    expect(witness.has('OFFLINE')).toBe(false)
  })
})

describe.skipIf(noPostgres)('[RI3]', () => {
  test('a change that no word has told is found all the same, and so is a session that runs out', async () => {
    const { there, here, imani, roomId } = await twoNodes({})
    const maelle = await (await TestMember.signIn(there, MAELLE)).join(roomId)
    // Behind the servers' backs, as when the bus has lost it.
    await query(
      here.databaseUrl,
      `update sessions set expires_at = now() - interval '1 second'
      where account_id = (select id from accounts where email = '${MAELLE}')`,
    )
    expect(await until('the line is closed', () => maelle.closeCode)).toBe(4401)
    const room = (await imani.call('GET', `/api/rooms/${roomId}`)).body as Room
    expect(room.role).toBe('coordinator')
    expect((await imani.call('GET', COALITION)).status).toBe(200)
  })
})

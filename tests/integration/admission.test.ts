import { openDatabase } from '@plenary/db/database.ts'
import { decodePresence, encodePresence } from '@plenary/shared/presence.ts'
import { roomListSchema } from '@plenary/shared/rooms.ts'
import { expect, test } from 'vitest'
import { post, register, serverWithMail } from '../support/registering.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE, submission } from '../support/submission.ts'
import { TestMailbox } from '../support/test-mailbox.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

test('[AU1] what one wrote under an earlier id of one’s own is taken on a new line', async () => {
  const { imani, roomId } = await submission()
  const witness = await imani.join(roomId)
  const first = await imani.join(roomId)
  first.isHeld = true
  first.write('Written offline.')
  first.socket.terminate()
  const second = await imani.join(roomId, { doc: first.doc })
  expect(second.clientId).not.toBe(first.clientId)
  await second.saved()
  await until('the other has it', () => witness.has('Written offline.'))
})

test('[RO1] a reader who writes nothing stays', async () => {
  const { server, roomId } = await submission()
  const reader = await (await TestMember.signIn(server, 'sami@threadwork.example')).join(roomId)
  await reader.saved()
  expect(reader.received.map(({ type }) => type)).not.toContain('sync-step-1')
})

test('[AU2] who comes in is shown who is there already, and clocks only rise', async () => {
  const { server, imani, roomId } = await submission()
  const maelle = await TestMember.signIn(server, MAELLE)
  const [a, b] = [await imani.join(roomId), await maelle.join(roomId)]
  b.sendPresence({ cursor: null })
  await until('b is seen', () => a.presence.get(b.clientId))
  const late = await imani.join(roomId)
  await until('b is seen by who came later', () => late.presence.get(b.clientId))
  b.sendPresence(null)
  await until('b is gone', () => a.presence.get(b.clientId) === null)
  b.sendPresence({ cursor: null })
  await until('b is back', () => a.presence.get(b.clientId))
  const clocks = a.received.flatMap((message) =>
    message.type === 'presence'
      ? decodePresence(message.presence)
          .filter(({ clientId }) => clientId === b.clientId)
          .map(({ clock }) => clock)
      : [],
  )
  expect(clocks.length).toBeGreaterThan(2)
  expect(clocks).toEqual([...new Set(clocks)].toSorted((x, y) => x - y))
})

test('[FR1] a sound frame sent as text closes the line', async () => {
  const { imani, roomId } = await submission()
  const line = await imani.join(roomId)
  line.socket.send('\u0003')
  expect(await line.closed()).toBe(1003)
})

test('[AC3] who has been removed, or whose session has run out, is let in nowhere', async () => {
  const { server, imani, roomId } = await submission()
  const maelle = await TestMember.signIn(server, MAELLE)
  await server.stop()
  const { db, close } = await openDatabase(server.databaseUrl)
  await db
    .updateTable('members')
    .set({ removed_at: new Date() })
    .where('display_name', '=', 'Maëlle T.')
    .execute()
  const { account_id: imaniId } = await db
    .selectFrom('members')
    .select('account_id')
    .where('display_name', '=', 'Imani O.')
    .executeTakeFirstOrThrow()
  await db
    .updateTable('sessions')
    .set({ expires_at: new Date(Date.now() - 1000) })
    .where('account_id', '=', imaniId as never)
    .execute()
  await close()
  const again = await startTestServer({ databaseUrl: server.databaseUrl })
  const removed = new TestMember(again.url, maelle.cookie)
  expect((await removed.request('/api/coalitions/common-table/rooms')).status).toBe(404)
  expect((await removed.request(`/api/rooms/${roomId}`)).status).toBe(404)
  expect(await removed.knock(roomId).closed()).toBe(4403)
  const expired = new TestMember(again.url, imani.cookie)
  expect((await expired.request('/api/me')).status).toBe(401)
  expect(await expired.knock(roomId).closed()).toBe(4401)
})

test('[AC3] the list holds only rooms one may see', async () => {
  const { server } = await submission()
  const h2 = await TestMember.signIn(server, 'h2@harbourlight.example')
  const { items } = roomListSchema.parse(
    await (await h2.request('/api/coalitions/common-table/rooms')).json(),
  )
  expect(items.map(({ kind }) => kind)).toEqual(['submission'])
})

test.each(['.evil.example', '0', '/', '@evil.example'])(
  '[AC1] our address followed by %j is a foreign page',
  async (more) => {
    const { server, imani, roomId } = await submission()
    const origin = server.url + more
    const line = imani.knock(roomId, { origin })
    expect(await until('the upgrade is refused', () => line.refusedWith)).toBe(403)
    expect(
      (await imani.request('/api/sessions/current', { method: 'DELETE', headers: { Origin: origin } }))
        .status,
    ).toBe(403)
    expect((await imani.request('/api/me')).status).toBe(200)
  },
)

test.each([
  ['NFC', 'NFD'],
  ['NFD', 'NFC'],
])('[AC5] a password typed as %s is the same as %s', async (first, then) => {
  const { server, mailbox } = await serverWithMail()
  const words = 'sept échelles vertes là-haut'
  const email = 'a@b.example'
  await register({ server, mailbox }, { email, password: words.normalize(first) })
  const signedIn = await post(server.url, '/api/sessions', { email, password: words.normalize(then) })
  expect(signedIn.status).toBe(201)
})
test.each(['0123456789012345', 'abcdefghijklmnopq', 'tr0ub-tr0ub-tr0ub-'])(
  '[AC4] %j is weak',
  async (password) => {
    const { server } = await serverWithMail()
    const facts = { email: 'q@z.example', name: 'Q', password }
    expect((await post(server.url, '/api/accounts', facts)).status).toBe(422)
  },
)

async function behindProxy() {
  const { config: mail } = await TestMailbox.start()
  return (await startTestServer('any', { trustsProxy: true, isSecure: true, mail })).url
}
const RIGHT = { email: IMANI, password: 'correct horse table' }
test('[AC5] guessing from one address locks nobody out at another; a right password is no guess', async () => {
  const url = await behindProxy()
  const from = (address: string, body: unknown) =>
    post(url, '/api/sessions', body, { 'X-Forwarded-For': `203.0.113.9, ${address}` })
  for (let n = 0; n < 9; n++) await from('10.0.0.1', { ...RIGHT, password: 'x'.repeat(20) })
  expect((await from('10.0.0.1', RIGHT)).status).toBe(429)
  for (let n = 0; n < 12; n++) expect((await from('10.0.0.2', RIGHT)).status).toBe(201)
})
test('[AC5] guessing at many accounts from one address, and registering many, is slowed down', async () => {
  const url = await behindProxy()
  const header = { 'X-Forwarded-For': '10.0.0.3' }
  const guesses = await Promise.all(
    Array.from({ length: 50 }, (_, n) =>
      post(url, '/api/sessions', { email: `a${n}@b.example`, password: 'x'.repeat(20) }, header),
    ),
  )
  expect(guesses.map(({ status }) => status)).toContain(429)
  const accounts = await Promise.all(
    Array.from({ length: 14 }, (_, n) =>
      post(
        url,
        '/api/accounts',
        { email: `a${n}@b.example`, name: 'A', password: 'nine wooden spoons falling' },
        header,
      ),
    ),
  )
  expect(accounts.map(({ status }) => status)).toContain(429)
})
test('[AC6] over https the cookie is for https and this host alone', async () => {
  const answer = await post(await behindProxy(), '/api/sessions', RIGHT)
  expect(answer.headers.getSetCookie()[0]).toMatch(
    /^__Host-plenary=[a-z0-9]{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax; Secure$/,
  )
  expect(answer.headers.get('Strict-Transport-Security')).toContain('max-age=31536000')
})

test.each([
  [
    'of a crowd',
    (id: number) =>
      encodePresence([
        { clientId: id, clock: 1, state: { cursor: null } },
        { clientId: 1, clock: 1, state: { cursor: null } },
      ]),
    4422,
  ],
  ['of nobody', () => encodePresence([]), 4422],
  [
    'of 5 kB',
    (id: number) =>
      encodePresence([{ clientId: id, clock: 1, state: { cursor: null, more: 'x'.repeat(5_000) } }]),
    4413,
  ],
])('[AU2] presence %s closes the line', async (_name, presenceOf, code) => {
  const { imani, roomId } = await submission()
  const line = await imani.join(roomId)
  line.send({ type: 'presence', presence: presenceOf(line.clientId) })
  expect(await line.closed()).toBe(code)
})

test('[AU2] presence under an earlier id of one’s own is passed over', async () => {
  const { imani, roomId } = await submission()
  const witness = await imani.join(roomId)
  const first = await imani.join(roomId)
  first.socket.terminate()
  const second = await imani.join(roomId)
  second.sendPresence({ cursor: null }, first.clientId)
  second.sendPresence({ cursor: null })
  await until('the present one is seen', () => witness.presence.get(second.clientId))
  expect(second.closeCode).toBeNull()
  expect(witness.presence.get(first.clientId) ?? null).toBeNull()
})

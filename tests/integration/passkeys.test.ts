import { accountKeysSchema, meSchema } from '@plenary/shared/accounts.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { describe, expect, test } from 'vitest'
import { acceptAsGuest, admitAll, invite } from '../support/inviting.ts'
import { cookieOf, post } from '../support/registering.ts'
import { restartAfter } from '../support/restart.ts'
import { startTestServer, type TestServer } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { STORAGES, whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { TestPasskey } from '../support/test-passkey.ts'

type Options = Parameters<TestPasskey['create']>[0] & {
  excludeCredentials?: { id: string }[]
  allowCredentials?: { id: string }[]
}

const codeOf = (body: unknown) => problemSchema.parse(body).code

/** Passkeys belong to a name; tests reach the server by its number. */
const originOf = ({ port }: { port: number }) => `http://localhost:${port}`

/** What one person's browser does at the server's name. */
function browserOf(server: TestServer, { cookie }: { cookie: string }) {
  const origin = originOf(server)
  const call = async (method: string, path: string, body: unknown = {}) => {
    const answer = await fetch(server.url + path, {
      method,
      headers: { Origin: origin, Cookie: cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })
    const text = await answer.text()
    return { status: answer.status, body: text ? JSON.parse(text) : null, cookie: cookieOf(answer) }
  }
  return {
    origin,
    call,
    options: async (path: string): Promise<Options> => (await call('POST', path)).body,
    keys: async () =>
      accountKeysSchema.parse(
        await (await fetch(`${server.url}/api/me/keys`, { headers: { Cookie: cookie } })).json(),
      ),
  }
}

const NOBODY = { cookie: '' }

/** Adds a passkey to an account. */
async function addPasskey(server: TestServer, person: { cookie: string }, name = 'Laptop') {
  const browser = browserOf(server, person)
  const passkey = new TestPasskey()
  const response = passkey.create(await browser.options('/api/passkeys/options'), browser)
  const added = await browser.call('POST', '/api/passkeys', { name, response })
  if (added.status !== 201) throw new Error(`no passkey: ${added.status} ${JSON.stringify(added.body)}`)
  return { passkey, browser, keys: accountKeysSchema.parse(added.body) }
}

/** Signs in with a passkey on a browser where nobody is signed in. */
async function signInWith(
  server: TestServer,
  passkey: TestPasskey,
  circumstances: Partial<Parameters<TestPasskey['use']>[1]> = {},
) {
  const browser = browserOf(server, NOBODY)
  const options = await browser.options('/api/passkeys/sign-in-options')
  const response = passkey.use(options, { ...browser, ...circumstances })
  return { ...(await browser.call('POST', '/api/passkeys/sign-in', { response })), response }
}

describe.each(STORAGES)('[ID11] on %s, a passkey', (storage) => {
  test.skipIf(whyNot(storage))('signs in alone, without a name, a password or a code', async () => {
    const server = await startTestServer(storage)
    const maelle = await TestMember.signIn(server, MAELLE)
    const { passkey, keys } = await addPasskey(server, maelle)
    expect(keys.passkeys).toMatchObject([{ name: 'Laptop', lastUsedOn: null }])
    const signedIn = await signInWith(server, passkey)
    expect(signedIn.status).toBe(201)
    const me = meSchema.parse(signedIn.body)
    expect(me).toMatchObject({ account: { email: MAELLE }, canComeBack: true })
    expect(me.acting?.organization.shortName).toBe('Réseau Aubépine')
    expect((await signInWith(server, passkey)).status).toBe(201)
    const today = new Date().toISOString().slice(0, 10)
    expect((await browserOf(server, maelle).keys()).passkeys[0]?.lastUsedOn).toBe(today)
  })
})

describe('[ID11] a passkey', () => {
  test('is made for this site, kept on the device, and never used without the person', async () => {
    const server = await startTestServer('any')
    const maelle = await TestMember.signIn(server, MAELLE)
    const { passkey, browser } = await addPasskey(server, maelle)
    const options = await browser.options('/api/passkeys/options')
    expect(options).toMatchObject({
      rp: { id: 'localhost', name: 'Plenary' },
      user: { name: MAELLE, displayName: 'Maëlle T.' },
      attestation: 'none',
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      excludeCredentials: [{ id: passkey.id.toString('base64url') }],
    })
    const signIn = await browserOf(server, NOBODY).options('/api/passkeys/sign-in-options')
    expect(signIn).toMatchObject({ rpId: 'localhost', userVerification: 'required' })
    expect(signIn.allowCredentials ?? []).toEqual([])
  })

  test.each([
    ['of another page', { origin: 'https://evil.example' }],
    ['used without the person', { isVerified: false }],
    ['that has been copied, and so counts from where it was', { counts: false }],
  ])('%s is refused', async (_which, circumstances) => {
    const server = await startTestServer('any')
    const { passkey } = await addPasskey(server, await TestMember.signIn(server, MAELLE))
    expect((await signInWith(server, passkey)).status).toBe(201)
    const refused = await signInWith(server, passkey, circumstances)
    expect([refused.status, codeOf(refused.body), refused.cookie]).toEqual([422, 'passkey-failed', ''])
  })

  test('that nobody has is refused like one that is wrong', async () => {
    const server = await startTestServer('any')
    const { passkey } = await addPasskey(server, await TestMember.signIn(server, MAELLE))
    const wrong = await signInWith(server, passkey, { isVerified: false })
    const unknown = await signInWith(server, new TestPasskey())
    expect([unknown.status, unknown.body]).toEqual([wrong.status, wrong.body])
  })

  test('answers each challenge once, and only one of ours', async () => {
    const server = await startTestServer('any')
    const { passkey } = await addPasskey(server, await TestMember.signIn(server, MAELLE))
    const browser = browserOf(server, NOBODY)
    const { response } = await signInWith(server, passkey)
    const again = await browser.call('POST', '/api/passkeys/sign-in', { response })
    expect(codeOf(again.body)).toBe('passkey-failed')
    const challenge = Buffer.alloc(32).toString('base64url')
    const invented = passkey.use({ challenge, rpId: 'localhost' }, browser)
    const answer = await browser.call('POST', '/api/passkeys/sign-in', { response: invented })
    expect(codeOf(answer.body)).toBe('passkey-failed')
    // Used up by an answer that was wrong, too.
    const options = await browser.options('/api/passkeys/sign-in-options')
    const wrong = passkey.use(options, { ...browser, isVerified: false })
    await browser.call('POST', '/api/passkeys/sign-in', { response: wrong })
    const right = await browser.call('POST', '/api/passkeys/sign-in', {
      response: passkey.use(options, browser),
    })
    expect(codeOf(right.body)).toBe('passkey-failed')
  })

  test('is not added for somebody else’s challenge, or twice', async () => {
    const server = await startTestServer('any')
    const maelle = browserOf(server, await TestMember.signIn(server, MAELLE))
    const imani = browserOf(server, await TestMember.signIn(server, IMANI))
    const passkey = new TestPasskey()
    const response = passkey.create(await imani.options('/api/passkeys/options'), imani)
    const add = (by: typeof maelle, made: unknown) =>
      by.call('POST', '/api/passkeys', { name: 'A', response: made })
    expect(codeOf((await add(maelle, response)).body)).toBe('passkey-failed')
    const unverified = { ...maelle, isVerified: false }
    const careless = passkey.create(await maelle.options('/api/passkeys/options'), unverified)
    expect(codeOf((await add(maelle, careless)).body)).toBe('passkey-failed')
    const right = passkey.create(await maelle.options('/api/passkeys/options'), maelle)
    expect((await add(maelle, right)).status).toBe(201)
    const twin = passkey.create(await imani.options('/api/passkeys/options'), imani)
    expect(codeOf((await add(imani, twin)).body)).toBe('passkey-failed')
    expect((await imani.keys()).passkeys).toEqual([])
  })

  test.each([
    ['nothing of it', { id: 'x', response: { clientDataJSON: '' } }],
    ['no JSON', { id: 'x', response: { clientDataJSON: 'bm9uZQ' } }],
    ['no challenge', { id: 'x', response: { clientDataJSON: 'e30' } }],
    ['null', { id: 'x', response: { clientDataJSON: 'bnVsbA' } }],
  ])('whose answer holds %s is refused', async (_what, response) => {
    const server = await startTestServer('any')
    const answer = await browserOf(server, NOBODY).call('POST', '/api/passkeys/sign-in', { response })
    expect([answer.status, codeOf(answer.body)]).toEqual([422, 'passkey-failed'])
  })

  test('cannot be made at a bare address, which is said at once', async () => {
    const server = await startTestServer('any')
    const answer = await post(server.url, '/api/passkeys/sign-in-options', {})
    expect([answer.status, codeOf(await answer.json())]).toEqual([422, 'passkey-failed'])
  })
})

describe('[ID8] a passkey as a proof', () => {
  test('counts like the password, if it is one’s own', async () => {
    const first = await startTestServer('any')
    const maelle = await TestMember.signIn(first, MAELLE)
    const { passkey } = await addPasskey(first, maelle)
    const imani = await TestMember.signIn(first, IMANI)
    const { passkey: other } = await addPasskey(first, imani)
    const proved_at = new Date(Date.now() - 11 * 60_000)
    const server = await restartAfter(first, (db) => db.updateTable('sessions').set({ proved_at }).execute())
    const browser = browserOf(server, maelle)
    expect(codeOf((await browser.call('POST', '/api/me/totp')).body)).toBe('proof-needed')
    const prove = async (by: TestPasskey) => {
      const options = await browser.options('/api/passkeys/prove-options')
      expect(options.allowCredentials).toMatchObject([{ id: passkey.id.toString('base64url') }])
      const response = by.use(options, browser)
      return browser.call('POST', '/api/passkeys/prove', { response })
    }
    expect(codeOf((await prove(other)).body)).toBe('passkey-failed')
    expect((await browser.call('POST', '/api/me/totp')).status).toBe(403)
    expect((await prove(passkey)).status).toBe(204)
    expect((await browser.call('POST', '/api/me/totp')).status).toBe(200)
  })

  test('a challenge for signing in does not prove anything, nor the other way round', async () => {
    const server = await startTestServer('any')
    const maelle = await TestMember.signIn(server, MAELLE)
    const { passkey, browser } = await addPasskey(server, maelle)
    const forSignIn = passkey.use(await browser.options('/api/passkeys/sign-in-options'), browser)
    const proof = await browser.call('POST', '/api/passkeys/prove', { response: forSignIn })
    expect(codeOf(proof.body)).toBe('passkey-failed')
    const forProof = passkey.use(await browser.options('/api/passkeys/prove-options'), browser)
    const signIn = await browser.call('POST', '/api/passkeys/sign-in', { response: forProof })
    expect(codeOf(signIn.body)).toBe('passkey-failed')
  })
})

describe('[ID12] one’s passkeys', () => {
  test('are renamed and removed by oneself alone; the other sessions end with a removed one', async () => {
    const server = await startTestServer('any')
    const maelle = await TestMember.signIn(server, MAELLE)
    const { keys, passkey, browser } = await addPasskey(server, maelle)
    const path = `/api/passkeys/${keys.passkeys[0]?.id}`
    const imani = browserOf(server, await TestMember.signIn(server, IMANI))
    expect((await imani.call('PATCH', path, { name: 'Mine' })).status).toBe(404)
    expect((await imani.call('DELETE', path)).status).toBe(404)
    expect((await browser.call('PATCH', path, { name: 'Old laptop' })).status).toBe(204)
    expect((await browser.keys()).passkeys).toMatchObject([{ name: 'Old laptop' }])
    const elsewhere = new TestMember(server.url, (await signInWith(server, passkey)).cookie)
    expect((await browser.call('DELETE', path)).status).toBe(204)
    expect((await elsewhere.call('GET', '/api/me')).status).toBe(401)
    expect(codeOf((await signInWith(server, passkey)).body)).toBe('passkey-failed')
    expect((await browser.call('DELETE', path)).status).toBe(404)
  })
})

test.for(STORAGES)(
  '[ID12] on %s, the only way in stays until there is another',
  async (storage, { skip }) => {
    skip(whyNot(storage) !== null)
    const server = await startTestServer(storage)
    const imani = await TestMember.signIn(server, IMANI)
    const { guest } = await acceptAsGuest(server.url, (await invite(imani)).token)
    await admitAll(imani)
    const { browser, keys } = await addPasskey(server, guest, 'Phone')
    expect((await guest.call('GET', '/api/me')).body).toMatchObject({ canComeBack: true })
    const first = `/api/passkeys/${keys.passkeys[0]?.id}`
    expect(codeOf((await browser.call('DELETE', first)).body)).toBe('last-key')
    // A password without an address opens nothing.
    await browser.call('PUT', '/api/me/password', { password: 'nine wooden spoons falling' })
    expect(codeOf((await browser.call('DELETE', first)).body)).toBe('last-key')
    const { keys: both } = await addPasskey(server, guest, 'Key ring')
    const removed = await Promise.all(
      both.passkeys.map(({ id }) => browser.call('DELETE', `/api/passkeys/${id}`)),
    )
    expect(removed.map(({ status }) => status).toSorted()).toEqual([204, 409])
    expect((await browser.keys()).passkeys).toHaveLength(1)
  },
)

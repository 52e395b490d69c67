import { accountKeysSchema, newTotpSchema, recoveryCodesSchema } from '@plenary/shared/accounts.ts'
import { CODES_PER_ACCOUNT, PROOFS_PER_ACCOUNT } from '@plenary/shared/limits.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { Secret, TOTP } from 'otpauth'
import { describe, expect, test } from 'vitest'
import { acceptAsGuest, admitAll, invite } from '../support/inviting.ts'
import { cookieOf, post } from '../support/registering.ts'
import { inDatabase, restartAfter } from '../support/restart.ts'
import { startTestServer, type TestServer } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { STORAGES, whyNot } from '../support/test-database.ts'
import { TestMailbox } from '../support/test-mailbox.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const PASSWORD = 'correct horse table'
const STEP_MS = 30_000

const codeOf = (body: unknown) => problemSchema.parse(body).code

/** Signs in over the given network address. */
async function signIn(server: TestServer, email: string, code?: string, address = '10.0.0.1') {
  const answer = await post(
    server.url,
    '/api/sessions',
    { email, password: PASSWORD, ...(code !== undefined && { code }) },
    { 'X-Forwarded-For': address },
  )
  const body: unknown = await answer.json()
  return answer.status === 201 ? 'signed in' : codeOf(body)
}

/** An app that shows the codes of the step before, of now and of the next. */
async function appOf(secret: string) {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  // Not in the last seconds of a step, so that its three codes stay valid for the test.
  await until('a step has time left', () => totp.remaining() > 8_000)
  const now = Date.now()
  return (steps: -1 | 0 | 1) => totp.generate({ timestamp: now + steps * STEP_MS })
}

/** Somebody whose account asks for codes; the code of the step before is used up by that. */
async function withCodes(server: TestServer, email = MAELLE) {
  const person = await TestMember.signIn(server, email)
  const { secret, uri } = newTotpSchema.parse((await person.call('POST', '/api/me/totp')).body)
  const code = await appOf(secret)
  const answer = await person.call('PUT', '/api/me/totp', { code: code(-1) })
  expect(answer.status).toBe(200)
  return { person, uri, code, recovery: recoveryCodesSchema.parse(answer.body).codes }
}

/** Makes everybody's last proof so old that it counts no more. */
function ageProofs(server: TestServer): Promise<TestServer> {
  const proved_at = new Date(Date.now() - 11 * 60_000)
  return restartAfter(server, (db) => db.updateTable('sessions').set({ proved_at }).execute())
}

const keysOf = async (person: TestMember) =>
  accountKeysSchema.parse((await person.call('GET', '/api/me/keys')).body)

describe.each(STORAGES)('[ID6] on %s, an account that asks for codes', (storage) => {
  test.skipIf(whyNot(storage))('takes each of them once, at sign-in and as a proof', async () => {
    const server = await startTestServer(storage, { trustsProxy: true })
    const { uri, code } = await withCodes(server)
    expect(uri).toMatch(
      /^otpauth:\/\/totp\/Plenary:maelle%40aubepine\.example\?issuer=Plenary&secret=[A-Z2-7]{32}&/,
    )
    expect(await signIn(server, MAELLE)).toBe('code-needed')
    expect(await signIn(server, MAELLE, code(-1))).toBe('wrong-code')
    const atOnce = await Promise.all(
      [0, 0, 0].map(() => signIn(server, MAELLE, ` ${code(0).slice(0, 3)} ${code(0).slice(3)}`)),
    )
    expect(atOnce.toSorted()).toEqual(['signed in', 'wrong-code', 'wrong-code'])
    expect(await signIn(server, MAELLE, '000000x')).toBe('wrong-code')
    expect(await signIn(server, MAELLE, code(1))).toBe('signed in')
    expect(await signIn(server, MAELLE, code(0))).toBe('wrong-code')
  })

  test.skipIf(whyNot(storage))(
    'takes a recovery code in its place, once, and knows only its hash',
    async () => {
      const server = await startTestServer(storage, { trustsProxy: true })
      const { person, recovery } = await withCodes(server)
      expect(recovery).toHaveLength(10)
      expect(new Set(recovery.map((one) => /^([a-z02-9]{4}-){3}[a-z02-9]{4}$/.test(one)))).toEqual(
        new Set([true]),
      )
      const [first = '', second = ''] = recovery
      const spelled = first.toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')
      const atOnce = await Promise.all([0, 0, 0].map(() => signIn(server, MAELLE, spelled)))
      expect(atOnce.toSorted()).toEqual(['signed in', 'wrong-code', 'wrong-code'])
      expect((await keysOf(person)).recoveryCodesLeft).toBe(9)

      const renewed = recoveryCodesSchema.parse((await person.call('POST', '/api/me/recovery-codes')).body)
      expect(await signIn(server, MAELLE, second)).toBe('wrong-code')
      expect(await signIn(server, MAELLE, renewed.codes[0])).toBe('signed in')
      await server.stop()
      const stored = await inDatabase(server, (db) => db.selectFrom('recovery_codes').selectAll().execute())
      expect(stored).toHaveLength(9)
      for (const code of renewed.codes) expect(JSON.stringify(stored)).not.toContain(code.replaceAll('-', ''))
    },
  )
})

describe('[ID6] codes', () => {
  test('count once an app has shown that it works, and then end the other sessions', async () => {
    const server = await startTestServer('any')
    const elsewhere = await TestMember.signIn(server, MAELLE)
    const person = await TestMember.signIn(server, MAELLE)
    expect((await person.call('PUT', '/api/me/totp', { code: '123456' })).status).toBe(404)
    const { secret } = newTotpSchema.parse((await person.call('POST', '/api/me/totp')).body)
    expect(await signIn(server, MAELLE)).toBe('signed in')
    expect(await keysOf(person)).toMatchObject({ hasTotp: false, recoveryCodesLeft: 0 })
    const code = await appOf(secret)
    const wrong = await person.call('PUT', '/api/me/totp', {
      code: code(0) === '000000' ? '111111' : '000000',
    })
    expect(codeOf(wrong.body)).toBe('wrong-code')
    expect((await person.call('PUT', '/api/me/totp', { code: code(0) })).status).toBe(200)
    expect(await keysOf(person)).toMatchObject({ hasTotp: true, recoveryCodesLeft: 10 })
    expect((await elsewhere.call('GET', '/api/me')).status).toBe(401)
  })

  test.each(['00000', '1234567', 'abcdef'])('that are none, such as %s, are wrong', async (code) => {
    const server = await startTestServer('any')
    await withCodes(server)
    expect(await signIn(server, MAELLE, code)).toBe(code.length < 6 ? 'invalid-input' : 'wrong-code')
  })

  test('are asked for no more once they are turned off, and the recovery codes go too', async () => {
    const server = await startTestServer('any')
    const { person } = await withCodes(server)
    expect((await person.call('DELETE', '/api/me/totp')).status).toBe(204)
    expect(await keysOf(person)).toMatchObject({ hasTotp: false, recoveryCodesLeft: 0 })
    expect(await signIn(server, MAELLE)).toBe('signed in')
    expect((await person.call('POST', '/api/me/recovery-codes')).status).toBe(404)
  })

  test('a new app takes the place of the old one only when it has shown a code', async () => {
    const server = await startTestServer('any', { trustsProxy: true })
    const { person, code } = await withCodes(server)
    await person.call('POST', '/api/me/totp')
    expect(await signIn(server, MAELLE, code(0))).toBe('signed in')
  })

  test('are not asked for by whoever has the wrong password', async () => {
    const server = await startTestServer('any')
    const { code } = await withCodes(server)
    const body = { email: MAELLE, password: 'x'.repeat(20), code: code(0) }
    expect(codeOf(await (await post(server.url, '/api/sessions', body)).json())).toBe('wrong-credentials')
    expect(await signIn(server, MAELLE, code(0))).toBe('signed in')
  })
})

describe('[ID7] guessing codes', () => {
  test('is slowed down for the guesser, and not for the account', async () => {
    const server = await startTestServer('any', { trustsProxy: true })
    const { code } = await withCodes(server)
    const wrong = code(0) === '000000' ? '111111' : '000000'
    const guesses: string[] = []
    for (let n = 0; n <= PROOFS_PER_ACCOUNT.burst; n++)
      guesses.push(await signIn(server, MAELLE, wrong, '10.0.0.9'))
    expect(guesses.at(-1)).toBe('too-many-requests')
    expect(await signIn(server, MAELLE, code(0), '10.0.0.9')).toBe('too-many-requests')
    expect(await signIn(server, MAELLE, code(0), '10.0.0.2')).toBe('signed in')
  })

  test('from many addresses ends, while the recovery codes go on', async () => {
    const server = await startTestServer('any', { trustsProxy: true })
    const { code, recovery } = await withCodes(server)
    const wrong = code(0) === '000000' ? '111111' : '000000'
    const guesses = await Promise.all(
      Array.from({ length: CODES_PER_ACCOUNT.burst + 20 }, (_, n) =>
        signIn(server, MAELLE, wrong, `10.0.1.${n}`),
      ),
    )
    expect(guesses).toContain('too-many-requests')
    expect(await signIn(server, MAELLE, recovery[0], '10.0.0.2')).toBe('signed in')
  })
})

describe('[ID8] a dangerous act', () => {
  const ACTS: [string, string, unknown?][] = [
    ['PUT', '/api/me/password', { password: 'another nine wooden spoons' }],
    ['PUT', '/api/me/email', { email: 'elsewhere@kestrel.example' }],
    ['POST', '/api/me/totp'],
    ['DELETE', '/api/me/totp'],
    ['POST', '/api/me/recovery-codes'],
    ['POST', '/api/passkeys/options'],
    ['POST', '/api/passkeys', {}],
    ['DELETE', '/api/passkeys/01a20030-0000-7000-8000-000000000000'],
    ['DELETE', '/api/me'],
  ]

  test('asks for a proof once the last one is ten minutes old, and is done after it', async () => {
    const fresh = await startTestServer('any')
    const { cookie } = await TestMember.signIn(fresh, MAELLE)
    const server = await ageProofs(fresh)
    const person = new TestMember(server.url, cookie)
    for (const [method, path, body] of ACTS) {
      const answer = await person.call(method, path, body)
      expect([method, path, answer.status, codeOf(answer.body)]).toEqual([method, path, 403, 'proof-needed'])
    }
    const wrong = await person.call('POST', '/api/me/proof', { password: 'x'.repeat(20) })
    expect(codeOf(wrong.body)).toBe('wrong-credentials')
    expect((await person.call('POST', '/api/me/totp')).status).toBe(403)
    expect((await person.call('POST', '/api/me/proof', { password: PASSWORD })).status).toBe(204)
    expect((await person.call('POST', '/api/me/totp')).status).toBe(200)
  })

  test('asks for a code as well where the account does', async () => {
    const fresh = await startTestServer('any')
    const { person: before, code, recovery } = await withCodes(fresh)
    const server = await ageProofs(fresh)
    const person = new TestMember(server.url, before.cookie)
    const prove = async (more: object) => {
      const { status, body } = await person.call('POST', '/api/me/proof', { password: PASSWORD, ...more })
      return status === 204 ? 'proved' : codeOf(body)
    }
    expect(await prove({})).toBe('code-needed')
    expect(await prove({ code: code(-1) })).toBe('wrong-code')
    expect(await prove({ code: code(0) })).toBe('proved')
    expect(await prove({ code: recovery[0] })).toBe('proved')
  })

  test('can be guessed at by nobody for long, whose session is then no obstacle to the others', async () => {
    const server = await startTestServer('any')
    const thief = await TestMember.signIn(server, MAELLE)
    const owner = await TestMember.signIn(server, MAELLE)
    const statuses: number[] = []
    for (let n = 0; n <= PROOFS_PER_ACCOUNT.burst; n++) {
      statuses.push((await thief.call('POST', '/api/me/proof', { password: 'x'.repeat(20) })).status)
    }
    expect(statuses.at(-1)).toBe(429)
    expect((await owner.call('POST', '/api/me/proof', { password: PASSWORD })).status).toBe(204)
  })

  test('is free to a guest who has nothing to prove it with, until there is a password', async () => {
    const first = await startTestServer('any')
    const imani = await TestMember.signIn(first, IMANI)
    const { guest } = await acceptAsGuest(first.url, (await invite(imani)).token)
    await admitAll(imani)
    const server = await ageProofs(first)
    const person = new TestMember(server.url, guest.cookie)
    const me = async () => (await person.call('GET', '/api/me')).body
    expect(await me()).toMatchObject({ account: { email: null }, canComeBack: false })
    const weak = await person.call('PUT', '/api/me/password', { password: 'passwordpassword1' })
    expect(codeOf(weak.body)).toBe('weak-password')
    expect(
      (await person.call('PUT', '/api/me/password', { password: 'nine wooden spoons falling' })).status,
    ).toBe(204)
    expect(await me()).toMatchObject({ canComeBack: false })
    const again = await person.call('PUT', '/api/me/password', { password: 'seven quiet green ladders' })
    expect(codeOf(again.body)).toBe('proof-needed')
    await person.call('POST', '/api/me/proof', { password: 'nine wooden spoons falling' })
    expect((await person.call('PUT', '/api/me/email', { email: 'yara@lantern.example' })).status).toBe(200)
    expect(await me()).toMatchObject({ canComeBack: true })
    const body = { email: 'yara@lantern.example', password: 'nine wooden spoons falling' }
    expect((await post(server.url, '/api/sessions', body)).status).toBe(201)
  })
})

describe('[ID9] a password', () => {
  test('that is changed ends the other sessions, their lines too, and the old one opens nothing', async () => {
    const server = await startTestServer('any')
    const elsewhere = await TestMember.signIn(server, MAELLE)
    const line = await elsewhere.join(await elsewhere.submissionId())
    const person = await TestMember.signIn(server, MAELLE)
    const weak = await person.call('PUT', '/api/me/password', { password: 'maelle@aubepine.example' })
    expect(codeOf(weak.body)).toBe('weak-password')
    const changed = await person.call('PUT', '/api/me/password', { password: 'nine wooden spoons falling' })
    expect(changed.status).toBe(204)
    expect(await line.closed()).toBe(4401)
    expect((await elsewhere.call('GET', '/api/me')).status).toBe(401)
    expect((await person.call('GET', '/api/me')).status).toBe(200)
    expect(await signIn(server, MAELLE)).toBe('wrong-credentials')
  })

  test('that is forgotten is set with a mailed link, once; every session ends, and codes are still asked for', async () => {
    const mailbox = await TestMailbox.start()
    const server = await startTestServer('any', { mail: mailbox.config })
    const { person, code } = await withCodes(server)
    expect(
      (await post(server.url, '/api/password-resets', { email: ` ${MAELLE.toUpperCase()}` })).status,
    ).toBe(202)
    const token = await mailbox.secretTo(MAELLE)
    expect((await mailbox.lastTo(MAELLE)).text).toContain(`http://localhost:${server.port}/reset-password#`)
    const redeem = (password: string) => post(server.url, '/api/password-resets/redeem', { token, password })
    expect(codeOf(await (await redeem('maelle@aubepine.example')).json())).toBe('weak-password')
    const answers = await Promise.all([0, 0, 0, 0].map(() => redeem('nine wooden spoons falling')))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 410, 410, 410])
    expect((await person.call('GET', '/api/me')).status).toBe(401)
    const body = { email: MAELLE, password: 'nine wooden spoons falling' }
    expect(codeOf(await (await post(server.url, '/api/sessions', body)).json())).toBe('code-needed')
    expect((await post(server.url, '/api/sessions', { ...body, code: code(0) })).status).toBe(201)
  })

  test('is forgotten alike by whoever has an account and whoever has none', async () => {
    const mailbox = await TestMailbox.start()
    const server = await startTestServer('any', { mail: mailbox.config })
    const ask = async (email: string) => {
      const answer = await post(server.url, '/api/password-resets', { email })
      const headers = [...answer.headers].filter(([name]) => name !== 'date')
      return { status: answer.status, headers, text: await answer.text() }
    }
    expect(await ask('nobody@larkspur.example')).toEqual(await ask(IMANI))
    await mailbox.lastTo(IMANI)
    await server.stop()
    expect(mailbox.mails).toHaveLength(1)
  })

  test('cannot be reset where the server sends no mail', async () => {
    const server = await startTestServer('any')
    for (const email of [IMANI, 'nobody@larkspur.example']) {
      const answer = await post(server.url, '/api/password-resets', { email })
      expect([answer.status, codeOf(await answer.json())]).toEqual([502, 'mail-failed'])
    }
  })

  test('that was changed ends the links that were mailed before', async () => {
    const mailbox = await TestMailbox.start()
    const server = await startTestServer('any', { mail: mailbox.config })
    const person = await TestMember.signIn(server, MAELLE)
    await post(server.url, '/api/password-resets', { email: MAELLE })
    const token = await mailbox.secretTo(MAELLE)
    await person.call('PUT', '/api/me/password', { password: 'nine wooden spoons falling' })
    const late = await post(server.url, '/api/password-resets/redeem', {
      token,
      password: 'seven quiet ladders',
    })
    expect(late.status).toBe(410)
  })

  test('is refused with as much work for an account that there is not', async () => {
    const server = await startTestServer('any', { trustsProxy: true })
    // In time of the processor, which unlike that of a clock is little longer on a busy machine.
    const workOf = async (email: string, n: number) => {
      const before = process.cpuUsage()
      const answer = await post(
        server.url,
        '/api/sessions',
        { email, password: 'x'.repeat(20) },
        { 'X-Forwarded-For': `10.0.2.${n}` },
      )
      expect(answer.status).toBe(401)
      const { user, system } = process.cpuUsage(before)
      return user + system
    }
    const [known, unknown]: [number[], number[]] = [[], []]
    for (let n = 0; n < 15; n++) {
      known.push(await workOf(IMANI, n))
      unknown.push(await workOf('nobody@larkspur.example', n))
    }
    // Without the work for nothing it would be a tenth.
    expect(Math.min(...unknown)).toBeGreaterThan(Math.min(...known) * 0.5)
    expect(Math.min(...unknown)).toBeLessThan(Math.min(...known) * 2)
  })
})

test('[ID10] acts on an account are in its trail, without a name, an address or a secret', async () => {
  const server = await startTestServer('any')
  const { person, recovery } = await withCodes(server)
  await signIn(server, MAELLE, recovery[0])
  await person.call('POST', '/api/me/recovery-codes')
  await person.call('DELETE', '/api/me/totp')
  await person.call('PUT', '/api/me/password', { password: 'nine wooden spoons falling' })
  await person.call('PUT', '/api/me/email', { email: 'elsewhere@aubepine.example' })
  await server.stop()
  const rows = await inDatabase(server, (db) =>
    db.selectFrom('audit_events').selectAll().where('chain', '=', 'accounts').orderBy('seq').execute(),
  )
  expect(rows.map(({ act }) => act)).toEqual([
    'totp.on',
    'recovery-codes.made',
    'recovery-code.used',
    'recovery-codes.made',
    'totp.off',
    'password.set',
    'email.changed',
  ])
  expect(new Set(rows.map(({ account_id }) => account_id)).size).toBe(1)
  expect(JSON.stringify(rows)).not.toMatch(
    /aubepine|Maëlle|[a-z02-9]{4}-[a-z02-9]{4}-[a-z02-9]{4}-[a-z02-9]{4}"/,
  )
})

test('[AC6] signing in gives a new session each time, whatever cookie was sent along', async () => {
  const server = await startTestServer('any')
  const body = { email: MAELLE, password: PASSWORD }
  const first = cookieOf(await post(server.url, '/api/sessions', body))
  const second = cookieOf(await post(server.url, '/api/sessions', body, { Cookie: first }))
  expect(second).not.toBe(first)
  expect((await new TestMember(server.url, first).call('GET', '/api/me')).status).toBe(401)
})

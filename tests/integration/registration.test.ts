import { openMailer } from '@plenary/server/mail/mailer.ts'
import { meSchema } from '@plenary/shared/accounts.ts'
import { MAILS_PER_RECIPIENT } from '@plenary/shared/limits.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { describe, expect, test } from 'vitest'
import { NEWCOMER, post, register, serverWithMail } from '../support/registering.ts'
import { inDatabase, restartAfter } from '../support/restart.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI } from '../support/submission.ts'
import { STORAGES, whyNot } from '../support/test-database.ts'
import { TestMailbox } from '../support/test-mailbox.ts'
import { until } from '../support/until.ts'

async function codeOf(answer: Response): Promise<string> {
  return problemSchema.parse(await answer.json()).code
}

/** All that an asker sees of an answer. */
async function everythingOf(answer: Response) {
  const headers = [...answer.headers].filter(([name]) => name !== 'date')
  return { status: answer.status, headers, body: await answer.text() }
}

describe('[ID2] an account that is begun by mail', () => {
  test('is answered alike whether or not there is one; only the address is told', async () => {
    const { server, mailbox } = await serverWithMail()
    const fresh = await everythingOf(await post(server.url, '/api/accounts', NEWCOMER))
    const taken = await everythingOf(await post(server.url, '/api/accounts', { ...NEWCOMER, email: IMANI }))
    expect(taken).toEqual(fresh)
    expect((await mailbox.lastTo(NEWCOMER.email)).text).toContain(
      `http://localhost:${server.port}/confirm?for=account#`,
    )
    const told = (await mailbox.lastTo(IMANI)).text
    expect(told).toContain('you already have one')
    // Anybody can have it sent: it leads nowhere.
    expect(told).not.toContain('://')
  })

  test('asks for the password that was chosen, so that nobody confirms what somebody else began for them', async () => {
    const { server, mailbox } = await serverWithMail()
    await post(server.url, '/api/accounts', NEWCOMER)
    const token = await mailbox.secretTo(NEWCOMER.email)
    const other = await post(server.url, '/api/accounts/confirm', {
      token,
      password: 'the one I would choose',
    })
    expect([other.status, await codeOf(other)]).toEqual([401, 'wrong-credentials'])
    const right = await post(server.url, '/api/accounts/confirm', { token, password: NEWCOMER.password })
    expect(right.status).toBe(201)
  })

  test('begins once, and ends the other links to the same address', async () => {
    const { server, mailbox } = await serverWithMail()
    await post(server.url, '/api/accounts', NEWCOMER)
    const first = await mailbox.secretTo(NEWCOMER.email)
    await post(server.url, '/api/accounts', NEWCOMER)
    const second = await mailbox.secretTo(NEWCOMER.email, 2)
    const confirm = (token: string) =>
      post(server.url, '/api/accounts/confirm', { token, password: NEWCOMER.password })
    const answers = await Promise.all(Array.from({ length: 10 }, () => confirm(second)))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(9)
    expect((await confirm(first)).status).toBe(410)
  })

  test('does not begin when its link has run out, was never made, or is of another kind', async () => {
    const mailbox = await TestMailbox.start()
    const server = await startTestServer('any', { mail: mailbox.config })
    await post(server.url, '/api/accounts', NEWCOMER)
    const token = await mailbox.secretTo(NEWCOMER.email)
    await post(server.url, '/api/password-resets', { email: IMANI })
    const reset = await mailbox.secretTo(IMANI)
    const late = await restartAfter(server, (db) =>
      db
        .updateTable('one_time_secrets')
        .set({ expires_at: new Date(Date.now() - 1000) })
        .where('purpose', '=', 'registration')
        .execute(),
    )
    for (const one of [token, 'A'.repeat(43), reset]) {
      const answer = await post(late.url, '/api/accounts/confirm', {
        token: one,
        password: NEWCOMER.password,
      })
      expect([answer.status, await codeOf(answer)]).toEqual([410, 'link-ended'])
    }
    await late.stop()
    const left = await inDatabase(late, (db) => db.selectFrom('one_time_secrets').select('purpose').execute())
    expect(left).toEqual([{ purpose: 'password-reset' }])
  })

  test('leaves neither its password nor its secret in the database', async () => {
    const { server, mailbox } = await serverWithMail()
    await post(server.url, '/api/accounts', NEWCOMER)
    const token = await mailbox.secretTo(NEWCOMER.email)
    await server.stop()
    const stored = await inDatabase(server, (db) => db.selectFrom('one_time_secrets').selectAll().execute())
    expect(stored).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(JSON.stringify(stored)).not.toContain(NEWCOMER.password)
  })

  test('may be asked for too often to be mailed, and the asker does not notice', async () => {
    const { server, mailbox } = await serverWithMail()
    const asked = Array.from({ length: MAILS_PER_RECIPIENT.burst + 3 }, () =>
      post(server.url, '/api/accounts', NEWCOMER),
    )
    expect(new Set((await Promise.all(asked)).map(({ status }) => status))).toEqual(new Set([202]))
    // Another kind of mail to the same address is not kept away by these.
    await mailbox.lastTo(NEWCOMER.email, MAILS_PER_RECIPIENT.burst)
    await server.stop()
    expect(mailbox.mails).toHaveLength(MAILS_PER_RECIPIENT.burst)
  })
})

describe('[ID3] a mail', () => {
  test('is plain words in the language of the browser, with links of ours alone and nothing that was typed', async () => {
    const { server, mailbox } = await serverWithMail()
    const facts = { ...NEWCOMER, name: 'Visit evil.example now' }
    const french = { 'Accept-Language': 'fr-CA,fr;q=0.9,en;q=0.5' }
    await post(server.url, '/api/accounts', facts, french)
    const { text, headers } = await mailbox.lastTo(NEWCOMER.email)
    expect(text).toContain('Le lien est valable 24 heures.')
    expect(text).not.toContain('evil')
    const links = [...text.matchAll(/https?:\/\/[^\s/]+/g)].map(([origin]) => origin)
    expect(new Set(links)).toEqual(new Set([`http://localhost:${server.port}`]))
    expect(headers).toMatch(/^Content-Type: text\/plain/m)
    expect(headers).toMatch(/^From: Plenary <plenary@host\.example>/m)
    expect(headers).not.toMatch(/X-Mailer|nodemailer/i)
  })

  test('that cannot be sent changes no answer, and what is logged of it has no address', async () => {
    const mailbox = await TestMailbox.start({
      onRcptTo: ({ address }, _session, done) => done(new Error(`no such person: ${address}`)),
    })
    const server = await startTestServer('any', { mail: mailbox.config })
    expect((await post(server.url, '/api/accounts', NEWCOMER)).status).toBe(202)
    await server.stop()
    expect(mailbox.mails).toEqual([])
    const mailer = await openMailer(mailbox.config)
    const failure = await mailer?.send({ to: NEWCOMER.email, subject: '', text: '' }).catch((error) => error)
    expect(failure).toMatchObject({ code: 'mail-failed', message: 'EENVELOPE 550', cause: undefined })
  })

  test('goes over no network in the clear, and says who sends it to the mail server', async () => {
    const seen: unknown[] = []
    const mailbox = await TestMailbox.start({
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      onAuth: ({ username, password }, _session, done) => {
        seen.push(username, password)
        done(null, { user: username })
      },
    })
    const address = mailbox.config.smtpUrl.slice('smtp://'.length)
    const mail = { to: NEWCOMER.email, subject: 's', text: 't' }
    const asked = await openMailer({ ...mailbox.config, smtpUrl: `smtp://us%40er:pass%2Fword@${address}` })
    await asked?.send(mail)
    expect(seen).toEqual(['us@er', 'pass/word'])
    const strict = await openMailer({ ...mailbox.config, smtpUrl: `smtp://${address}?requireTLS=true` })
    const failure = await strict?.send(mail).catch((error) => error)
    expect(failure).toMatchObject({ code: 'mail-failed', message: expect.stringContaining('ETLS') })
  })
})

describe.each(STORAGES)('[ID4] on %s, an empty server', (storage) => {
  test.skipIf(whyNot(storage))('is set up once, with the link that its start gave', async () => {
    const seeded = await startTestServer(storage)
    expect(seeded.setupLink).toBeNull()
    const first = await restartAfter(seeded, async (db) => {
      await db.deleteFrom('room_roles').execute()
      for (const table of ['room_updates', 'client_ids', 'rooms', 'members', 'accounts'] as const) {
        await db.deleteFrom(table).execute()
      }
    })
    expect(first.setupLink).toMatch(new RegExp(`^http://localhost:${first.port}/setup#[\\w-]{43}$`))
    const again = await restartAfter(first, async () => {})
    const tokenOf = (link: string | null) => link?.split('#')[1] ?? ''
    const setUp = (link: string | null, facts: object = {}) =>
      post(again.url, '/api/setup', { token: tokenOf(link), ...NEWCOMER, ...facts })

    expect((await setUp(first.setupLink)).status).toBe(410)
    expect((await setUp(again.setupLink, { password: 'passwordpassword1' })).status).toBe(422)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, n) => setUp(again.setupLink, { email: `a${n}@b.example` })),
    )
    const [made] = answers.filter(({ status }) => status === 201)
    expect(answers.filter(({ status }) => status === 410)).toHaveLength(7)
    const me = meSchema.parse(await made?.json())
    expect(me).toMatchObject({ mandates: [], canCreateCoalition: true, canComeBack: true })
    const later = await restartAfter(again, async () => {})
    expect(later.setupLink).toBeNull()
  })
})

test('[ID4] until somebody has set the server up, nobody registers by mail', async () => {
  const mailbox = await TestMailbox.start()
  const seeded = await startTestServer('any')
  const server = await restartAfter(
    seeded,
    async (db) => {
      await db.updateTable('accounts').set({ deleted_at: new Date() }).execute()
    },
    { mail: mailbox.config },
  )
  expect(server.setupLink).not.toBeNull()
  const answer = await post(server.url, '/api/accounts', NEWCOMER)
  expect([answer.status, await codeOf(answer)]).toEqual([403, 'invitation-needed'])
})

test('[ID5] an address and a name are changed by their holder alone', async () => {
  const place = await serverWithMail()
  const person = await register(place)
  const renamed = await person.call('PATCH', '/api/me', { name: ' Another Name ' })
  expect(meSchema.parse(renamed.body).account.name).toBe('Another Name')
  expect((await person.call('PATCH', '/api/me', { name: 'Ｅvil\u202e' })).status).toBe(422)

  const asked = await person.call('PUT', '/api/me/email', { email: 'elsewhere@kestrel.example' })
  expect(asked).toEqual({ status: 200, body: { outcome: 'confirm-by-mail' } })
  const token = await place.mailbox.secretTo('elsewhere@kestrel.example')
  expect((await place.mailbox.lastTo('elsewhere@kestrel.example')).text).toContain('/confirm?for=email#')
  const before = await person.call('GET', '/api/me')
  expect(meSchema.parse(before.body).account.email).toBe(NEWCOMER.email)

  const stranger = await register(place, { email: 'stranger@kestrel.example' })
  expect((await stranger.call('POST', '/api/me/email/confirm', { token })).status).toBe(410)
  expect((await post(place.server.url, '/api/me/email/confirm', { token })).status).toBe(401)
  const confirmed = await person.call('POST', '/api/me/email/confirm', { token })
  expect(meSchema.parse(confirmed.body).account.email).toBe('elsewhere@kestrel.example')
  expect((await person.call('POST', '/api/me/email/confirm', { token })).status).toBe(410)
})

test('[ID5] that an address is taken is told to that address alone', async () => {
  const place = await serverWithMail()
  const person = await register(place)
  const asked = await person.call('PUT', '/api/me/email', { email: IMANI })
  expect(asked).toEqual({ status: 200, body: { outcome: 'confirm-by-mail' } })
  expect((await place.mailbox.lastTo(IMANI)).text).toContain('you already have one')
})

test('[ID5] without mail an address counts at once, or is taken', async () => {
  const place = await serverWithMail()
  const person = await register(place)
  const server = await restartAfter(place.server, async () => {})
  const at = (email: string) =>
    fetch(`${server.url}/api/me/email`, {
      method: 'PUT',
      headers: { Origin: server.url, Cookie: person.cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify({ email }),
    })
  expect(await (await at('elsewhere@kestrel.example')).json()).toEqual({ outcome: 'changed' })
  expect(await codeOf(await at(IMANI))).toBe('email-taken')
  const signedIn = { email: 'elsewhere@kestrel.example', password: NEWCOMER.password }
  await until(
    'one signs in with it',
    async () => (await post(server.url, '/api/sessions', signedIn)).status === 201,
  )
})

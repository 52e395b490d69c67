import { openDatabase } from '@plenary/db/database.ts'
import { meSchema } from '@plenary/shared/accounts.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { describe, expect, test } from 'vitest'
import { cookieOf, NEWCOMER, post, serverWithMail } from '../support/registering.ts'
import { startTestServer } from '../support/start-server.ts'
import { TestMember } from '../support/test-member.ts'

async function codeOf(answer: Response): Promise<string> {
  return problemSchema.parse(await answer.json()).code
}

describe('registering', () => {
  test('[AC4] gives an account without a mandate, signed in, once the mail is opened', async () => {
    const { server, mailbox } = await serverWithMail()
    const asked = await post(server.url, '/api/accounts', {
      ...NEWCOMER,
      email: 'New.Person@kestrel.example',
    })
    expect([asked.status, await asked.text(), asked.headers.getSetCookie()]).toEqual([202, '', []])
    const token = await mailbox.secretTo(NEWCOMER.email)
    const body = { token, password: NEWCOMER.password }
    const answer = await post(server.url, '/api/accounts/confirm', body)
    expect(answer.status).toBe(201)
    const me = meSchema.parse(await answer.json())
    expect(me).toMatchObject({ account: { email: NEWCOMER.email }, mandates: [], acting: null })
    expect(me).toMatchObject({ canComeBack: true, canCreateCoalition: false })
    const cookie = cookieOf(answer)
    expect((await fetch(`${server.url}/api/me`, { headers: { Cookie: cookie } })).status).toBe(200)
    expect((await post(server.url, '/api/accounts/confirm', body)).status).toBe(410)
  })

  test.each([
    [{ ...NEWCOMER, password: 'fourteen chars' }, 422, 'invalid-input'],
    [{ ...NEWCOMER, password: 'passwordpassword1' }, 422, 'weak-password'],
    [{ ...NEWCOMER, password: 'aaaaaaaaaaaaaaaaaa' }, 422, 'weak-password'],
    [{ ...NEWCOMER, password: 'new.person@kestrel' }, 422, 'weak-password'],
    [{ ...NEWCOMER, name: '   ' }, 422, 'invalid-input'],
    [{ ...NEWCOMER, email: 'not an address' }, 422, 'invalid-input'],
    ['not an object', 422, 'invalid-input'],
  ])('[AC4] %j is refused with %i %s', async (body, status, code) => {
    const { server } = await serverWithMail()
    const answer = await post(server.url, '/api/accounts', body)
    expect(answer.headers.get('Content-Type')).toBe('application/problem+json')
    expect([answer.status, await codeOf(answer)]).toEqual([status, code])
  })

  test('[AC4] a refusal names the fields at fault and repeats nothing that was typed', async () => {
    const server = await startTestServer('any')
    const body = { email: 'x', name: '', password: 'secret words' }
    const answer = await post(server.url, '/api/accounts', body)
    const text = await answer.text()
    expect(JSON.parse(text).fields).toEqual(['email', 'name', 'password'])
    expect(text).not.toContain('secret words')
  })

  test('[ID1] where the server sends no mail, accounts begin with an invitation', async () => {
    const server = await startTestServer('any')
    const answer = await post(server.url, '/api/accounts', NEWCOMER)
    expect([answer.status, await codeOf(answer)]).toEqual([403, 'invitation-needed'])
  })
})

describe('signing in', () => {
  test('[AC5] an unknown address and a wrong password answer alike', async () => {
    const server = await startTestServer('any')
    const unknown = await post(server.url, '/api/sessions', {
      email: 'nobody@larkspur.example',
      password: 'x'.repeat(20),
    })
    const wrong = await post(server.url, '/api/sessions', {
      email: 'imani@larkspur.example',
      password: 'x'.repeat(20),
    })
    expect([unknown.status, await unknown.text()]).toEqual([wrong.status, await wrong.text()])
    expect(unknown.status).toBe(401)
  })

  test('[AC5] guessing at one account is slowed down', async () => {
    const server = await startTestServer('any')
    const guess = () =>
      post(server.url, '/api/sessions', { email: 'imani@larkspur.example', password: 'x'.repeat(20) })
    const statuses: number[] = []
    for (let i = 0; i < 10; i++) statuses.push((await guess()).status)
    expect(statuses).toContain(429)
    const other = await post(server.url, '/api/sessions', {
      email: 'maelle@aubepine.example',
      password: 'correct horse table',
    })
    expect(other.status).toBe(201)
  })

  test('[AC6] the cookie is for this host alone, out of reach of scripts, and the database holds only its hash', async () => {
    const server = await startTestServer('any')
    const answer = await post(server.url, '/api/sessions', {
      email: 'imani@larkspur.example',
      password: 'correct horse table',
    })
    const cookie = answer.headers.getSetCookie()[0] ?? ''
    expect(cookie).toMatch(/^plenary=[a-z0-9]{40}; HttpOnly; Max-Age=\d+; Path=\/; SameSite=Lax$/)
    const id = /=([a-z0-9]+)/.exec(cookie)?.[1] ?? ''
    await server.stop()
    const { db, close } = await openDatabase(server.databaseUrl)
    const stored = await db.selectFrom('sessions').selectAll().execute()
    await close()
    expect(stored).toHaveLength(1)
    expect(JSON.stringify(stored)).not.toContain(id)
  })

  test('[AC6] signing in again ends the session that was there', async () => {
    const server = await startTestServer('any')
    const first = await TestMember.signIn(server, 'imani@larkspur.example')
    await post(
      server.url,
      '/api/sessions',
      { email: 'maelle@aubepine.example', password: 'correct horse table' },
      { Cookie: first.cookie },
    )
    expect((await first.request('/api/me')).status).toBe(401)
  })

  test('[AC6] signing out ends the session on the server, not only in the browser', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, 'imani@larkspur.example')
    expect((await imani.request('/api/sessions/current', { method: 'DELETE' })).status).toBe(204)
    expect((await imani.request('/api/me')).status).toBe(401)
  })
})

describe('requests from other pages', () => {
  test.each(['https://evil.example', 'null', undefined])(
    '[AC1] an unsafe request from %s is refused',
    async (origin) => {
      const server = await startTestServer('any')
      const headers = { 'Content-Type': 'application/json', ...(origin ? { Origin: origin } : {}) }
      const answer = await fetch(`${server.url}/api/sessions`, { method: 'POST', headers, body: '{}' })
      expect([answer.status, await codeOf(answer)]).toEqual([403, 'foreign-origin'])
    },
  )

  test('[SE1] every answer carries the content policy and is not stored', async () => {
    const server = await startTestServer('any')
    const answer = await fetch(`${server.url}/api/server`)
    expect(answer.headers.get('Content-Security-Policy')).toContain("default-src 'none'; script-src 'self'")
    expect(answer.headers.get('Cache-Control')).toBe('no-store')
    expect(answer.headers.get('Referrer-Policy')).toBe('no-referrer')
  })

  test('[SE1] a body of more than 64 KiB is refused', async () => {
    const server = await startTestServer('any')
    const answer = await post(server.url, '/api/accounts', { ...NEWCOMER, name: 'x'.repeat(70_000) })
    expect([answer.status, await codeOf(answer)]).toEqual([413, 'body-too-large'])
  })
})

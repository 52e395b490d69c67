import { ownSessionListSchema } from '@plenary/shared/accounts.ts'
import { describe, expect, test } from 'vitest'
import { inDatabase, restartAfter } from '../support/restart.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'

const listOf = async (person: TestMember) =>
  ownSessionListSchema.parse((await person.call('GET', '/api/sessions')).body).items

/** Maëlle signed in on three devices, and Imani. */
async function threeDevices() {
  const server = await startTestServer('any')
  const [a, b, c] = [
    await TestMember.signIn(server, MAELLE),
    await TestMember.signIn(server, MAELLE),
    await TestMember.signIn(server, MAELLE),
  ]
  return { server, a, b, c, imani: await TestMember.signIn(server, IMANI) }
}

const isSignedIn = async (person: TestMember) => (await person.call('GET', '/api/me')).status === 200

describe('[ID13] one’s sessions', () => {
  test('are listed, this one first, then the newest, with a day and no more', async () => {
    const { b, a, c } = await threeDevices()
    const seen = await listOf(b)
    const [ofA, ofC] = [(await listOf(a))[0], (await listOf(c))[0]]
    expect(seen.map(({ id }) => id)).toEqual([seen[0]?.id, ofC?.id, ofA?.id])
    expect(seen.map(({ isCurrent }) => isCurrent)).toEqual([true, false, false])
    const today = new Date().toISOString().slice(0, 10)
    expect(seen.map(({ lastUsedOn }) => lastUsedOn)).toEqual([today, today, today])
    expect(JSON.stringify(seen)).not.toContain(b.cookie.split('=')[1])
  })

  test('are ended one by one, with the lines that they hold, by their owner alone', async () => {
    const { a, b, c, imani } = await threeDevices()
    const line = await b.join(await b.submissionId())
    const id = (await listOf(b))[0]?.id
    expect((await imani.call('DELETE', `/api/sessions/${id}`)).status).toBe(404)
    expect((await imani.call('DELETE', '/api/sessions/x')).status).toBe(404)
    expect((await a.call('DELETE', `/api/sessions/${id}`)).status).toBe(204)
    expect(await line.closed()).toBe(4401)
    expect([await isSignedIn(a), await isSignedIn(b), await isSignedIn(c)]).toEqual([true, false, true])
    expect((await a.call('DELETE', `/api/sessions/${id}`)).status).toBe(404)
  })

  test('are ended but for this one', async () => {
    const { a, b, c, imani } = await threeDevices()
    expect((await a.call('DELETE', '/api/sessions/others')).status).toBe(204)
    const signedIn = [await isSignedIn(a), await isSignedIn(b), await isSignedIn(c), await isSignedIn(imani)]
    expect(signedIn).toEqual([true, false, false, true])
  })

  test('are ended everywhere, and the cookie is cleared', async () => {
    const { a, b, c, imani } = await threeDevices()
    const lines = await Promise.all([a, b].map(async (person) => person.join(await imani.submissionId())))
    const answer = await a.request('/api/sessions', { method: 'DELETE' })
    expect(answer.status).toBe(204)
    expect(answer.headers.getSetCookie()[0]).toMatch(/^plenary=; .*Max-Age=0/)
    expect(await Promise.all(lines.map((line) => line.closed()))).toEqual([4401, 4401])
    const signedIn = [await isSignedIn(a), await isSignedIn(b), await isSignedIn(c), await isSignedIn(imani)]
    expect(signedIn).toEqual([false, false, false, true])
  })

  test('end with their lines when one signs out, or signs in as somebody else', async () => {
    const { server, a, b } = await threeDevices()
    const roomId = await a.submissionId()
    const [first, second] = [await a.join(roomId), await b.join(roomId)]
    await a.call('DELETE', '/api/sessions/current')
    expect(await first.closed()).toBe(4401)
    await b.request('/api/sessions', {
      method: 'POST',
      body: JSON.stringify({ email: IMANI, password: 'correct horse table' }),
    })
    expect(await second.closed()).toBe(4401)
    expect(await isSignedIn(new TestMember(server.url, b.cookie))).toBe(false)
  })

  test('are not needed for a cookie that is none any more to be cleared', async () => {
    const { a } = await threeDevices()
    await a.call('DELETE', '/api/sessions/current')
    const answer = await a.request('/api/sessions/current', { method: 'DELETE' })
    expect([answer.status, answer.headers.getSetCookie().length]).toEqual([204, 1])
  })

  test('keep the day on which they were last used, and go when they have run out, as links do', async () => {
    const { server, a, b } = await threeDevices()
    const id = (await listOf(b))[0]?.id
    const past = new Date(Date.now() - 1000)
    const later = await restartAfter(server, async (db) => {
      await db.updateTable('sessions').set({ last_used_on: '2020-02-02' }).execute()
      await db
        .updateTable('sessions')
        .set({ expires_at: past })
        .where('id', '=', id as never)
        .execute()
      const secret = { hash: 'x', purpose: 'setup', account_id: null, facts: '{}', expires_at: past } as const
      await db.insertInto('one_time_secrets').values(secret).execute()
    })
    const seen = await listOf(new TestMember(later.url, a.cookie))
    const today = new Date().toISOString().slice(0, 10)
    expect(seen.map(({ lastUsedOn }) => lastUsedOn)).toEqual([today, '2020-02-02'])
    await later.stop()
    const left = await inDatabase(later, async (db) => ({
      sessions: await db
        .selectFrom('sessions')
        .select('id')
        .where('id', '=', id as never)
        .execute(),
      secrets: await db.selectFrom('one_time_secrets').select('hash').execute(),
    }))
    expect(left).toEqual({ sessions: [], secrets: [] })
  })
})

import { problemSchema } from '@plenary/shared/problem.ts'
import { describe, expect, test } from 'vitest'
import { acceptAsGuest, admitAll, invite, membersSeenBy } from '../support/inviting.ts'
import { post } from '../support/registering.ts'
import { inDatabase } from '../support/restart.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { STORAGES, whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'

const codeOf = (body: unknown) => problemSchema.parse(body).code

describe.each(STORAGES)('[ID14] on %s, a deleted account', (storage) => {
  test.skipIf(whyNot(storage))(
    'leaves its words to its organisation, and nothing that says who it was',
    async () => {
      const server = await startTestServer(storage)
      const imani = await TestMember.signIn(server, IMANI)
      const roomId = await imani.submissionId()
      const maelle = await TestMember.signIn(server, MAELLE)
      const elsewhere = await TestMember.signIn(server, MAELLE)
      const line = await maelle.join(roomId)
      line.write('Her words stay.')
      await line.saved()

      const deleted = await maelle.request('/api/me', { method: 'DELETE' })
      expect([deleted.status, deleted.headers.getSetCookie().length]).toEqual([204, 1])
      expect(await line.closed()).toBe(4401)
      for (const one of [maelle, elsewhere]) expect((await one.call('GET', '/api/me')).status).toBe(401)
      const body = { email: MAELLE, password: 'correct horse table' }
      expect((await post(server.url, '/api/sessions', body)).status).toBe(401)
      expect((await imani.join(roomId)).has('Her words stay.')).toBe(true)
      expect((await membersSeenBy(imani)).map(({ displayName }) => displayName)).not.toContain('Maëlle T.')

      await server.stop()
      const stored = await inDatabase(server, async (db) => ({
        accounts: await db.selectFrom('accounts').selectAll().where('deleted_at', 'is not', null).execute(),
        members: await db.selectFrom('members').selectAll().where('removed_at', 'is not', null).execute(),
        credentials: await db.selectFrom('credentials').selectAll().execute(),
        requests: await db.selectFrom('join_requests').selectAll().execute(),
        trail: await db.selectFrom('audit_events').selectAll().orderBy('at').execute(),
      }))
      expect(stored.accounts).toMatchObject([{ email: null, name: '', may_create_coalitions: false }])
      expect(stored.members).toMatchObject([{ display_name: '' }])
      const accountId = stored.accounts[0]?.id
      expect(stored.credentials.filter(({ account_id }) => account_id === accountId)).toEqual([])
      expect(JSON.stringify(stored)).not.toMatch(/Maëlle|maelle/)
      const acts = stored.trail.map(({ act, member_id }) => [act, member_id])
      expect(acts).toContainEqual(['account.deleted', null])
      expect(acts).toContainEqual(['member.left', stored.members[0]?.id])
    },
  )
})

describe('[ID14] deleting an account', () => {
  test('is refused to the last coordinator of a coalition with others in it, and nothing is changed', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const refused = await imani.call('DELETE', '/api/me')
    expect([refused.status, codeOf(refused.body)]).toEqual([409, 'last-coordinator'])
    expect((await imani.call('GET', '/api/me')).body).toMatchObject({ account: { email: IMANI } })
    expect((await membersSeenBy(imani)).map(({ displayName }) => displayName)).toContain('Imani O.')
  })

  test.skipIf(whyNot('postgres'))('is granted to one of two coordinators who go at once', async () => {
    const server = await startTestServer('postgres')
    const imani = await TestMember.signIn(server, IMANI)
    const maelle = await TestMember.signIn(server, MAELLE)
    const other = (await membersSeenBy(imani)).find(({ displayName }) => displayName === 'Maëlle T.')
    await imani.call('PATCH', `/api/members/${other?.id}`, { role: 'coordinator' })
    const gone = await Promise.all([imani, maelle].map((one) => one.call('DELETE', '/api/me')))
    expect(gone.map(({ status }) => status).toSorted()).toEqual([204, 409])
  })

  test('is for guests too, who are then nobody any more in what they asked for', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const link = await invite(imani, { email: 'yara@lantern.example', uses: 1 })
    const { guest } = await acceptAsGuest(server.url, link.token, { email: 'yara@lantern.example' })
    const waiting = await acceptAsGuest(server.url, (await invite(imani)).token)
    expect((await waiting.guest.call('DELETE', '/api/me')).status).toBe(204)
    await admitAll(imani)
    expect((await guest.call('DELETE', '/api/me')).status).toBe(204)
    await server.stop()
    const stored = await inDatabase(server, async (db) => ({
      requests: await db.selectFrom('join_requests').selectAll().orderBy('asked_at').execute(),
      invites: await db.selectFrom('invites').selectAll().execute(),
      members: await db.selectFrom('members').selectAll().execute(),
      accounts: await db.selectFrom('accounts').selectAll().execute(),
    }))
    expect(stored.requests.map(({ state }) => state)).toEqual(['ended', 'withdrawn'])
    expect(JSON.stringify(stored)).not.toMatch(/Yara|yara|Lantern Legal Aid/)
  })
})

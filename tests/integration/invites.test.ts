import { ownRequestListSchema } from '@plenary/shared/invites.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { describe, expect, test } from 'vitest'
import {
  ANSWERS,
  acceptAsGuest,
  admitAll,
  COALITION,
  guestIn,
  invite,
  invitesSeenBy,
  membersSeenBy,
  organizationCalled,
} from '../support/inviting.ts'
import { query } from '../support/postgres-databases.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE, SAMI, submission } from '../support/submission.ts'
import { STORAGES, whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'

async function post(url: string, path: string, body: unknown, init: RequestInit = {}) {
  const headers = { Origin: url, 'Content-Type': 'application/json' }
  const answer = await fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body), ...init })
  return { status: answer.status, body: await answer.json() }
}

const preview = (url: string, token: string) => post(url, '/api/invites/preview', { token })
const accept = (url: string, token: string, answers: object = {}) =>
  post(url, '/api/invites/accept', { token, ...ANSWERS, ...answers })

/** The code of a refusal. */
const codeOf = ({ body }: { body: unknown }) => problemSchema.parse(body).code

describe('making a link', () => {
  test('[IN1] the token is in the link after the #, and nowhere in the database', async () => {
    const { server, imani } = await submission()
    const { link, token, invite: made } = await invite(imani)
    expect(link).toBe(`${server.url}/join#${token}`)
    expect(Buffer.from(token, 'base64url')).toHaveLength(32)
    const [seen] = await invitesSeenBy(imani)
    expect(seen).toEqual(made)
    expect(JSON.stringify(seen)).not.toContain(token)
  })

  test('[IN2] members invite for their own organisation alone, to no more than they may do, and never past a coordinator', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const own = (await organizationCalled(maelle, 'Réseau Aubépine')).id
    const other = (await organizationCalled(imani, 'Open Door')).id
    const wish = { roomId, role: 'editor', organizationId: own }
    expect((await invite(maelle, wish)).invite.organizationId).toBe(own)
    for (const refused of [
      { ...wish, organizationId: null },
      { ...wish, organizationId: other },
      { ...wish, needsAdmission: false },
    ]) {
      await expect(invite(maelle, refused)).rejects.toThrow('403')
    }
    // Sami's organisation reads the submission: that is all they could give, and readers invite nobody.
    const sami = await TestMember.signIn(server, SAMI)
    const theirs = (await organizationCalled(sami, 'Threadwork')).id
    await expect(invite(sami, { roomId, role: 'reader', organizationId: theirs })).rejects.toThrow('403')
  })

  test('[IN2] a link that asks for the organisation always waits for a coordinator', async () => {
    const { imani } = await submission()
    await expect(invite(imani, { needsAdmission: false })).rejects.toThrow('422')
  })

  test('[IN3] every member sees the roster of links; the address one is bound to is seen by its maker and coordinators', async () => {
    const { server, imani } = await submission()
    const { invite: made } = await invite(imani, { email: 'Guest@Lantern.example' })
    const maelle = await TestMember.signIn(server, MAELLE)
    expect(await invitesSeenBy(maelle)).toMatchObject([
      { id: made.id, isBound: true, email: null, state: 'live' },
    ])
    expect(await invitesSeenBy(imani)).toMatchObject([{ email: 'guest@lantern.example', canRevoke: true }])
  })

  test('[IN3] a guest sees neither the roster nor the members', async () => {
    const { imani, roomId } = await submission()
    const { guest } = await guestIn(imani, roomId, 'editor')
    expect((await guest.call('GET', `${COALITION}/invites`)).status).toBe(403)
    expect((await guest.call('GET', `${COALITION}/members`)).status).toBe(403)
  })
})

describe('opening a link', () => {
  test('[IN4] looking at it, by any method and however often, uses nothing up', async () => {
    const { server, imani, roomId } = await submission()
    const { token } = await invite(imani, { roomId, role: 'commenter', note: 'Section H needs you.' })
    for (const method of ['GET', 'HEAD', 'OPTIONS'])
      await fetch(`${server.url}/join`, { method, headers: { Origin: server.url } })
    for (let i = 0; i < 3; i++) expect((await preview(server.url, token)).body.usesLeft).toBe(1)
    expect((await preview(server.url, token)).body).toMatchObject({
      state: 'open',
      invitedBy: { displayName: 'Imani O.', isCoordinator: true },
      room: { title: 'Joint UPR submission: Republic of Norvanne', role: 'commenter', attribution: 'named' },
      organization: null,
      note: 'Section H needs you.',
      isBound: false,
    })
    expect((await accept(server.url, token)).status).toBe(201)
  })

  test('[IN15] it tells how people are named in the room', async () => {
    const { server, imani, roomId } = await submission()
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'pseudonymous' })
    const { token } = await invite(imani, { roomId, role: 'editor' })
    expect((await preview(server.url, token)).body.room).toMatchObject({ attribution: 'pseudonymous' })
  })

  test('[IN4] it tells no address of anybody, and no way to reach the organisation', async () => {
    const { server, imani } = await submission()
    const { token } = await invite(imani, { email: 'guest@lantern.example' })
    const { body } = await preview(server.url, token)
    expect(JSON.stringify(body)).not.toMatch(/@|contact|website/)
  })

  test.each(STORAGES)(
    '[IN5] of a hundred who use a link for one at once, one is in (%s)',
    async (storage) => {
      if (whyNot(storage)) return expect(whyNot(storage)).toBeNull()
      const server = await startTestServer(storage)
      const imani = await TestMember.signIn(server, IMANI)
      const { token } = await invite(imani)
      // Each from an address of its own as far as the throttle is concerned: two bursts.
      const answers = await Promise.all(
        Array.from({ length: 100 }, (_, i) => accept(server.url, token, { displayName: `Person ${i}` })),
      )
      expect(answers.filter(({ status }) => status === 201)).toHaveLength(1)
      const refused = answers.filter(({ status }) => status !== 201).map(codeOf)
      expect(new Set(refused)).toEqual(new Set(['link-ended', 'too-many-requests']))
      expect((await invitesSeenBy(imani))[0]).toMatchObject({
        state: 'used-up',
        uses: { done: 1, allowed: 1 },
      })
      const { body } = await imani.call('GET', `${COALITION}/requests`)
      expect(body).toMatchObject({ items: [{ organizationName: 'Lantern Legal Aid' }] })
    },
  )

  test('[IN6] a link that is used up, revoked or unknown says which, and lets nobody in', async () => {
    const { server, imani } = await submission()
    const { token: used } = await invite(imani)
    await acceptAsGuest(server.url, used)
    const { token: revoked, invite: link } = await invite(imani)
    await imani.call('DELETE', `/api/invites/${link.id}`)
    const unknown = 'A'.repeat(43)
    const cases = [
      [used, 'used-up'],
      [revoked, 'revoked'],
      [unknown, 'unknown'],
    ] as const
    for (const [token, why] of cases) {
      expect((await preview(server.url, token)).body).toEqual({ state: 'ended', why })
      const answer = await accept(server.url, token)
      expect([answer.status, codeOf(answer)]).toEqual([410, 'link-ended'])
    }
  })

  test.skipIf(whyNot('postgres'))('[IN6] a link that has expired says so, and lets nobody in', async () => {
    const server = await startTestServer('postgres')
    const imani = await TestMember.signIn(server, IMANI)
    const { token } = await invite(imani)
    await query(server.databaseUrl, "update invites set expires_at = now() - interval '1 second'")
    expect((await preview(server.url, token)).body).toEqual({ state: 'ended', why: 'expired' })
    expect(codeOf(await accept(server.url, token))).toBe('link-ended')
    expect(await invitesSeenBy(imani)).toMatchObject([{ state: 'expired', uses: { done: 0 } }])
  })

  test('[IN6] a link that is bound to an address is no use to who does not know it', async () => {
    const { server, imani } = await submission()
    const { token } = await invite(imani, { email: 'guest@lantern.example' })
    for (const email of [null, 'somebody@lantern.example', IMANI]) {
      expect(codeOf(await accept(server.url, token, { email }))).toBe('wrong-address')
    }
    // Signed in, one's own address counts, whatever is typed.
    const sami = await TestMember.signIn(server, SAMI)
    const typed = { token, ...ANSWERS, email: 'guest@lantern.example' }
    expect((await sami.call('POST', '/api/invites/accept', typed)).status).toBe(403)
    expect((await accept(server.url, token, { email: ' GUEST@lantern.example ' })).status).toBe(201)
  })

  test('[IN6] whoever asks again with the same link gets the same request, and uses nothing up', async () => {
    const { server, imani } = await submission()
    const { token } = await invite(imani, { uses: 5 })
    const { guest, request } = await acceptAsGuest(server.url, token)
    const again = await guest.call('POST', '/api/invites/accept', { token, ...ANSWERS })
    expect(again.body).toMatchObject({ id: request.id, state: 'waiting' })
    expect((await invitesSeenBy(imani))[0]?.uses.done).toBe(1)
  })

  test.each([
    [{ displayName: '' }, ['displayName']],
    [{ displayName: 'Yara\u202eB' }, ['displayName']],
    [{ displayName: 'Imаni O.' }, ['displayName']],
    [{ organizationName: ' ' }, ['organizationName']],
  ])('[IN7] %j is refused with the fields at fault', async (answers, fields) => {
    const { server, imani } = await submission()
    const { token } = await invite(imani)
    const answer = await accept(server.url, token, answers)
    expect([answer.status, problemSchema.parse(answer.body).fields]).toEqual([422, fields])
    expect((await preview(server.url, token)).body.usesLeft).toBe(1)
  })
})

describe('being let in', () => {
  test('[IN8] a link grants nothing before a coordinator has admitted', async () => {
    const { server, imani, roomId } = await submission()
    const { token } = await invite(imani, { roomId, role: 'editor' })
    const { guest, request } = await acceptAsGuest(server.url, token)
    expect(request).toMatchObject({ state: 'waiting', destination: null })
    expect(await guest.knock(roomId).closed()).toBe(4403)
    expect((await guest.call('GET', `/api/rooms/${roomId}`)).status).toBe(404)
    expect((await guest.call('GET', COALITION)).status).toBe(404)
    await admitAll(imani)
    const { body } = await guest.call('GET', '/api/me/requests')
    expect(ownRequestListSchema.parse(body).items).toMatchObject([
      { state: 'admitted', destination: `/r/${roomId}` },
    ])
    const line = await guest.join(roomId)
    expect(line.hello).toMatchObject({ role: 'editor', canWrite: true })
  })

  test('[IN8] only coordinators see who waits, and decide', async () => {
    const { server, imani } = await submission()
    const { token } = await invite(imani)
    const { request } = await acceptAsGuest(server.url, token)
    const maelle = await TestMember.signIn(server, MAELLE)
    expect((await maelle.call('GET', `${COALITION}/requests`)).status).toBe(403)
    const admitted = await maelle.call('POST', `/api/requests/${request.id}/admit`, { organizationId: null })
    expect(admitted.status).toBe(403)
  })

  test('[IN9] an organisation that was only named joins the coalition with whoever is let in for it', async () => {
    const { server, imani } = await submission()
    const { token } = await invite(imani)
    await acceptAsGuest(server.url, token)
    await admitAll(imani)
    const added = await organizationCalled(imani, 'Lantern Legal Aid')
    expect(added).toMatchObject({ letters: 'LL', hue: 7, isListed: false })
    expect(await membersSeenBy(imani)).toContainEqual(
      expect.objectContaining({ displayName: 'Yara B.', role: 'member', organizationId: added.id }),
    )
  })

  test('[IN9] a coordinator may put them with an organisation that is there', async () => {
    const { server, imani } = await submission()
    const { token } = await invite(imani)
    const { request, guest } = await acceptAsGuest(server.url, token)
    const { id } = await organizationCalled(imani, 'Threadwork')
    await imani.call('POST', `/api/requests/${request.id}/admit`, { organizationId: id })
    expect((await guest.call('GET', '/api/me')).body).toMatchObject({
      acting: { organization: { shortName: 'Threadwork' }, displayName: 'Yara B.' },
      canComeBack: false,
    })
  })

  test('[IN10] what was decided once is not decided again', async () => {
    const { server, imani } = await submission()
    const { token } = await invite(imani)
    const { request, guest } = await acceptAsGuest(server.url, token)
    const act = (what: string) =>
      imani.call('POST', `/api/requests/${request.id}/${what}`, { organizationId: null })
    const answers = await Promise.all([act('admit'), act('decline'), act('admit')])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 409, 409])
    expect((await guest.call('DELETE', `/api/requests/${request.id}`)).status).toBe(409)
  })

  test('[IN10] whoever asked may take it back; nobody else can', async () => {
    const { server, imani } = await submission()
    const { token } = await invite(imani)
    const { request, guest } = await acceptAsGuest(server.url, token)
    expect((await imani.call('DELETE', `/api/requests/${request.id}`)).status).toBe(404)
    expect((await guest.call('DELETE', `/api/requests/${request.id}`)).status).toBe(204)
    expect((await imani.call('GET', `${COALITION}/requests`)).body).toEqual({ items: [], next: null })
  })

  test('[IN11] a guest is in the rooms they were given, and meets no other of the coalition', async () => {
    const { imani, roomId } = await submission()
    const { guest } = await guestIn(imani, roomId, 'reader')
    const { body } = await guest.call('GET', `${COALITION}/rooms`)
    expect(body).toMatchObject({ items: [{ id: roomId, role: 'reader' }] })
    expect(
      (await guest.call('POST', `${COALITION}/rooms`, { title: 'Mine', kind: 'plain', dueOn: null })).status,
    ).toBe(403)
  })

  test('[IN11] somebody who is a member already gains what the link gives and stays what they are', async () => {
    const { server, imani, roomId } = await submission()
    const { id } = await organizationCalled(imani, 'Threadwork')
    const { token } = await invite(imani, { roomId, role: 'editor', organizationId: id })
    const sami = await TestMember.signIn(server, SAMI)
    await sami.call('POST', '/api/invites/accept', { token, ...ANSWERS })
    await admitAll(imani)
    expect((await sami.call('GET', `/api/rooms/${roomId}`)).body).toMatchObject({ role: 'editor' })
    expect((await membersSeenBy(imani)).filter(({ organizationId }) => organizationId === id)).toMatchObject([
      { displayName: 'Sami D.', role: 'member' },
    ])
  })

  test('[IN12] a link that was made not to wait lets in at once, for its organisation', async () => {
    const { server, imani, roomId } = await submission()
    const { id } = await organizationCalled(imani, 'Threadwork')
    const wish = { roomId, role: 'editor', organizationId: id, needsAdmission: false, uses: 2 }
    const { token } = await invite(imani, wish)
    const { guest, request } = await acceptAsGuest(server.url, token)
    expect(request).toMatchObject({ state: 'admitted', destination: `/r/${roomId}` })
    expect((await guest.join(roomId)).hello?.canWrite).toBe(true)
  })
})

describe('revoking', () => {
  test('[IN13] it ends who waits, who was let in, and what it gave to members', async () => {
    const { server, imani, roomId } = await submission()
    const { id } = await organizationCalled(imani, 'Threadwork')
    const wish = { roomId, role: 'editor', organizationId: id, uses: 5 }
    const { token, invite: link } = await invite(imani, wish)
    const sami = await TestMember.signIn(server, SAMI)
    await sami.call('POST', '/api/invites/accept', { token, ...ANSWERS })
    const { guest } = await acceptAsGuest(server.url, token)
    await admitAll(imani)
    const { guest: late } = await acceptAsGuest(server.url, token)
    expect((await invitesSeenBy(imani))[0]?.letIn).toBe(2)
    expect((await imani.call('DELETE', `/api/invites/${link.id}`)).status).toBe(204)
    expect((await guest.call('GET', `/api/rooms/${roomId}`)).status).toBe(404)
    expect((await late.call('GET', '/api/me/requests')).body).toMatchObject({ items: [{ state: 'ended' }] })
    expect((await guest.call('GET', '/api/me/requests')).body).toMatchObject({ items: [{ state: 'ended' }] })
    // Sami was a member before the link, and reads as before.
    expect((await sami.call('GET', `/api/rooms/${roomId}`)).body).toMatchObject({ role: 'reader' })
    expect((await imani.call('DELETE', `/api/invites/${link.id}`)).status).toBe(409)
  })

  test('[IN13] whoever made a link may revoke it, coordinators any, others none', async () => {
    const { server, imani } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const sami = await TestMember.signIn(server, SAMI)
    const { id } = await organizationCalled(maelle, 'Réseau Aubépine')
    const first = await invite(maelle, { organizationId: id })
    const second = await invite(maelle, { organizationId: id })
    const revoke = (who: TestMember, which: typeof first) =>
      who.call('DELETE', `/api/invites/${which.invite.id}`)
    expect((await revoke(sami, first)).status).toBe(403)
    expect((await revoke(maelle, first)).status).toBe(204)
    expect((await revoke(imani, second)).status).toBe(204)
  })

  test('[IN14] the links of a member who is removed end with them', async () => {
    const { server, imani } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const { id } = await organizationCalled(maelle, 'Réseau Aubépine')
    const { token } = await invite(maelle, { organizationId: id })
    const member = (await membersSeenBy(imani)).find(({ displayName }) => displayName === 'Maëlle T.')
    const larkspur = (await organizationCalled(imani, 'Larkspur Centre')).id
    const removed = await imani.call('DELETE', `/api/members/${member?.id}`, { handOverTo: larkspur })
    expect(removed.status).toBe(204)
    expect((await preview(server.url, token)).body).toEqual({ state: 'ended', why: 'revoked' })
  })
})

import { once } from 'node:events'
import { connect } from 'node:net'
import { joinRequestListSchema } from '@plenary/shared/invites.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  ANSWERS,
  acceptAsGuest,
  admitAll,
  COALITION,
  guestIn,
  invite,
  membersSeenBy,
  organizationCalled,
} from '../support/inviting.ts'
import { IMANI, MAELLE, SAMI, submission } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'

// What a hostile member, or whoever finds a link, tries.

async function idOf(seenBy: TestMember, displayName: string): Promise<string> {
  const found = (await membersSeenBy(seenBy)).find((member) => member.displayName === displayName)
  if (!found) throw new Error(`no ${displayName}`)
  return found.id
}

async function roleIn(person: TestMember, roomId: string): Promise<unknown> {
  return ((await person.call('GET', `/api/rooms/${roomId}`)).body as { role: unknown }).role
}

const accept = (person: TestMember, token: string) =>
  person.call('POST', '/api/invites/accept', { token, ...ANSWERS, organizationName: null })

test('[RI7] a request that was begun under a session does nothing once that has ended', async () => {
  const { server, imani } = await submission()
  const thief = await TestMember.signIn(server, IMANI)
  const body = JSON.stringify({ name: 'Somebody Else' })
  const socket = connect(server.port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  const head = [
    'PATCH /api/me HTTP/1.1',
    `Host: 127.0.0.1:${server.port}`,
    `Origin: ${server.url}`,
    `Cookie: ${thief.cookie}`,
    'Content-Type: application/json',
    `Content-Length: ${body.length}`,
    'Connection: close',
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${body.slice(0, 5)}`)
  // Something is asked and answered meanwhile: the first request has arrived.
  await thief.call('GET', '/api/me')
  expect((await imani.call('DELETE', '/api/sessions/others')).status).toBe(204)
  socket.write(body.slice(5))
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^HTTP\/1.1 401/)
  expect((await imani.call('GET', '/api/me')).body).toMatchObject({ account: { name: 'Imani O.' } })
})

describe('links', () => {
  test('[IN14] a demoted coordinator’s links invite nobody for others, and let nobody in unseen', async () => {
    const { server, imani } = await submission()
    const sami = await TestMember.signIn(server, SAMI)
    const samiId = await idOf(imani, 'Sami D.')
    await imani.call('PATCH', `/api/members/${samiId}`, { role: 'coordinator' })
    const larkspur = (await organizationCalled(imani, 'Larkspur Centre')).id
    const own = (await organizationCalled(imani, 'Threadwork')).id
    const foreign = await invite(sami, { organizationId: larkspur, needsAdmission: false })
    const open = await invite(sami, { organizationId: own, needsAdmission: false })
    await imani.call('PATCH', `/api/members/${samiId}`, { role: 'member' })
    await expect(acceptAsGuest(server.url, foreign.token)).rejects.toThrow('410')
    expect((await acceptAsGuest(server.url, open.token)).request.state).toBe('waiting')
  })

  test('[IN14] who waits behind a used-up link goes with its maker', async () => {
    const { server, imani } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const { id } = await organizationCalled(maelle, 'Réseau Aubépine')
    const { token } = await invite(maelle, { organizationId: id })
    const { guest } = await acceptAsGuest(server.url, token)
    const larkspur = (await organizationCalled(imani, 'Larkspur Centre')).id
    const maelleId = await idOf(imani, 'Maëlle T.')
    await imani.call('DELETE', `/api/members/${maelleId}`, { handOverTo: larkspur })
    expect((await imani.call('GET', `${COALITION}/requests`)).body).toMatchObject({ items: [] })
    expect((await guest.call('GET', '/api/me/requests')).body).toMatchObject({ items: [{ state: 'ended' }] })
  })

  test('[IN20] a removed member does not walk in again, nor anybody else by the link they came by', async () => {
    const { server, imani } = await submission()
    const { id } = await organizationCalled(imani, 'Threadwork')
    const wish = { organizationId: id, needsAdmission: false, uses: 5 }
    const { token } = await invite(imani, wish)
    const { guest } = await acceptAsGuest(server.url, token)
    const guestId = await idOf(imani, 'Yara B.')
    await imani.call('DELETE', `/api/members/${guestId}`, { handOverTo: null })
    await expect(acceptAsGuest(server.url, token)).rejects.toThrow('410')
    const other = await invite(imani, wish)
    expect((await accept(guest, other.token)).body).toMatchObject({ state: 'waiting' })
  })

  test('[IN20] a suspended one does not come back by leaving and using a link', async () => {
    const { server, imani } = await submission()
    const { id } = await organizationCalled(imani, 'Threadwork')
    const sami = await TestMember.signIn(server, SAMI)
    await imani.call('PATCH', `/api/members/${await idOf(imani, 'Sami D.')}`, { isSuspended: true })
    const { token } = await invite(imani, { organizationId: id, needsAdmission: false })
    expect((await accept(sami, token)).body).toMatchObject({ state: 'waiting' })
    expect((await sami.call('GET', COALITION)).status).toBe(404)
  })

  test('[IN13] a role that somebody was held to is still theirs after a link has come and gone', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const memberId = await idOf(imani, 'Maëlle T.')
    await imani.call('PUT', `/api/rooms/${roomId}/roles`, { to: 'member', memberId, role: 'reader' })
    const { id } = await organizationCalled(imani, 'Réseau Aubépine')
    const { token, invite: link } = await invite(imani, { roomId, role: 'commenter', organizationId: id })
    await accept(maelle, token)
    await admitAll(imani)
    expect(await roleIn(maelle, roomId)).toBe('commenter')
    await imani.call('DELETE', `/api/invites/${link.id}`)
    expect(await roleIn(maelle, roomId)).toBe('reader')
  })

  test('[IN11] an editor by their organisation who uses a reader’s link stays an editor', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const { id } = await organizationCalled(imani, 'Réseau Aubépine')
    const { token } = await invite(imani, { roomId, role: 'reader', organizationId: id })
    await accept(maelle, token)
    await admitAll(imani)
    expect(await roleIn(maelle, roomId)).toBe('editor')
  })

  test('[IN9] who writes the name of an organisation that is there is not taken for one whom a link puts there', async () => {
    const { server, imani } = await submission()
    const { id } = await organizationCalled(imani, 'Threadwork')
    const { token } = await invite(imani)
    await acceptAsGuest(server.url, token, { organizationName: 'thread-work' })
    const { body } = await imani.call('GET', `${COALITION}/requests`)
    expect(joinRequestListSchema.parse(body).items).toMatchObject([
      { organizationId: null, suggestedOrganizationId: id, organizationName: 'thread-work' },
    ])
  })

  test('[IN21] one member’s links cannot fill the door of the coalition', async () => {
    const { server, imani } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const { id } = await organizationCalled(maelle, 'Réseau Aubépine')
    const { token } = await invite(maelle, { organizationId: id, uses: 50 })
    for (let i = 0; i < 20; i++) await acceptAsGuest(server.url, token)
    await expect(acceptAsGuest(server.url, token)).rejects.toThrow('429')
    const { token: other } = await invite(imani)
    expect((await acceptAsGuest(server.url, other)).request.state).toBe('waiting')
  })

  test('[IN6] many answers of one person at once are one request', async () => {
    const { server, imani } = await submission()
    const sami = await TestMember.signIn(server, SAMI)
    const { id } = await organizationCalled(imani, 'Open Door')
    const { token } = await invite(imani, { organizationId: id, uses: 5 })
    const answers = await Promise.all(Array.from({ length: 6 }, () => accept(sami, token)))
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(201))
    expect(new Set(answers.map(({ body }) => (body as { id: string }).id)).size).toBe(1)
  })
})

describe('rooms', () => {
  test('[ME6] who is held to reading hands over no more than that, not even to themselves', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const memberId = await idOf(imani, 'Maëlle T.')
    await imani.call('PUT', `/api/rooms/${roomId}/roles`, { to: 'member', memberId, role: 'reader' })
    const threadwork = (await organizationCalled(imani, 'Threadwork')).id
    const { token } = await invite(imani, { organizationId: threadwork })
    await accept(maelle, token)
    await admitAll(imani)
    const left = await maelle.call('DELETE', `/api/members/${memberId}`, { handOverTo: threadwork })
    expect(left.status).toBe(204)
    expect(await roleIn(maelle, roomId)).toBe('reader')
  })

  test('[AT3] two changes at once end on the safer side', async () => {
    const { imani, roomId } = await submission()
    const change = (attribution: string) => imani.call('PATCH', `/api/rooms/${roomId}`, { attribution })
    await Promise.all([change('unattributed'), change('pseudonymous')])
    expect((await imani.call('GET', `/api/rooms/${roomId}`)).body).toMatchObject({
      attribution: 'unattributed',
    })
  })

  test('[AT3] under a pseudonym nobody goes on with the client id that they had under their name', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const { clientId } = await maelle.join(roomId)
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'pseudonymous' })
    const back = await maelle.join(roomId, { clientId })
    expect(back.hello?.self.name).toBe('RA-1')
    expect(back.clientId).not.toBe(clientId)
  })

  test('[DU6] what somebody was writing when names were hidden still arrives', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const line = await maelle.join(roomId)
    line.isHeld = true
    line.write('IN THE VERY MOMENT')
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'pseudonymous' })
    await line.closed()
    const back = await maelle.join(roomId, { clientId: line.clientId, doc: line.doc })
    back.write('AFTERWARDS')
    await back.saved()
    const witness = await imani.join(roomId)
    expect([witness.has('IN THE VERY MOMENT'), witness.has('AFTERWARDS')]).toEqual([true, true])
  })

  test('[AC3] the roster tells nothing of links into a document that one may not see', async () => {
    const { server, imani, roomId } = await submission()
    const hidden = (
      await imani.call('POST', `${COALITION}/rooms`, { title: 'HIDDEN', kind: 'plain', dueOn: null })
    ).body as { id: string }
    await guestIn(imani, hidden.id, 'editor')
    await invite(imani, { roomId, role: 'reader' })
    const maelle = await TestMember.signIn(server, MAELLE)
    const seen = await maelle.call('GET', `${COALITION}/invites`)
    expect(JSON.stringify(seen.body)).not.toMatch(/HIDDEN/)
    expect(seen.body).toMatchObject({ items: [{ room: { id: roomId } }] })
    expect((await membersSeenBy(maelle)).find(({ role }) => role === 'guest')?.inviteId).toBeNull()
  })
})

test('[ME11] nobody floods the trail by taking one name after another', async () => {
  const { server, imani } = await submission()
  const sami = await TestMember.signIn(server, SAMI)
  const id = await idOf(imani, 'Sami D.')
  const statuses: number[] = []
  for (let i = 0; i < 40; i++) {
    const { status } = await sami.call('PATCH', `/api/members/${id}`, { displayName: `Sami ${i}` })
    statuses.push(status)
  }
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5)
  // Others go on.
  expect((await imani.call('PATCH', `/api/members/${id}`, { role: 'member' })).status).toBe(200)
})

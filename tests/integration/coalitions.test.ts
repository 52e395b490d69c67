import { type Me, meSchema } from '@plenary/shared/accounts.ts'
import { coalitionSchema } from '@plenary/shared/coalitions.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { roomListSchema, roomRoleListSchema, roomSchema } from '@plenary/shared/rooms.ts'
import { describe, expect, test } from 'vitest'
import {
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

const ORGANIZATION = {
  nameEn: 'Lantern Legal Aid',
  nameFr: 'Aide juridique Lanterne',
  shortName: 'Lantern',
  website: 'https://lantern.example',
  contact: 'office@lantern.example',
  isListed: false,
  language: 'en',
}
const NEW_COALITION = {
  coalition: { nameEn: 'Réseau du Fleuve', nameFr: '' },
  organization: ORGANIZATION,
  displayName: 'I. at Lantern',
}

async function me(person: TestMember): Promise<Me> {
  return meSchema.parse((await person.call('GET', '/api/me')).body)
}

const codeOf = ({ body }: { body: unknown }) => problemSchema.parse(body).code

async function memberOf(seenBy: TestMember, displayName: string) {
  const found = (await membersSeenBy(seenBy)).find((member) => member.displayName === displayName)
  if (!found) throw new Error(`no ${displayName}`)
  return found
}

describe('a coalition', () => {
  test('[ME1] whoever creates one coordinates it, and acts for its first organisation from then on', async () => {
    const { imani } = await submission()
    const answer = await imani.call('POST', '/api/coalitions', NEW_COALITION)
    const coalition = coalitionSchema.parse(answer.body)
    expect(coalition).toMatchObject({
      slug: expect.stringMatching(/^reseau-du-fleuve-[a-z0-9]{5}$/),
      name: { en: 'Réseau du Fleuve', fr: 'Réseau du Fleuve' },
      acting: { role: 'coordinator', displayName: 'I. at Lantern' },
      organizations: [{ name: { fr: 'Aide juridique Lanterne' }, letters: 'LL', hue: 1, isListed: false }],
    })
    expect((await me(imani)).acting?.coalition.slug).toBe(coalition.slug)
    const again = coalitionSchema.parse((await imani.call('POST', '/api/coalitions', NEW_COALITION)).body)
    expect(again.slug).not.toBe(coalition.slug)
  })

  test('[ME1] accounts that coordinate nothing and did not set the server up create none', async () => {
    const { server } = await submission()
    const sami = await TestMember.signIn(server, SAMI)
    expect((await me(sami)).canCreateCoalition).toBe(false)
    expect((await sami.call('POST', '/api/coalitions', NEW_COALITION)).status).toBe(403)
  })

  test('[ME1] what is wrong with it is named by field, and nothing is created', async () => {
    const { imani } = await submission()
    const organization = { ...ORGANIZATION, website: 'javascript:alert(1)', shortName: ' ' }
    const answer = await imani.call('POST', '/api/coalitions', {
      ...NEW_COALITION,
      organization,
      coalition: { nameEn: '', nameFr: ' ' },
    })
    expect(answer.status).toBe(422)
    expect(problemSchema.parse(answer.body).fields?.toSorted()).toEqual([
      'coalition.nameEn',
      'organization.shortName',
      'organization.website',
    ])
    expect((await me(imani)).mandates).toHaveLength(1)
  })

  test('[ME2] coordinators add and change organisations; the mark of one stays, whatever it is called', async () => {
    const { server, imani } = await submission()
    const added = await imani.call('POST', `${COALITION}/organizations`, ORGANIZATION)
    expect(added).toMatchObject({
      status: 201,
      body: { letters: 'LL', hue: 7, website: 'https://lantern.example' },
    })
    const { id } = await organizationCalled(imani, 'Lantern')
    const changed = await imani.call('PUT', `/api/organizations/${id}`, {
      ...ORGANIZATION,
      nameEn: 'Beacon',
      shortName: 'Beacon',
      website: '',
    })
    expect(changed.body).toMatchObject({ letters: 'LL', hue: 7, shortName: 'Beacon', website: null })
    const maelle = await TestMember.signIn(server, MAELLE)
    expect((await maelle.call('PUT', `/api/organizations/${id}`, ORGANIZATION)).status).toBe(403)
  })

  test('[ME2] hues go round after eight, and letters still tell organisations apart', async () => {
    const { imani } = await submission()
    for (let i = 0; i < 4; i++) await imani.call('POST', `${COALITION}/organizations`, ORGANIZATION)
    const { organizations } = coalitionSchema.parse((await imani.call('GET', COALITION)).body)
    expect(organizations.map(({ hue }) => hue)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 1, 2])
    expect(new Set(organizations.map(({ letters }) => letters)).size).toBe(10)
  })
})

describe('members', () => {
  test('[ME3] one account may hold several mandates and acts under one, which it chooses', async () => {
    const { server, imani, roomId } = await submission()
    const { id } = await organizationCalled(imani, 'Threadwork')
    const { token } = await invite(imani, { organizationId: id })
    const maelle = await TestMember.signIn(server, MAELLE)
    const answers = { token, displayName: 'M. for Threadwork', organizationName: null, email: null }
    await maelle.call('POST', '/api/invites/accept', answers)
    await admitAll(imani)
    const before = await me(maelle)
    expect(before.acting?.organization.shortName).toBe('Réseau Aubépine')
    const other = before.mandates.find(({ organization }) => organization.id === id)
    const after = meSchema.parse(
      (await maelle.call('PUT', '/api/me/acting', { memberId: other?.memberId })).body,
    )
    expect(after.acting?.displayName).toBe('M. for Threadwork')
    // Threadwork reads the submission, Aubépine writes it.
    expect((await maelle.call('GET', `/api/rooms/${roomId}`)).body).toMatchObject({ role: 'reader' })
  })

  test('[ME3] nobody acts under a mandate of somebody else', async () => {
    const { server, imani } = await submission()
    const sami = await TestMember.signIn(server, SAMI)
    const { id } = await memberOf(imani, 'Imani O.')
    expect((await sami.call('PUT', '/api/me/acting', { memberId: id })).status).toBe(404)
  })

  test('[ME3] in a room where the mandate one acts under has no role, another that has one counts', async () => {
    const { server, imani } = await submission()
    const { items } = roomListSchema.parse((await imani.call('GET', `${COALITION}/rooms`)).body)
    const blueprint = items.find(({ kind }) => kind === 'blueprint')?.id ?? ''
    const h2 = await TestMember.signIn(server, 'h2@harbourlight.example')
    expect((await h2.call('GET', `/api/rooms/${blueprint}`)).status).toBe(404)
    const { id } = await organizationCalled(imani, 'Threadwork')
    const { token } = await invite(imani, { roomId: blueprint, role: 'reader', organizationId: id })
    const answers = { token, displayName: 'H-2', organizationName: null, email: null }
    await h2.call('POST', '/api/invites/accept', answers)
    await admitAll(imani)
    const room = roomSchema.parse((await h2.call('GET', `/api/rooms/${blueprint}`)).body)
    expect(room).toMatchObject({ role: 'reader', mandate: { role: 'guest', organization: { id } } })
    expect((await h2.join(blueprint)).hello?.self.memberId).toBe(room.mandate.memberId)
    const listed = roomListSchema.parse((await h2.call('GET', `${COALITION}/rooms`)).body)
    expect(listed.items.map(({ role }) => role).toSorted()).toEqual(['editor', 'reader'])
  })

  test('[RO3] a guest who may write invites nobody, and is told so', async () => {
    const { imani, roomId } = await submission()
    const { guest } = await guestIn(imani, roomId, 'editor')
    const room = roomSchema.parse((await guest.call('GET', `/api/rooms/${roomId}`)).body)
    expect(room.abilities).toContain('write-text')
    expect(room.abilities).not.toContain('invite-to-room')
  })

  test('[ME4] everybody names themselves and nobody else; coordinators say who coordinates', async () => {
    const { server, imani } = await submission()
    const sami = await TestMember.signIn(server, SAMI)
    const { id } = await memberOf(imani, 'Sami D.')
    const patch = (who: TestMember, change: object) => who.call('PATCH', `/api/members/${id}`, change)
    expect((await patch(sami, { displayName: 'Contributor T-1' })).body).toMatchObject({
      displayName: 'Contributor T-1',
    })
    expect((await patch(imani, { displayName: 'Somebody' })).status).toBe(403)
    expect((await patch(sami, { role: 'coordinator' })).status).toBe(403)
    expect((await patch(imani, { role: 'coordinator' })).body).toMatchObject({ role: 'coordinator' })
    expect((await me(sami)).acting?.abilities).toContain('admit')
  })

  test('[ME5] a coalition is never left without a coordinator, by whatever way and however many at once', async () => {
    const { server, imani } = await submission()
    const own = await memberOf(imani, 'Imani O.')
    const leave = (who: TestMember, id: string, handOverTo: string | null = null) =>
      who.call('DELETE', `/api/members/${id}`, { handOverTo })
    expect(codeOf(await leave(imani, own.id))).toBe('last-coordinator')
    expect(codeOf(await imani.call('PATCH', `/api/members/${own.id}`, { role: 'member' }))).toBe(
      'last-coordinator',
    )
    const sami = await TestMember.signIn(server, SAMI)
    const other = await memberOf(imani, 'Sami D.')
    await imani.call('PATCH', `/api/members/${other.id}`, { role: 'coordinator' })
    const heir = (await organizationCalled(imani, 'Open Door')).id
    const both = await Promise.all([leave(imani, own.id, heir), leave(sami, other.id, heir)])
    expect(both.map(({ status }) => status).toSorted()).toEqual([204, 409])
  })

  test('[ME5] a suspended coordinator does not count', async () => {
    const { imani } = await submission()
    const own = await memberOf(imani, 'Imani O.')
    const other = await memberOf(imani, 'Sami D.')
    const patch = (id: string, change: object) => imani.call('PATCH', `/api/members/${id}`, change)
    await patch(other.id, { role: 'coordinator' })
    await patch(other.id, { isSuspended: true })
    expect(codeOf(await patch(own.id, { role: 'member' }))).toBe('last-coordinator')
  })

  test('[ME6] when the last one of an organisation goes, another takes over what it may do', async () => {
    const { server, imani, roomId } = await submission()
    const noor = await TestMember.signIn(server, 'noor@opendoor.example')
    const { id } = await memberOf(noor, 'Noor A.')
    const leave = (handOverTo: string | null) => noor.call('DELETE', `/api/members/${id}`, { handOverTo })
    const own = await organizationCalled(noor, 'Open Door')
    expect(codeOf(await leave(null))).toBe('hand-over-needed')
    expect(codeOf(await leave(own.id))).toBe('hand-over-needed')
    const heir = await organizationCalled(noor, 'Threadwork')
    expect((await leave(heir.id)).status).toBe(204)
    const { items } = roomRoleListSchema.parse((await imani.call('GET', `/api/rooms/${roomId}/roles`)).body)
    expect(items).toContainEqual({ to: 'organization', organizationId: heir.id, role: 'editor' })
    expect(items.some((item) => item.to === 'organization' && item.organizationId === own.id)).toBe(false)
    expect((await organizationCalled(imani, 'Open Door')).handedOverTo).toBe(heir.id)
    expect((await noor.call('GET', COALITION)).status).toBe(404)
    // Until somebody speaks for it again.
    const { token } = await invite(imani, { organizationId: own.id })
    await acceptAsGuest(imani.url, token)
    await admitAll(imani)
    expect((await organizationCalled(imani, 'Open Door')).handedOverTo).toBeNull()
  })

  test('[ME6] while somebody else still speaks for it, nothing is handed over', async () => {
    const { server, imani } = await submission()
    const tomas = await TestMember.signIn(server, 'tomas@kestrel.example')
    const { id } = await memberOf(imani, 'Tomas R.')
    expect((await tomas.call('DELETE', `/api/members/${id}`, { handOverTo: null })).status).toBe(204)
    expect((await organizationCalled(imani, 'Kestrel Housing')).handedOverTo).toBeNull()
  })

  test('[ME7] somebody who was removed and comes back by a link is the same member again', async () => {
    const { server, imani, roomId } = await submission()
    const { guest, inviteId } = await guestIn(imani, roomId, 'editor')
    const before = await me(guest)
    await imani.call('DELETE', `/api/invites/${inviteId}`)
    expect((await me(guest)).mandates).toEqual([])
    const { token } = await invite(imani, {
      roomId,
      role: 'reader',
      organizationId: before.acting?.organization.id,
    })
    await guest.call('POST', '/api/invites/accept', {
      token,
      displayName: 'Y.',
      organizationName: null,
      email: null,
    })
    await admitAll(imani)
    expect((await me(guest)).mandates).toMatchObject([
      { memberId: before.acting?.memberId, displayName: 'Y.' },
    ])
    expect((await guest.call('GET', `/api/rooms/${roomId}`)).body).toMatchObject({ role: 'reader' })
    expect((await TestMember.signIn(server, IMANI)).cookie).not.toBe('')
  })

  test('[RO3] a member’s own role in a room wins over the organisation’s, and goes with null', async () => {
    const { server, imani, roomId } = await submission()
    const sami = await TestMember.signIn(server, SAMI)
    const { id: memberId } = await memberOf(imani, 'Sami D.')
    const give = (role: string | null) =>
      imani.call('PUT', `/api/rooms/${roomId}/roles`, { to: 'member', memberId, role })
    const roleNow = async () => (await sami.call('GET', `/api/rooms/${roomId}`)).body
    await give('suggester')
    expect(await roleNow()).toMatchObject({
      role: 'suggester',
      abilities: expect.arrayContaining(['suggest']),
    })
    await give(null)
    expect(await roleNow()).toMatchObject({ role: 'reader' })
  })

  test('[RO3] roles are given by coordinators, to people and organisations of the coalition alone', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const { id: memberId } = await memberOf(imani, 'Sami D.')
    const gift = { to: 'member', memberId, role: 'editor' }
    expect((await maelle.call('PUT', `/api/rooms/${roomId}/roles`, gift)).status).toBe(403)
    await imani.call('POST', '/api/coalitions', NEW_COALITION)
    const other = (await me(imani)).mandates.find(({ coalition }) => coalition.slug !== 'common-table')
    const foreign = { to: 'organization', organizationId: other?.organization.id, role: 'editor' }
    expect((await imani.call('PUT', `/api/rooms/${roomId}/roles`, foreign)).status).toBe(404)
  })

  test('[IN11] what a guest is told of a coalition are the organisations of their rooms', async () => {
    const { server, imani, roomId } = await submission()
    await imani.call('POST', `${COALITION}/organizations`, ORGANIZATION)
    const { token } = await invite(imani, { roomId, role: 'reader' })
    const { guest } = await acceptAsGuest(server.url, token, { organizationName: 'Harbour Voices' })
    await admitAll(imani)
    const { organizations, acting } = coalitionSchema.parse((await guest.call('GET', COALITION)).body)
    expect(acting).toMatchObject({ role: 'guest', abilities: [] })
    const names = organizations.map(({ shortName }) => shortName)
    expect(names).toContain('Harbour Voices')
    expect(names).not.toContain('Lantern')
    expect(names).toContain('Kestrel Housing')
  })
})

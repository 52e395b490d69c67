import { NOTICE_PAGE_SIZE } from '@plenary/shared/limits.ts'
import { noticeListSchema } from '@plenary/shared/notices.ts'
import { VISIBILITIES } from '@plenary/shared/threads.ts'
import { describe, expect, test } from 'vitest'
import { actOn, beginThread, spoken, threadsOf } from '../support/commenting.ts'
import {
  heardBy,
  inboxGround,
  inboxNewsOf,
  inboxOf,
  member,
  organization,
  pathOf,
  unreadOf,
} from '../support/inbox-ground.ts'
import { admitAll, COALITION, invite, membersSeenBy, organizationCalled } from '../support/inviting.ts'
import { startTestServer } from '../support/start-server.ts'
import { MAELLE } from '../support/submission.ts'
import { whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const CANARY = 'canary-of-31c9'

describe('what one hears of', () => {
  test('[NO1] whoever is mentioned hears it once, by name or as of their organisation; who mentions does not', async () => {
    const { imani, maelle, ruth, tomas, sami, roomId } = await inboxGround()
    await beginThread(imani, roomId, {
      body: spoken(
        'Please look',
        await organization(imani, roomId, 'Kestrel Housing'),
        await member(imani, roomId, 'Tomas R.'),
        await member(imani, roomId, 'Maëlle T.'),
        await member(imani, roomId, 'Imani O.'),
        await member(imani, roomId, 'Maëlle T.'),
      ),
    })
    expect(await heardBy(maelle)).toEqual(['mention me'])
    expect(await heardBy(tomas)).toEqual(['mention me'])
    expect(await heardBy(ruth)).toEqual(['mention Kestrel Housing'])
    expect(await heardBy(imani)).toEqual([])
    expect(await heardBy(sami)).toEqual([])
    expect(await inboxOf(maelle)).toMatchObject([
      {
        by: { name: 'Imani O.', organization: { shortName: 'Larkspur Centre' } },
        to: { organization: { shortName: 'Réseau Aubépine' } },
        coalition: { slug: 'common-table' },
        room: { id: roomId, title: 'Joint UPR submission: Republic of Norvanne' },
        quote: 'every person',
        excerpt: 'Please look@Kestrel Housing@Tomas R.@Maëlle T.@Imani O.@Maëlle T.',
        isRead: false,
      },
    ])
  })

  test('[NO1] an organisation that is asked in a round hears it, but for whoever asks', async () => {
    const { imani, maelle, ruth, sami, roomId } = await inboxGround()
    const organizationIds = [
      (await organization(imani, roomId, 'Kestrel Housing')).id,
      (await organization(imani, roomId, 'Larkspur Centre')).id,
    ]
    const closesAt = new Date(Date.now() + 86_400_000).toISOString()
    const round = { kind: 'comments', title: 'After the consultation', note: null, closesAt, organizationIds }
    expect((await imani.call('POST', `/api/rooms/${roomId}/rounds`, round)).status).toBe(201)
    expect(await heardBy(ruth)).toEqual(['round Kestrel Housing'])
    expect(await inboxOf(ruth)).toMatchObject([{ threadId: null, room: { id: roomId }, excerpt: null }])
    for (const person of [imani, maelle, sami]) expect(await heardBy(person)).toEqual([])
  })

  test('[NO1] replies are heard by those whom a thread concerns, and not by who replies', async () => {
    const { imani, maelle, ruth, sami, tomas, roomId, at } = await inboxGround()
    const kestrel = await organization(imani, roomId, 'Kestrel Housing')
    const thread = await beginThread(maelle, roomId, { body: spoken('What do you think?', kestrel) })
    const reply = (person: TestMember) =>
      actOn(person, 'POST', at(thread, '/comments'), { body: spoken('Yes') })
    await reply(imani)
    expect(await heardBy(maelle)).toEqual(['reply me'])
    // An organisation that was spoken to is concerned as a whole; of one that only wrote, who wrote.
    expect(await heardBy(ruth)).toEqual(['reply Kestrel Housing', 'mention Kestrel Housing'])
    await reply(tomas)
    expect(await heardBy(tomas)).toEqual(['reply Kestrel Housing', 'mention Kestrel Housing'])
    expect(await heardBy(imani)).toEqual(['reply me'])
    expect(await heardBy(sami)).toEqual([])
  })

  test('[NO1] what is given to somebody to see to is heard by them, and another day for it is not', async () => {
    const { imani, maelle, ruth, sami, roomId, at } = await inboxGround()
    const thread = await beginThread(imani, roomId)
    const { id: memberId } = await member(imani, roomId, 'Maëlle T.')
    const { id: organizationId } = await organization(imani, roomId, 'Kestrel Housing')
    const assign = (to: object) =>
      actOn(imani, 'PUT', at(thread, '/assignment'), {
        memberId: null,
        organizationId: null,
        dueOn: null,
        ...to,
      })
    await assign({ memberId })
    await assign({ memberId, dueOn: '2027-03-01' })
    expect(await heardBy(maelle)).toEqual(['assignment me'])
    await assign({ organizationId })
    expect(await heardBy(ruth)).toEqual(['assignment Kestrel Housing'])
    await assign({})
    expect(await Promise.all([maelle, ruth, sami, imani].map(unreadOf))).toEqual([1, 1, 0, 0])
  })

  test('[NO1] what became of a thread is heard by who began it, unless they did it themselves', async () => {
    const { imani, maelle, roomId, at } = await inboxGround()
    const settled = await beginThread(maelle, roomId)
    const applied = await beginThread(maelle, roomId, { proposedText: 'everybody', body: null })
    await actOn(imani, 'PUT', at(settled, '/settlement'), { disposition: 'partly', reason: 'Too long' })
    await actOn(imani, 'POST', at(applied, '/application'))
    expect(await inboxOf(maelle)).toMatchObject([
      { kind: 'application', isDirect: true, disposition: null, excerpt: null },
      { kind: 'settlement', isDirect: true, disposition: 'partly' },
    ])
    const own = await beginThread(imani, roomId)
    await actOn(imani, 'PUT', at(own, '/settlement'), { disposition: null, reason: null })
    expect(await heardBy(imani)).toEqual([])
  })

  test('[NO1] a changed comment is heard by those whom it did not mention before', async () => {
    const { imani, maelle, sami, roomId, at } = await inboxGround()
    const maelleHere = await member(imani, roomId, 'Maëlle T.')
    const thread = await beginThread(imani, roomId, { body: spoken('Look', maelleHere) })
    const change = async (...mentions: Awaited<ReturnType<typeof member>>[]) =>
      actOn(imani, 'PUT', at(thread, `/comments/${thread.comments[0]?.id}`), {
        body: spoken('Look', ...mentions),
      })
    await change(maelleHere)
    await change(maelleHere, await member(imani, roomId, 'Sami D.'))
    expect([await heardBy(maelle), await heardBy(sami)]).toEqual([['mention me'], ['mention me']])
  })

  test('[NO3] who has muted a thread hears only what is said or given to them by name', async () => {
    const { imani, maelle, roomId, at } = await inboxGround()
    const thread = await beginThread(maelle, roomId)
    const maelleHere = await member(imani, roomId, 'Maëlle T.')
    const aubepine = await organization(imani, roomId, 'Réseau Aubépine')
    const say = (...mentions: Parameters<typeof spoken>[1][]) =>
      actOn(imani, 'POST', at(thread, '/comments'), { body: spoken('Well', ...mentions) })
    await actOn(maelle, 'PUT', at(thread, '/mute'), { isMuted: true })
    await say()
    await say(aubepine)
    await actOn(imani, 'PUT', at(thread, '/settlement'), { disposition: null, reason: null })
    expect(await heardBy(maelle)).toEqual([])
    await say(maelleHere)
    await actOn(imani, 'PUT', at(thread, '/assignment'), {
      memberId: maelleHere.id,
      organizationId: null,
      dueOn: null,
    })
    expect(await heardBy(maelle)).toEqual(['assignment me', 'mention me'])
    await actOn(maelle, 'PUT', at(thread, '/mute'), { isMuted: false })
    await say()
    expect(await heardBy(maelle)).toContain('reply me')
  })
})

describe('[NO2] what one may not see', () => {
  test('is heard by nobody who may not see it: not a word, not a number, not a frame', async () => {
    const { imani, maelle, sami, ruth, tomas, roomId } = await inboxGround()
    const lines = await Promise.all([maelle, sami, ruth].map((person) => person.join(roomId)))
    const mentioned = await Promise.all(
      ['Maëlle T.', 'Sami D.', 'Ruth W.'].map((name) => member(imani, roomId, name)),
    )
    const kestrel = await organization(imani, roomId, 'Kestrel Housing')
    for (const visibility of ['organization', 'coordinators'] as const) {
      await beginThread(tomas, roomId, {
        visibility,
        quote: CANARY,
        body: spoken(`${CANARY} between us`, ...mentioned, kestrel),
      })
    }
    // Of her own organisation, so that the number is known to move at all.
    expect(await heardBy(ruth)).toEqual(['mention me'])
    await until('Ruth is told', () => inboxNewsOf(lines[2] as (typeof lines)[2]) > 0)
    for (const [at, person] of [maelle, sami].entries()) {
      for (const path of ['/api/inbox', '/api/inbox/unread'])
        expect(JSON.stringify((await person.call('GET', path)).body)).not.toContain(CANARY)
      expect(await unreadOf(person)).toBe(0)
      expect(inboxNewsOf(lines[at] as (typeof lines)[0])).toBe(0)
      expect(JSON.stringify(lines[at]?.received)).not.toContain(CANARY)
    }
  })

  test.each(VISIBILITIES)('is the same as in the room itself (%s)', async (visibility) => {
    const ground = await inboxGround()
    const { imani, tomas, roomId } = ground
    const people = ['imani', 'maelle', 'ruth', 'sami'] as const
    const names = { imani: 'Imani O.', maelle: 'Maëlle T.', ruth: 'Ruth W.', sami: 'Sami D.' }
    const mentioned = await Promise.all(people.map((name) => member(imani, roomId, names[name])))
    await beginThread(tomas, roomId, { visibility, body: spoken('Look', ...mentioned) })
    const seen = await Promise.all(people.map(async (name) => (await threadsOf(ground[name], roomId)).length))
    expect(await Promise.all(people.map((name) => unreadOf(ground[name])))).toEqual(seen)
  })

  test('any more is neither shown nor counted, and comes back with the right to see it', async () => {
    const { imani, sami, maelle, roomId } = await inboxGround()
    const samiHere = await member(imani, roomId, 'Sami D.')
    await beginThread(imani, roomId, { quote: CANARY, body: spoken(CANARY, samiHere) })
    const held = async () => [await unreadOf(sami), JSON.stringify(await inboxOf(sami)).includes(CANARY)]
    const { id: threadwork } = await organizationCalled(imani, 'Threadwork')
    const role = (given: string | null) =>
      imani.call('PUT', `/api/rooms/${roomId}/roles`, {
        to: 'organization',
        organizationId: threadwork,
        role: given,
      })
    const members = await membersSeenBy(imani)
    const suspend = (isSuspended: boolean) =>
      imani.call(
        'PATCH',
        `/api/members/${members.find(({ displayName }) => displayName === 'Sami D.')?.id}`,
        {
          isSuspended,
        },
      )
    expect(await held()).toEqual([1, true])
    await role(null)
    expect(await held()).toEqual([0, false])
    await role('reader')
    expect(await held()).toEqual([1, true])
    await suspend(true)
    expect(await held()).toEqual([0, false])
    await suspend(false)
    expect(await held()).toEqual([1, true])
    expect(await unreadOf(maelle)).toBe(0)
  })

  test('goes when the words are deleted, or the thread with its last ones', async () => {
    const { imani, maelle, roomId, at } = await inboxGround()
    const maelleHere = await member(imani, roomId, 'Maëlle T.')
    const thread = await beginThread(maelle, roomId)
    const answered = await actOn(imani, 'POST', at(thread, '/comments'), { body: spoken(CANARY) })
    const alone = await beginThread(imani, roomId, { body: spoken(CANARY, maelleHere) })
    expect(await unreadOf(maelle)).toBe(2)
    await imani.call('DELETE', at(thread, `/comments/${answered.comments[1]?.id}`))
    expect(await heardBy(maelle)).toEqual(['mention me'])
    await imani.call('DELETE', at(alone, `/comments/${alone.comments[0]?.id}`))
    expect([await unreadOf(maelle), await inboxOf(maelle)]).toEqual([0, []])
  })
})

describe('an inbox', () => {
  test('[NO4] comes in pages, the newest first', async () => {
    const { imani, maelle, roomId, at } = await inboxGround()
    const thread = await beginThread(maelle, roomId)
    const count = NOTICE_PAGE_SIZE + 3
    for (let at_ = 0; at_ < count; at_++)
      await actOn(imani, 'POST', at(thread, '/comments'), { body: spoken(`No. ${at_}`) })
    const page = async (before = '') =>
      noticeListSchema.parse((await maelle.call('GET', `/api/inbox${before}`)).body)
    const first = await page()
    const second = await page(`?before=${first.next}`)
    expect([first.items.length, second.items.length, second.next]).toEqual([NOTICE_PAGE_SIZE, 3, null])
    const words = [...first.items, ...second.items].map(({ excerpt }) => excerpt)
    expect(words).toEqual(Array.from({ length: count }, (_, n) => `No. ${count - 1 - n}`))
  })

  test('[NO4] holds what all mandates of an account hear, and says for which', async () => {
    const { imani, maelle, roomId } = await inboxGround()
    const { id: organizationId } = await organizationCalled(imani, 'Threadwork')
    const { token } = await invite(imani, { organizationId })
    const answers = { token, displayName: 'M. for Threadwork', organizationName: null, email: null }
    await maelle.call('POST', '/api/invites/accept', answers)
    await admitAll(imani)
    for (const shortName of ['Threadwork', 'Réseau Aubépine'])
      await beginThread(imani, roomId, { body: spoken('Look', await organization(imani, roomId, shortName)) })
    expect(await heardBy(maelle)).toEqual(['mention Réseau Aubépine', 'mention Threadwork'])
    // Nobody hears of what they do themselves, under whichever mandate.
    await beginThread(maelle, roomId, {
      body: spoken('Look', await organization(imani, roomId, 'Threadwork')),
    })
    expect(await unreadOf(maelle)).toBe(2)
  })

  test('[NO5] is marked one by one, by thread and up to what one has seen, each by its own account', async () => {
    const { imani, maelle, sami, roomId } = await inboxGround()
    const maelleHere = await member(imani, roomId, 'Maëlle T.')
    const threads = []
    for (let n = 0; n < 4; n++)
      threads.push(await beginThread(imani, roomId, { body: spoken(`No. ${n}`, maelleHere) }))
    const [newest, third, second, oldest] = await inboxOf(maelle)
    const mark = (isRead: boolean) => maelle.call('PUT', `/api/inbox/notices/${oldest?.id}`, { isRead })
    expect((await mark(true)).body).toEqual({ unread: 3 })
    expect((await mark(false)).body).toEqual({ unread: 4 })
    expect((await sami.call('PUT', `/api/inbox/notices/${oldest?.id}`, { isRead: true })).status).toBe(404)
    await sami.call('POST', '/api/inbox/read', { upTo: newest?.id })
    await sami.call('POST', '/api/inbox/read', { threadId: threads[3]?.id })
    expect(await unreadOf(maelle)).toBe(4)
    expect((await maelle.call('POST', '/api/inbox/read', { threadId: threads[2]?.id })).body).toEqual({
      unread: 3,
    })
    expect((await maelle.call('POST', '/api/inbox/read', { upTo: second?.id })).body).toEqual({ unread: 1 })
    const states = (await inboxOf(maelle)).map(({ id, isRead }) => [id, isRead])
    expect(states).toEqual([
      [newest?.id, false],
      [third?.id, true],
      [second?.id, true],
      [oldest?.id, true],
    ])
  })
})

describe('[NO6] the number of unread notices', () => {
  test('is told anew to every line of the member, into whatever room, and to nobody else', async () => {
    const { imani, maelle, sami, roomId } = await inboxGround()
    const elsewhere = (
      await maelle.call('POST', `${COALITION}/rooms`, { title: 'B', kind: 'plain', dueOn: null })
    ).body as { id: string }
    const [here, other] = [await maelle.join(roomId), await maelle.join(elsewhere.id)]
    const foreign = await sami.join(roomId)
    const maelleHere = await member(imani, roomId, 'Maëlle T.')
    const thread = await beginThread(imani, roomId, { body: spoken(CANARY, maelleHere) })
    await until('both lines are told', () => inboxNewsOf(here) === 1 && inboxNewsOf(other) === 1)
    // The frame says that something is there, and no more.
    expect(JSON.stringify(other.received)).not.toContain(thread.id)
    await maelle.call('POST', '/api/inbox/read', { threadId: thread.id })
    await until('they are told that it was read', () => inboxNewsOf(here) === 2 && inboxNewsOf(other) === 2)
    await foreign.saved()
    expect(inboxNewsOf(foreign)).toBe(0)
  })

  test.skipIf(whyNot('postgres'))('is told on the other nodes too', async () => {
    const { server, imani, roomId } = await inboxGround('postgres')
    const there = await startTestServer({ databaseUrl: server.databaseUrl })
    const maelle = await TestMember.signIn(there, MAELLE)
    const line = await maelle.join(roomId)
    const thread = await beginThread(imani, roomId, {
      body: spoken('Look', await member(imani, roomId, 'Maëlle T.')),
    })
    await until('she is told', () => inboxNewsOf(line) === 1)
    expect(await heardBy(maelle)).toEqual(['mention me'])
    await actOn(maelle, 'PUT', pathOf(roomId, thread, '/mute'), { isMuted: true })
  })
})

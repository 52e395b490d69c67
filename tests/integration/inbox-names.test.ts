import { openDatabase } from '@plenary/db/database.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { actOn, beginThread, spoken } from '../support/commenting.ts'
import { heardBy, inboxGround, inboxOf, member, organization, unreadOf } from '../support/inbox-ground.ts'
import { membersSeenBy } from '../support/inviting.ts'
import type { TestMember } from '../support/test-member.ts'

async function hide(by: TestMember, roomId: string, attribution: 'pseudonymous' | 'unattributed') {
  expect((await by.call('PATCH', `/api/rooms/${roomId}`, { attribution })).status).toBe(200)
}

type Ground = Awaited<ReturnType<typeof inboxGround>>

/** The rows of the inbox as they are stored, read when the server is gone. */
async function storedBy({ server }: Ground) {
  await server.stop()
  const { db, close } = await openDatabase(server.databaseUrl)
  onTestFinished(close)
  const notices = await db
    .selectFrom('notices')
    .innerJoin('members', 'members.id', 'notices.member_id')
    .select(['notices.kind', 'notices.is_direct', 'notices.actor_id', 'members.display_name'])
    .orderBy('notices.id')
    .execute()
  return { notices, settings: await db.selectFrom('mail_settings').selectAll().execute() }
}

test('[NO4] [NO7] under pseudonyms notices call people by them, also those from before', async () => {
  const { imani, maelle, roomId } = await inboxGround()
  await beginThread(imani, roomId, { body: spoken('Look', await member(imani, roomId, 'Maëlle T.')) })
  expect(JSON.stringify(await inboxOf(maelle))).toContain('Imani O.')
  await hide(imani, roomId, 'pseudonymous')
  await maelle.join(roomId)
  await imani.join(roomId)
  const [ra] = await Promise.all([member(imani, roomId, 'RA-1')])
  await beginThread(imani, roomId, { body: spoken('And here', ra) })
  const notices = await inboxOf(maelle)
  expect(notices.map(({ by, excerpt }) => [by.name, excerpt])).toEqual([
    ['LC-1', 'And here@RA-1'],
    ['LC-1', 'Look@RA-1'],
  ])
  for (const name of ['Imani', 'Maëlle']) expect(JSON.stringify(notices)).not.toContain(name)
})

describe('[NO7] in a room without names', () => {
  test('organisations hear as a whole, and of what one of them does none of it hears', async () => {
    const ground = await inboxGround()
    const { imani, maelle, ruth, tomas, sami, roomId, at } = ground
    await hide(imani, roomId, 'unattributed')
    const kestrel = await organization(imani, roomId, 'Kestrel Housing')
    const thread = await beginThread(tomas, roomId, { body: spoken('Us', kestrel) })
    expect(await Promise.all([tomas, ruth].map(unreadOf))).toEqual([0, 0])
    await actOn(maelle, 'POST', at(thread, '/comments'), { body: spoken('Well') })
    await actOn(imani, 'PUT', at(thread, '/settlement'), { disposition: 'accepted', reason: null })
    const kestrels = ['settlement Kestrel Housing', 'reply Kestrel Housing']
    expect([await heardBy(tomas), await heardBy(ruth)]).toEqual([kestrels, kestrels])
    await actOn(ruth, 'POST', at(thread, '/comments'), { body: spoken('Thank you') })
    expect([await heardBy(tomas), await heardBy(ruth)]).toEqual([kestrels, kestrels])
    expect([await heardBy(maelle), await unreadOf(sami)]).toEqual([['reply Réseau Aubépine'], 0])
    expect((await inboxOf(maelle))[0]?.by).toMatchObject({
      name: null,
      organization: { shortName: 'Kestrel Housing' },
    })
    const { notices } = await storedBy(ground)
    expect(notices.length).toBeGreaterThan(4)
    expect(notices.filter(({ actor_id, is_direct }) => actor_id !== null || is_direct)).toEqual([])
  })

  test('nothing is left of what was heard before names were hidden', async () => {
    const ground = await inboxGround()
    const { imani, maelle, ruth, roomId, at } = ground
    const thread = await beginThread(maelle, roomId, {
      body: spoken('Us', await organization(imani, roomId, 'Kestrel Housing')),
    })
    await actOn(imani, 'POST', at(thread, '/comments'), { body: spoken('Well') })
    expect([await unreadOf(maelle), await unreadOf(ruth)]).toEqual([1, 2])
    await hide(imani, roomId, 'unattributed')
    expect([await unreadOf(maelle), await unreadOf(ruth)]).toEqual([0, 0])
    expect((await storedBy(ground)).notices).toEqual([])
  })
})

describe('[NO8] an end', () => {
  test('of a mandate takes its notices along', async () => {
    const ground = await inboxGround()
    const { imani, maelle, ruth, roomId } = ground
    await beginThread(imani, roomId, {
      body: spoken('Look', await member(imani, roomId, 'Maëlle T.'), await member(imani, roomId, 'Ruth W.')),
    })
    const rows = await membersSeenBy(imani)
    const id = rows.find(({ displayName }) => displayName === 'Ruth W.')?.id
    expect((await imani.call('DELETE', `/api/members/${id}`, { handOverTo: null })).status).toBe(204)
    expect([await unreadOf(ruth), await unreadOf(maelle)]).toEqual([0, 1])
    const { notices } = await storedBy(ground)
    expect(notices.map(({ display_name }) => display_name)).toEqual(['Maëlle T.'])
  })

  test('of an account takes its notices and wishes along, and leaves its name nowhere', async () => {
    const ground = await inboxGround('any', {
      smtpUrl: 'smtp://127.0.0.1:9',
      from: 'plenary@host.example',
    })
    const { imani, maelle, tomas, roomId } = ground
    const body = async (by: TestMember, name: string) => ({
      body: spoken('Look', await member(by, roomId, name)),
    })
    await beginThread(imani, roomId, await body(imani, 'Tomas R.'))
    await beginThread(tomas, roomId, await body(imani, 'Maëlle T.'))
    await tomas.call('PUT', '/api/inbox/mail', { rhythm: 'daily', includesText: true, locale: 'en' })
    await tomas.call('POST', '/api/me/proof', { password: 'correct horse table' })
    expect((await tomas.call('DELETE', '/api/me')).status).toBe(204)
    expect(await inboxOf(maelle)).toMatchObject([
      { by: { name: '', organization: { shortName: 'Kestrel Housing' } } },
    ])
    const { notices, settings } = await storedBy(ground)
    expect(notices.map(({ display_name }) => display_name)).toEqual(['Maëlle T.'])
    expect(settings).toEqual([])
  })
})

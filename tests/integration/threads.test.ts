import { openDatabase } from '@plenary/db/database.ts'
import { newId, type ThreadId } from '@plenary/shared/ids.ts'
import { roomPartiesSchema, type Thread } from '@plenary/shared/threads.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { actOn, anchorOn, beginThread, spoken, threadsOf } from '../support/commenting.ts'
import { COALITION, guestIn, organizationCalled } from '../support/inviting.ts'
import { query } from '../support/postgres-databases.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE, SAMI, submission } from '../support/submission.ts'
import { whyNot } from '../support/test-database.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const RUTH = 'ruth@kestrel.example'
const TOMAS = 'tomas@kestrel.example'
const CANARY = 'canary-of-7f3a'

/** The demo with some more people signed in, by their addresses. */
async function people<Names extends string>(emails: Record<Names, string>) {
  const ground = await submission()
  const signedIn = await Promise.all(
    Object.entries<string>(emails).map(async ([name, email]) => [
      name,
      await TestMember.signIn(ground.server, email),
    ]),
  )
  const { roomId } = ground
  return {
    ...ground,
    ...(Object.fromEntries(signedIn) as Record<Names, TestMember>),
    at: (thread: Thread, tail = '') => `/api/rooms/${roomId}/threads/${thread.id}${tail}`,
    giveRole: (organizationId: string, role: string) =>
      ground.imani.call('PUT', `/api/rooms/${roomId}/roles`, { to: 'organization', organizationId, role }),
  }
}

/** What a line was told of threads, as often as it was. */
function newsOf(line: TestLine) {
  return line.received.flatMap((message) =>
    message.type === 'event' && message.event.kind === 'threads' ? message.event.items : [],
  )
}

/** The threads that a line was told of, as often as it was. */
function toldOf(line: TestLine): string[] {
  return newsOf(line).map(({ id }) => id)
}

async function parties(person: TestMember, roomId: string) {
  return roomPartiesSchema.parse((await person.call('GET', `/api/rooms/${roomId}/parties`)).body)
}

async function calledIn(person: TestMember, roomId: string, name: string): Promise<string> {
  const found = (await parties(person, roomId)).people.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found.memberId
}

describe('what is said about a text', () => {
  test('[TH1] who may only comment does so, and no byte of the text changes', async () => {
    const { imani, sami, roomId, giveRole } = await people({ sami: SAMI })
    await giveRole((await organizationCalled(imani, 'Threadwork')).id, 'commenter')
    const witness = await imani.join(roomId)
    const before = Buffer.from((await imani.request(`/api/rooms/${roomId}/text`)).headers.get('ETag') ?? '')
    const thread = await beginThread(sami, roomId, { words: 'Who says so?', proposedText: 'everybody' })
    expect(thread).toMatchObject({
      author: { name: 'Sami D.' },
      anchor: { quote: 'every person' },
      proposal: { text: 'everybody', replaces: 'every person', appliedAt: null },
      comments: [{ body: spoken('Who says so?'), isOwn: true }],
      concerns: 'self',
    })
    await until('she is told', () => toldOf(witness).includes(thread.id))
    expect(witness.received.filter(({ type }) => type === 'update')).toEqual([])
    const after = Buffer.from((await imani.request(`/api/rooms/${roomId}/text`)).headers.get('ETag') ?? '')
    expect(after).toEqual(before)
    const [seen] = await threadsOf(imani, roomId)
    expect(seen).toMatchObject({ id: thread.id, concerns: null, comments: [{ isOwn: false }] })
  })

  test('[TH2] everybody who sees a thread is told of each change of it, with its version', async () => {
    const { imani, maelle, roomId, at } = await people({ maelle: MAELLE })
    const line = await imani.join(roomId)
    const thread = await beginThread(maelle, roomId)
    await actOn(maelle, 'POST', at(thread, '/comments'), { body: spoken('Moreover') })
    await until('both are told', () => toldOf(line).length === 2)
    expect(newsOf(line).map(({ version }) => version)).toEqual([1, 2])
    const named = await imani.call(
      'GET',
      `/api/rooms/${roomId}/threads?ids=${thread.id},${newId<ThreadId>()}`,
    )
    expect(named.body).toMatchObject({ items: [{ id: thread.id, version: 2 }], next: null })
  })

  test('[TH3] what is private to an organisation reaches nobody else, in no answer and in no frame', async () => {
    const { imani, tomas, ruth, maelle, roomId, at } = await people({
      tomas: TOMAS,
      ruth: RUTH,
      maelle: MAELLE,
    })
    const lines = [await imani.join(roomId), await maelle.join(roomId)]
    const own = await ruth.join(roomId)
    const thread = await beginThread(tomas, roomId, {
      words: CANARY,
      quote: CANARY,
      visibility: 'organization',
    })
    await actOn(tomas, 'POST', at(thread, '/comments'), { body: spoken(CANARY) })
    await until('Ruth is told', () => toldOf(own).length === 2)
    expect(await threadsOf(ruth, roomId)).toMatchObject([{ visibility: 'organization', comments: [{}, {}] }])
    // What is said to all is told after it, so nothing is still on its way.
    const open = await beginThread(tomas, roomId)
    for (const line of lines) {
      await until('they are told', () => toldOf(line).length > 0)
      expect(toldOf(line)).toEqual([open.id])
      expect(JSON.stringify(line.received)).not.toContain(CANARY)
    }
    for (const person of [imani, maelle]) {
      for (const path of [
        `/api/rooms/${roomId}`,
        `/api/rooms/${roomId}/threads`,
        `/api/rooms/${roomId}/threads?ids=${thread.id}`,
        `/api/rooms/${roomId}/parties`,
        `/api/rooms/${roomId}/roles`,
        `${COALITION}/rooms`,
        `${COALITION}/members`,
      ]) {
        const answer = await (await person.request(path)).text()
        expect([path, answer.includes(CANARY), answer.includes(thread.id)]).toEqual([path, false, false])
      }
      expect((await person.call('POST', at(thread, '/comments'), { body: spoken('I see') })).status).toBe(404)
      expect(
        (await person.call('PUT', at(thread, '/settlement'), { disposition: null, reason: null })).status,
      ).toBe(404)
    }
  })

  test('[TH3] what is for coordinators is seen by them and by whoever wrote it', async () => {
    const { imani, tomas, ruth, roomId } = await people({ tomas: TOMAS, ruth: RUTH })
    const ruthsLine = await ruth.join(roomId)
    const thread = await beginThread(tomas, roomId, { visibility: 'coordinators' })
    expect([await threadsOf(imani, roomId), await threadsOf(tomas, roomId)]).toMatchObject([
      [{ id: thread.id }],
      [{ id: thread.id }],
    ])
    expect(await threadsOf(ruth, roomId)).toEqual([])
    const open = await beginThread(tomas, roomId)
    await until('Ruth is told', () => toldOf(ruthsLine).length > 0)
    expect(toldOf(ruthsLine)).toEqual([open.id])
  })

  test('[TH4] one changes and deletes what is one’s own, and deleted words are gone', async () => {
    const { imani, maelle, roomId, at, server } = await people({ maelle: MAELLE })
    const thread = await beginThread(maelle, roomId, { words: CANARY })
    const answered = await actOn(imani, 'POST', at(thread, '/comments'), { body: spoken('Why?') })
    const [first, second] = answered.comments
    const path = at(thread, `/comments/${first?.id}`)
    expect((await imani.call('PUT', path, { body: spoken('Mine now') })).status).toBe(403)
    expect((await imani.call('DELETE', path)).status).toBe(403)
    const edited = await actOn(maelle, 'PUT', path, { body: spoken(`${CANARY}, rather`) })
    expect(edited.comments[0]).toMatchObject({
      body: spoken(`${CANARY}, rather`),
      editedAt: expect.any(String),
    })
    const left = await actOn(maelle, 'DELETE', path)
    expect(left.comments).toMatchObject([{ body: null }, { body: spoken('Why?') }])
    // With the last words the thread goes too.
    expect((await imani.call('DELETE', at(thread, `/comments/${second?.id}`))).status).toBe(204)
    expect(await threadsOf(maelle, roomId)).toEqual([])
    await server.stop()
    const { db, close } = await openDatabase(server.databaseUrl)
    onTestFinished(close)
    const rows = [
      await db.selectFrom('threads').selectAll().execute(),
      await db.selectFrom('comments').selectAll().execute(),
    ]
    expect(JSON.stringify(rows)).not.toContain(CANARY)
  })

  test('[TH5] a thread is settled with what became of it and why, and opened again', async () => {
    const { imani, maelle, noor, roomId, at, giveRole } = await people({
      maelle: MAELLE,
      noor: 'noor@opendoor.example',
    })
    await giveRole((await organizationCalled(imani, 'Open Door')).id, 'commenter')
    const thread = await beginThread(imani, roomId)
    const input = { disposition: 'partly', reason: 'The town is named elsewhere.' }
    expect((await noor.call('PUT', at(thread, '/settlement'), input)).status).toBe(403)
    const settled = await actOn(maelle, 'PUT', at(thread, '/settlement'), input)
    expect(settled.settlement).toMatchObject({ ...input, by: { name: 'Maëlle T.' } })
    expect((await actOn(maelle, 'DELETE', at(thread, '/settlement'))).settlement).toBeNull()
    // Whoever began it may settle it, whatever their role.
    const own = await beginThread(noor, roomId)
    const resolved = await actOn(noor, 'PUT', at(own, '/settlement'), { disposition: null, reason: null })
    expect(resolved.settlement).toMatchObject({ disposition: null, by: { name: 'Noor A.' } })
  })

  test('[TH6] of two who apply a proposal at once, one does; who may not write the text cannot', async () => {
    const { imani, maelle, noor, roomId, at, giveRole } = await people({
      maelle: MAELLE,
      noor: 'noor@opendoor.example',
    })
    await giveRole((await organizationCalled(imani, 'Open Door')).id, 'commenter')
    const thread = await beginThread(noor, roomId, { body: null, proposedText: 'everybody' })
    expect((await noor.call('POST', at(thread, '/application'))).status).toBe(403)
    const answers = await Promise.all(
      [imani, maelle, imani, maelle].map((person) => person.call('POST', at(thread, '/application'))),
    )
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409])
    const [applied] = await threadsOf(noor, roomId)
    expect(applied).toMatchObject({
      proposal: { appliedAt: expect.any(String) },
      settlement: { disposition: 'accepted' },
      author: { name: 'Noor A.' },
    })
  })

  test('[TH7] a thread is given to somebody in the room to see to, by a day', async () => {
    const { imani, tomas, ruth, roomId, at } = await people({ tomas: TOMAS, ruth: RUTH })
    const thread = await beginThread(imani, roomId)
    const memberId = await calledIn(imani, roomId, 'Tomas R.')
    const assigned = await actOn(imani, 'PUT', at(thread, '/assignment'), {
      memberId,
      organizationId: null,
      dueOn: '2027-03-08',
    })
    expect(assigned.assignment).toMatchObject({ name: 'Tomas R.', dueOn: '2027-03-08' })
    expect(await threadsOf(tomas, roomId)).toMatchObject([{ concerns: 'self' }])
    expect(await threadsOf(ruth, roomId)).toMatchObject([{ concerns: 'organization' }])
    const nobody = { memberId: newId(), organizationId: null, dueOn: null }
    expect(await imani.call('PUT', at(thread, '/assignment'), nobody)).toMatchObject({
      status: 422,
      body: { fields: ['memberId'] },
    })
  })

  test('[TH8] people and organisations are mentioned as the room calls them, and nobody who is not in it', async () => {
    const { imani, tomas, roomId } = await people({ tomas: TOMAS })
    const id = await calledIn(imani, roomId, 'Tomas R.')
    const { id: organizationId } = await organizationCalled(imani, 'Open Door')
    const body = spoken('Please look', { of: 'member', id }, { of: 'organization', id: organizationId })
    const thread = await beginThread(imani, roomId, { body })
    const labels = JSON.stringify(thread.comments[0]?.body)
    expect([labels.includes('"label":"Tomas R."'), labels.includes('"label":"Open Door"')]).toEqual([
      true,
      true,
    ])
    expect(await threadsOf(tomas, roomId)).toMatchObject([{ concerns: 'self' }])
    const stranger = {
      anchor: anchorOn('x'),
      visibility: 'room',
      body: spoken('You', { of: 'member', id: newId() }),
    }
    expect(await imani.call('POST', `/api/rooms/${roomId}/threads`, stranger)).toMatchObject({
      status: 422,
      body: { fields: ['mentions'] },
    })
  })

  test('[TH8] a guest is told of no people but themselves', async () => {
    const { imani, roomId } = await submission()
    const { guest } = await guestIn(imani, roomId, 'commenter')
    expect((await parties(guest, roomId)).people).toMatchObject([{ isSelf: true }])
    expect((await parties(imani, roomId)).people.length).toBeGreaterThan(5)
  })

  test('[TH10] one agrees once, and takes it back', async () => {
    const { imani, maelle, roomId, at } = await people({ maelle: MAELLE })
    const thread = await beginThread(imani, roomId)
    const path = at(thread, `/comments/${thread.comments[0]?.id}/agreement`)
    await actOn(maelle, 'PUT', path, { agrees: true })
    const twice = await actOn(maelle, 'PUT', path, { agrees: true })
    expect(twice.comments[0]?.agreements).toMatchObject({ count: 1, isOwn: true })
    expect((await actOn(imani, 'PUT', path, { agrees: true })).comments[0]?.agreements).toMatchObject({
      count: 2,
    })
    expect((await actOn(maelle, 'PUT', path, { agrees: false })).comments[0]?.agreements).toMatchObject({
      count: 1,
      isOwn: false,
    })
  })

  test('[TH11] what is no comment is refused, and says what is wrong', async () => {
    const { imani, roomId } = await submission()
    const good = { anchor: anchorOn('x'), visibility: 'room', body: spoken('Yes') }
    const text = (piece: object) => ({ type: 'doc', content: [{ type: 'paragraph', content: [piece] }] })
    const bad: [unknown, string][] = [
      [{ ...good, body: spoken('   ') }, 'body'],
      [{ ...good, body: null }, 'body'],
      [{ ...good, body: spoken('x'.repeat(10_001)) }, 'body.content.0.content.0.text'],
      [{ ...good, body: text({ type: 'text', text: 'a\u202eb' }) }, 'body.content.0.content.0.text'],
      [{ ...good, body: text({ type: 'image', src: 'x' }) }, 'body.content.0.content.0.type'],
      [
        {
          ...good,
          body: text({
            type: 'text',
            text: 'a',
            marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }],
          }),
        },
        'body.content.0.content.0.marks.0.attrs.href',
      ],
      [{ ...good, anchor: { ...good.anchor, start: '<script>' } }, 'anchor.start'],
      [{ ...good, anchor: { ...good.anchor, quote: 'x'.repeat(4_001) } }, 'anchor.quote'],
      // What no database takes is refused, and is no fault of the server.
      [{ ...good, anchor: { ...good.anchor, before: 'a\u0000' } }, 'anchor.before'],
      [{ ...good, anchor: { ...good.anchor, quote: 'half a letter \ud83d' } }, 'anchor.quote'],
      [
        { ...good, body: text({ type: 'text', text: 'half a letter \ud83d' }) },
        'body.content.0.content.0.text',
      ],
      [{ ...good, visibility: 'everybody' }, 'visibility'],
      [{ ...good, anchor: { kind: 'document' }, proposedText: 'x' }, 'body'],
      [{ ...good, proposedText: 'a\nb' }, 'proposedText'],
    ]
    for (const [input, field] of bad) {
      const answer = await imani.call('POST', `/api/rooms/${roomId}/threads`, input)
      expect(answer).toMatchObject({ status: 422, body: { fields: expect.arrayContaining([field]) } })
    }
    expect(await threadsOf(imani, roomId)).toEqual([])
  })

  test('[TH14] who writes the text takes threads along with its words; those unseen stay where they are', async () => {
    const { imani, tomas, sami, roomId } = await people({ tomas: TOMAS, sami: SAMI })
    const open = await beginThread(imani, roomId)
    const hidden = await beginThread(tomas, roomId, { visibility: 'organization' })
    const carry = (person: TestMember, threads: Thread[], anchor: object = anchorOn('everybody')) =>
      person.call('PATCH', `/api/rooms/${roomId}/anchors`, {
        epoch: 0,
        items: threads.map(({ id }) => ({ threadId: id, anchor })),
      })
    expect((await carry(sami, [open])).status).toBe(403)
    expect((await carry(imani, [open, hidden])).status).toBe(204)
    // Words do not become the whole document.
    await carry(imani, [open], { kind: 'document' })
    expect(await threadsOf(tomas, roomId)).toMatchObject([
      { id: open.id, anchor: { quote: 'everybody' } },
      { id: hidden.id, anchor: { quote: 'every person' } },
    ])
  })

  test('[TH12] a long list comes in pages, whole and in the order of making', async () => {
    const { imani, maelle, roomId, server } = await people({ maelle: MAELLE })
    const first = await beginThread(imani, roomId)
    await server.stop()
    const { db, close } = await openDatabase(server.databaseUrl)
    const [row] = await db.selectFrom('threads').selectAll().execute()
    if (!row) throw new Error('no thread')
    const copies = Array.from({ length: 600 }, () => ({
      ...row,
      id: newId<ThreadId>(),
      anchor: JSON.stringify(row.anchor),
    }))
    await db.insertInto('threads').values(copies).execute()
    await close()
    const again = await startTestServer({ databaseUrl: server.databaseUrl })
    const seen = await threadsOf(new TestMember(again.url, maelle.cookie), roomId)
    expect(seen.map(({ id }) => id)).toEqual([first.id, ...copies.map(({ id }) => id)])
  })

  test('[TH15] what somebody said stays when they are gone, and they see it no more', async () => {
    const { imani, maelle, roomId } = await people({ maelle: MAELLE })
    await beginThread(maelle, roomId, { words: 'Kept' })
    const memberId = await calledIn(imani, roomId, 'Maëlle T.')
    expect(
      (
        await imani.call('DELETE', `/api/members/${memberId}`, {
          handOverTo: (await organizationCalled(imani, 'Open Door')).id,
        })
      ).status,
    ).toBe(204)
    expect(await threadsOf(imani, roomId)).toMatchObject([
      { author: { name: 'Maëlle T.' }, comments: [{ body: spoken('Kept') }] },
    ])
    expect((await maelle.call('GET', `/api/rooms/${roomId}/threads`)).status).toBe(404)
  })
})

describe('[TH9] names in what is said', () => {
  test('under pseudonyms, also to those who have not opened the text yet', async () => {
    const { imani, tomas, roomId } = await people({ tomas: TOMAS })
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'pseudonymous' })
    await beginThread(tomas, roomId)
    const seen = await threadsOf(imani, roomId)
    expect(seen).toMatchObject([{ author: { name: 'KH-1' } }])
    expect(JSON.stringify([seen, await parties(imani, roomId)])).not.toContain('Tomas')
  })

  test('are taken out for good where there are to be none', async () => {
    const { imani, tomas, maelle, roomId, at, server } = await people({ tomas: TOMAS, maelle: MAELLE })
    const tomasId = await calledIn(imani, roomId, 'Tomas R.')
    const before = await beginThread(tomas, roomId, { body: spoken('I', { of: 'member', id: tomasId }) })
    await actOn(maelle, 'PUT', at(before, `/comments/${before.comments[0]?.id}/agreement`), { agrees: true })
    await actOn(imani, 'PUT', at(before, '/assignment'), {
      memberId: tomasId,
      organizationId: null,
      dueOn: null,
    })
    await actOn(imani, 'PUT', at(before, '/settlement'), { disposition: 'declined', reason: null })
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'unattributed' })
    const after = await beginThread(maelle, roomId)
    // What an organisation has said, those who speak for it may change.
    expect(after).toMatchObject({ author: { memberId: null, name: null }, comments: [{ isOwn: true }] })
    const seen = await threadsOf(maelle, roomId)
    expect(seen[0]).toMatchObject({
      author: { name: null },
      assignment: { name: null },
      comments: [{ agreements: { count: 1, isOwn: true } }],
    })
    expect(JSON.stringify(seen)).toContain('"of":"organization"')
    expect(JSON.stringify(seen)).not.toContain('Tomas')
    await server.stop()
    const { db, close } = await openDatabase(server.databaseUrl)
    onTestFinished(close)
    const rows = JSON.stringify([
      await db.selectFrom('threads').selectAll().execute(),
      await db.selectFrom('comments').selectAll().execute(),
      await db.selectFrom('comment_agreements').selectAll().execute(),
    ])
    const members = await db.selectFrom('members').select('id').execute()
    expect(members.filter(({ id }) => rows.includes(id))).toEqual([])
  })
})

describe.skipIf(whyNot('postgres'))('[TH13] on several nodes', () => {
  test('what is said on one is told on the other', async () => {
    const here = await startTestServer('postgres')
    const there = await startTestServer({ databaseUrl: here.databaseUrl })
    const imani = await TestMember.signIn(here, IMANI)
    const tomas = await TestMember.signIn(there, TOMAS)
    const roomId = await imani.submissionId()
    const line = await imani.join(roomId)
    const ruth = await (await TestMember.signIn(here, RUTH)).join(roomId)
    const hidden = await beginThread(tomas, roomId, { visibility: 'organization' })
    const open = await beginThread(tomas, roomId)
    await until('both are told', () => toldOf(ruth).length === 2 && toldOf(line).length === 1)
    expect([toldOf(ruth), toldOf(line)]).toEqual([[hidden.id, open.id], [open.id]])
  })

  test('what no word has told is found all the same', async () => {
    const server = await startTestServer('postgres')
    const imani = await TestMember.signIn(server, IMANI)
    const roomId = await imani.submissionId()
    const line = await imani.join(roomId)
    const thread = await beginThread(imani, roomId)
    await until('she is told', () => toldOf(line).length === 1)
    await query(
      server.databaseUrl,
      `update threads set version = 7, changed_at = now() where id = '${thread.id}'`,
    )
    await until('she is told again', () => JSON.stringify(line.received).includes('"version":7'))
  })
})

import { createHash } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { openDatabase } from '@plenary/db/database.ts'
import { documentJson } from '@plenary/shared/document/document-json.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import canonicalize from 'canonicalize'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import { actOn, beginThread } from '../support/commenting.ts'
import {
  answersIn,
  giveRole,
  H2,
  object,
  openRound,
  owedBy,
  roundGround,
  roundInput,
  roundsSeenBy,
  sayNothing,
  tableSeenBy,
} from '../support/rounds.ts'
import { startTestServer } from '../support/start-server.ts'
import { SAMI, submission } from '../support/submission.ts'
import { newDatabaseUrl, whyNot } from '../support/test-database.ts'
import { openEngine, typist } from '../support/test-engine.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

async function queryOf(databaseUrl: string) {
  const { db, close } = await openDatabase(databaseUrl)
  onTestFinished(close)
  return db
}

describe('opening a round', () => {
  test('[RD1] a coordinator opens one, everybody in the room is told of it, and nobody else opens one', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const line = await tomas.join(roomId)
    const round = await openRound(imani, roomId, { note: 'Section E above all.' })
    expect(round).toMatchObject({ kind: 'comments', title: 'First reading', note: 'Section E above all.' })
    expect(round).toMatchObject({
      closedAt: null,
      openedBy: { name: 'Imani O.' },
      abilities: ['close', 'export'],
    })
    await until('Tomas hears of it', () =>
      line.received.some((message) => message.type === 'event' && message.event.kind === 'rounds'),
    )
    expect((await roundsSeenBy(tomas, roomId)).items.map(({ id }) => id)).toEqual([round.id])
    expect((await roundsSeenBy(tomas, roomId)).askable).toEqual([])
    const { status } = await tomas.call('POST', `/api/rooms/${roomId}/rounds`, await roundInput(tomas))
    expect(status).toBe(403)
  })

  test('[RD1] it needs a title, a time that is to come, and organisations of which somebody may answer', async () => {
    const { imani, roomId, clock } = await roundGround()
    const tried = async (wish: Parameters<typeof roundInput>[1]) => {
      const input = await roundInput(imani, wish)
      return (await imani.call('POST', `/api/rooms/${roomId}/rounds`, input)).body as { fields: string[] }
    }
    expect((await tried({ title: ' ' })).fields).toEqual(['title'])
    expect((await tried({ closesAt: clock.after(-1) })).fields).toEqual(['closesAt'])
    expect((await tried({ closesAt: clock.after(400) })).fields).toEqual(['closesAt'])
    expect((await tried({ asked: [] })).fields).toEqual(['organizationIds'])
    // Threadwork may only read there.
    expect((await tried({ asked: ['Threadwork'] })).fields).toEqual(['organizationIds'])
    expect((await roundsSeenBy(imani, roomId)).askable).toHaveLength(5)
  })

  test('[RD1] a room has one round at a time', async () => {
    const { imani, roomId } = await roundGround()
    const input = await roundInput(imani)
    const tries = await Promise.all(
      [1, 2, 3].map(() => imani.call('POST', `/api/rooms/${roomId}/rounds`, input)),
    )
    expect(tries.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
    expect((await roundsSeenBy(imani, roomId)).items).toHaveLength(1)
  })

  test('[RD2] what is kept is exactly the committed text, with a hash that anybody can check', async () => {
    const { server, imani, tomas, roomId } = await roundGround()
    const line = await tomas.join(roomId)
    line.write('Written a moment before, 🏠 and saved.')
    await line.saved()
    const round = await openRound(imani, roomId)
    const atOpening = canonicalize(documentJson(line.text)) ?? ''
    line.write('Written after.')
    await line.saved()
    const answer = await tomas.request(`/api/rooms/${roomId}/rounds/${round.id}/text`)
    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    const document = Buffer.from(await answer.arrayBuffer())
    expect(document.toString()).toBe(atOpening)
    expect(document.toString()).toContain('Written a moment before, 🏠 and saved.')
    expect(createHash('sha256').update(document).digest('hex')).toBe(round.hash)
    await server.stop()
    const db = await queryOf(server.databaseUrl)
    const kept = await db
      .selectFrom('rounds')
      .innerJoin('snapshots', 'snapshots.id', 'rounds.snapshot_id')
      .innerJoin('snapshot_texts', 'snapshot_texts.snapshot_id', 'snapshots.id')
      .select(['snapshots.log_seq', 'snapshot_texts.compressed'])
      .executeTakeFirstOrThrow()
    const doc = new Y.Doc()
    Y.applyUpdateV2(doc, gunzipSync(kept.compressed))
    expect(canonicalize(documentJson(doc.getXmlFragment(ROOT_NAME)))).toBe(atOpening)
    const log = await db
      .selectFrom('room_logs')
      .innerJoin('rounds', 'rounds.room_id', 'room_logs.room_id')
      .select('last_seq')
      .executeTakeFirstOrThrow()
    expect(kept.log_seq).toBeLessThan(log.last_seq)
  })

  test('[RD2] what has arrived and is not committed yet is waited for', async () => {
    const { live, roomId, connect } = await openEngine()
    const { seq: before, copy } = await live.capture(roomId)
    const room = await live.open(roomId)
    const connection = await connect()
    room.join(connection)
    const write = typist(connection.clientId, room.text.checkpoint.state)
    void room.receive(connection, { type: 'sync-step-2', update: write('Ω') })
    const { seq, copy: after } = await live.capture(roomId)
    expect(seq).toBe(before + 1)
    expect(after.document).toContain('Ω')
    expect(after.hash).not.toBe(copy.hash)
    room.leave(connection)
  })

  test('[RD2] a text that nobody has open is kept alike, and two equal texts have one hash', async () => {
    const { imani, roomId } = await roundGround()
    const first = await openRound(imani, roomId)
    await imani.call('POST', `/api/rooms/${roomId}/rounds/${first.id}/close`)
    const second = await openRound(imani, roomId)
    expect(second.hash).toBe(first.hash)
    expect(second.words).toBeGreaterThan(4_000)
  })
})

describe('what organisations owe', () => {
  test('[RD3] an organisation owes until it has commented, or has said that it has nothing to add', async () => {
    const { imani, tomas, noor, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    expect(await owedBy(tomas)).toEqual(['First reading'])
    expect(await owedBy(imani)).toEqual([])
    await beginThread(tomas, roomId)
    expect(await owedBy(tomas)).toEqual([])
    expect(await sayNothing(noor, roomId, round)).toBe(200)
    expect(await owedBy(noor)).toEqual([])
    expect(await answersIn(imani, roomId, round)).toEqual({
      'Kestrel Housing': 'commented',
      'Open Door': 'nothing-to-add',
    })
    expect(await sayNothing(noor, roomId, round, true)).toBe(200)
    expect(await owedBy(noor)).toEqual(['First reading'])
  })

  test('[RD3] who is not asked, or may not comment, does not answer', async () => {
    const { server, imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId, { asked: ['Open Door'] })
    expect(await sayNothing(tomas, roomId, round)).toBe(403)
    expect(await sayNothing(await TestMember.signIn(server, SAMI), roomId, round)).toBe(403)
    await giveRole(imani, roomId, 'Open Door', 'reader')
    const noor = await TestMember.signIn(server, 'noor@opendoor.example')
    expect(await sayNothing(noor, roomId, round)).toBe(403)
    expect(await owedBy(noor)).toEqual([])
  })

  test('[RD4] a thread before everybody belongs to the round of whoever is asked; no other does', async () => {
    const { server, imani, tomas, roomId } = await roundGround()
    const before = await beginThread(tomas, roomId)
    const round = await openRound(imani, roomId)
    const own = await beginThread(tomas, roomId)
    const h2 = await TestMember.signIn(server, H2)
    const unasked = await beginThread(h2, roomId)
    const inner = await beginThread(tomas, roomId, { visibility: 'organization' })
    const guarded = await beginThread(tomas, roomId, { visibility: 'coordinators' })
    await imani.call('POST', `/api/rooms/${roomId}/rounds/${round.id}/close`)
    const after = await beginThread(tomas, roomId)
    expect([before, unasked, inner, guarded, after].map((thread) => thread.round)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ])
    expect(own.round).toEqual({ id: round.id, isObjection: false })
    expect((await tableSeenBy(imani, roomId, round)).rows.map(({ threadId }) => threadId)).toEqual([own.id])
  })
})

describe('the end of a round', () => {
  test('[RD5] at its time nothing more is answered, whether or not anybody has looked', async () => {
    const { imani, tomas, noor, roomId, clock } = await roundGround()
    const round = await openRound(imani, roomId, { closesAt: clock.after(1) })
    clock.putOn(1)
    expect((await beginThread(tomas, roomId)).round).toBeNull()
    expect(await sayNothing(noor, roomId, round)).toBe(409)
    expect((await roundsSeenBy(tomas, roomId)).items[0]).toMatchObject({
      closedAt: round.closesAt,
      outcome: null,
      abilities: ['export'],
    })
    expect(await owedBy(tomas)).toEqual([])
  })

  test('[RD5] it is closed at its time by the server itself, which tells those who are there', async () => {
    const { imani, tomas, roomId, clock } = await roundGround()
    await openRound(imani, roomId, { closesAt: clock.after(1) })
    const line = await tomas.join(roomId)
    clock.putOn(1)
    await until('it is told', () =>
      line.received.some((message) => message.type === 'event' && message.event.kind === 'rounds'),
    )
  })

  test.skipIf(whyNot('postgres'))('[RD5] with several servers it is closed once', async () => {
    const databaseUrl = await newDatabaseUrl('postgres')
    let nowMs = Date.now()
    const now = () => nowMs
    const servers = [
      await startTestServer({ databaseUrl }, {}, now),
      await startTestServer({ databaseUrl }, {}, now),
    ]
    const people = await Promise.all(
      servers.map((server) => TestMember.signIn(server, 'imani@larkspur.example')),
    )
    const [imani] = people
    if (!imani) throw new Error('nobody')
    const roomId = await imani.submissionId()
    await openRound(imani, roomId)
    nowMs += 3 * 86_400_000
    await Promise.all([...people, ...people, ...people].map((person) => roundsSeenBy(person, roomId)))
    const db = await queryOf(databaseUrl)
    const acts = await db.selectFrom('audit_events').select('act').where('act', '=', 'round.closed').execute()
    expect(acts).toHaveLength(1)
  })

  test('[RD5] coordinators close it before its time, once', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    const close = `/api/rooms/${roomId}/rounds/${round.id}/close`
    expect((await tomas.call('POST', close)).status).toBe(403)
    const tries = await Promise.all([imani.call('POST', close), imani.call('POST', close)])
    expect(tries.map(({ status }) => status).toSorted()).toEqual([200, 409])
    expect((await roundsSeenBy(imani, roomId)).items[0]?.closedAt).not.toBeNull()
  })

  test('[RD5] what counts at the end stays, whatever becomes of the comments', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId)
    const thread = await beginThread(tomas, roomId)
    await imani.call('POST', `/api/rooms/${roomId}/rounds/${round.id}/close`)
    const [first] = thread.comments
    await tomas.call('DELETE', `/api/rooms/${roomId}/threads/${thread.id}/comments/${first?.id}`)
    expect(await answersIn(imani, roomId, round)).toMatchObject({ 'Kestrel Housing': 'commented' })
  })

  test('[RD5] rights are those of the moment: who coordinates no more opens and closes none', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const { body } = await imani.call('GET', '/api/coalitions/common-table/members')
    const { items } = body as { items: { id: string; displayName: string }[] }
    const id = items.find(({ displayName }) => displayName === 'Tomas R.')?.id
    await imani.call('PATCH', `/api/members/${id}`, { role: 'coordinator' })
    const round = await openRound(tomas, roomId)
    await imani.call('PATCH', `/api/members/${id}`, { role: 'member' })
    expect((await tomas.call('POST', `/api/rooms/${roomId}/rounds/${round.id}/close`)).status).toBe(403)
  })
})

describe('a silence procedure', () => {
  test('[RD6] who has said nothing by its time has agreed', async () => {
    const { imani, tomas, noor, roomId, clock } = await roundGround()
    const round = await openRound(imani, roomId, { kind: 'silence', closesAt: clock.after(1) })
    await beginThread(tomas, roomId)
    expect(await owedBy(tomas)).toEqual(['First reading'])
    await sayNothing(noor, roomId, round)
    clock.putOn(1)
    expect(await answersIn(imani, roomId, round)).toEqual({
      'Kestrel Housing': 'agreed',
      'Open Door': 'nothing-to-add',
    })
    expect((await roundsSeenBy(imani, roomId)).items[0]?.outcome).toBe('agreed')
  })

  test('[RD6] one objection is enough, and it is shown with its paragraph and its text', async () => {
    const { imani, tomas, roomId, clock } = await roundGround()
    const round = await openRound(imani, roomId, { kind: 'silence', closesAt: clock.after(1) })
    expect(await object(tomas, roomId)).toEqual({ status: 201 })
    clock.putOn(1)
    const table = await tableSeenBy(imani, roomId, round)
    expect(table.round.outcome).toBe('not-agreed')
    expect(table.rows).toMatchObject([{ isObjection: true, quote: 'every person', proposed: 'Each person' }])
    expect(await answersIn(imani, roomId, round)).toEqual({
      'Kestrel Housing': 'objected',
      'Open Door': 'agreed',
    })
  })

  test('[RD6] an objection is taken back by the last word of who made it', async () => {
    const { imani, tomas, roomId, clock } = await roundGround()
    const round = await openRound(imani, roomId, { kind: 'silence', closesAt: clock.after(1) })
    await object(tomas, roomId)
    await sayNothing(tomas, roomId, round)
    expect(await answersIn(imani, roomId, round)).toMatchObject({ 'Kestrel Housing': 'nothing-to-add' })
    await object(tomas, roomId)
    expect(await answersIn(imani, roomId, round)).toMatchObject({ 'Kestrel Housing': 'objected' })
  })

  test('[RD6] closed before its time, silence agrees to nothing', async () => {
    const { imani, roomId } = await roundGround()
    const round = await openRound(imani, roomId, { kind: 'silence' })
    await imani.call('POST', `/api/rooms/${roomId}/rounds/${round.id}/close`)
    expect(await answersIn(imani, roomId, round)).toEqual({ 'Kestrel Housing': null, 'Open Door': null })
    expect((await roundsSeenBy(imani, roomId)).items[0]?.outcome).toBe('ended-early')
  })

  test('[RD7] an objection names a paragraph and a text, before everybody', async () => {
    const { imani, tomas, roomId } = await roundGround()
    await openRound(imani, roomId, { kind: 'silence' })
    const words = {
      kind: 'range',
      start: 'AAAB',
      end: 'AAAC',
      blockId: 'b',
      quote: 'q',
      before: '',
      after: '',
    }
    const refused = (fields: string[]) => ({ status: 422, code: 'invalid-input', fields })
    expect(await object(tomas, roomId, { anchor: { kind: 'document' } })).toEqual(refused(['anchor']))
    expect(await object(tomas, roomId, { anchor: words })).toEqual(refused(['anchor']))
    expect(await object(tomas, roomId, { proposedText: null })).toEqual(refused(['proposedText']))
    expect(await object(tomas, roomId, { proposedText: '  ' })).toEqual(refused(['proposedText']))
    expect(await object(tomas, roomId, { visibility: 'organization' })).toEqual(refused(['visibility']))
  })

  test('[RD7] there are objections in a silence procedure alone, of those who are asked', async () => {
    const { server, imani, tomas, roomId, clock } = await roundGround()
    const none = { status: 409, code: 'no-silence' }
    expect(await object(tomas, roomId)).toEqual(none)
    const first = await openRound(imani, roomId)
    expect(await object(tomas, roomId)).toEqual(none)
    await imani.call('POST', `/api/rooms/${roomId}/rounds/${first.id}/close`)
    await openRound(imani, roomId, { kind: 'silence', closesAt: clock.after(1) })
    const h2 = await TestMember.signIn(server, H2)
    expect(await object(h2, roomId)).toEqual({ status: 403, code: 'no-access' })
    clock.putOn(1)
    expect(await object(tomas, roomId)).toEqual(none)
  })

  test('[RD7] what an objection proposes is not put into the text with a press', async () => {
    const { imani, tomas, roomId } = await roundGround()
    const round = await openRound(imani, roomId, { kind: 'silence' })
    await object(tomas, roomId)
    const [row] = (await tableSeenBy(imani, roomId, round)).rows
    const path = `/api/rooms/${roomId}/threads/${row?.threadId}`
    expect((await imani.call('POST', `${path}/application`)).status).toBe(403)
    await actOn(imani, 'PUT', `${path}/settlement`, { disposition: 'partly', reason: 'In section B.' })
    expect((await tableSeenBy(imani, roomId, round)).rows).toMatchObject([
      { disposition: 'partly', reason: 'In section B.' },
    ])
  })
})

test('[RD10] rounds are in the trail, and name a person only where people bear their names', async () => {
  const { server, imani, tomas, roomId, clock } = await roundGround()
  const first = await openRound(imani, roomId)
  await sayNothing(tomas, roomId, first)
  await imani.call('POST', `/api/rooms/${roomId}/rounds/${first.id}/close`)
  await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'pseudonymous' })
  await openRound(imani, roomId, { kind: 'silence', closesAt: clock.after(1) })
  await object(tomas, roomId)
  clock.putOn(1)
  await roundsSeenBy(imani, roomId)
  await server.stop()
  const db = await queryOf(server.databaseUrl)
  const rows = await db
    .selectFrom('audit_events')
    .selectAll()
    .where('act', 'in', ['round.opened', 'round.answered', 'round.closed'])
    .orderBy('seq')
    .execute()
  expect(rows.map(({ act, actor_id, facts }) => ({ act, named: actor_id !== null, facts }))).toEqual([
    { act: 'round.opened', named: true, facts: { kind: 'comments', organizations: 2 } },
    { act: 'round.answered', named: true, facts: { kind: 'comments', answer: 'nothing-to-add' } },
    { act: 'round.closed', named: true, facts: { kind: 'comments', isEarly: true, outcome: null } },
    { act: 'round.opened', named: false, facts: { kind: 'silence', organizations: 2 } },
    { act: 'round.answered', named: false, facts: { kind: 'silence', answer: 'objected' } },
    { act: 'round.closed', named: false, facts: { kind: 'silence', isEarly: false, outcome: 'not-agreed' } },
  ])
  expect(
    rows.filter(({ act }) => act === 'round.answered').every((row) => row.organization_id !== null),
  ).toBe(true)
})

test('[RD1] strangers to a room are told of no round', async () => {
  const { server, imani } = await submission()
  const made = await imani.call('POST', '/api/coalitions/common-table/rooms', {
    title: 'Inner',
    kind: 'plain',
    dueOn: null,
  })
  const { id } = made.body as { id: string }
  await openRound(imani, id, { asked: ['Larkspur Centre'] })
  const sami = await TestMember.signIn(server, SAMI)
  expect((await sami.call('GET', `/api/rooms/${id}/rounds`)).status).toBe(404)
  expect(await owedBy(sami)).toEqual([])
  expect(await owedBy(imani)).toEqual(['First reading'])
})

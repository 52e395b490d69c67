import { openDatabase } from '@plenary/db/database.ts'
import { auditPageSchema } from '@plenary/shared/audit.ts'
import { FREEZE_NOTE_MAX_CHARS } from '@plenary/shared/limits.ts'
import { FREEZE_CHOICES } from '@plenary/shared/permissions.ts'
import { type Room, roomListSchema } from '@plenary/shared/rooms.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import { Client } from 'pg'
import { describe, expect, onTestFinished, test } from 'vitest'
import { anchorOn, beginThread, spoken, threadsOf } from '../support/commenting.ts'
import { freeze, roomSeenBy, tryToFreeze, unfreeze, writeAnyway } from '../support/freezing.ts'
import { COALITION } from '../support/inviting.ts'
import { query } from '../support/postgres-databases.ts'
import { object, openRound, roundGround, roundInput, roundsSeenBy, sayNothing } from '../support/rounds.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE, SAMI, submission } from '../support/submission.ts'
import { whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const noPostgres = whyNot('postgres')

/** Only what is told counts: nobody looks by themselves. */
const TOLD_ALONE = { rightsTiming: { awayMs: 3_600_000, hearingMs: 3_600_000 } }

/** The demo on two servers with one database: Imani on the first, Maëlle on the second. */
async function twoNodes() {
  const here = await startTestServer('postgres', TOLD_ALONE)
  const there = await startTestServer({ databaseUrl: here.databaseUrl }, TOLD_ALONE)
  const imani = await TestMember.signIn(here, IMANI)
  const maelle = await TestMember.signIn(there, MAELLE)
  return { imani, maelle, roomId: await imani.submissionId(), databaseUrl: here.databaseUrl }
}

/** What somebody is answered who does something in a room: the status, and the code of a refusal. */
async function answered(by: TestMember, method: string, path: string, body?: unknown): Promise<string> {
  const answer = await by.call(method, path, body)
  const { code } = (answer.body ?? {}) as { code?: string }
  return code ? `${answer.status} ${code}` : String(answer.status)
}

const LOCKED = { level: 'locked', note: null }

/** Does several things in a room, each let in before any of them is done; they are done in this order. */
async function inTurn(databaseUrl: string, roomId: string, acts: readonly (() => Promise<unknown>)[]) {
  const holder = new Client({ connectionString: databaseUrl })
  await holder.connect()
  onTestFinished(() => holder.end())
  await holder.query(`begin; select 1 from rooms where id = '${roomId}' for update`)
  const waiting = 'select 1 from pg_locks where not granted'
  const answers: Promise<unknown>[] = []
  for (const act of acts) {
    answers.push(act())
    await until('it waits', async () => (await query(databaseUrl, waiting)).length === answers.length)
  }
  await holder.query('rollback')
  return Promise.all(answers)
}

const SOME_THREAD = {
  anchor: anchorOn('every person'),
  visibility: 'room',
  body: spoken('Is that so?'),
  proposedText: null,
}

/** Everything that is done about comments, on a thread of Imani's; what each is answered to an editor. */
async function actsAbout(by: TestMember, roomId: string, { id, comments: [comment] }: Thread) {
  const room = `/api/rooms/${roomId}`
  const thread = `${room}/threads/${id}`
  const { body, anchor } = SOME_THREAD
  return {
    begin: await answered(by, 'POST', `${room}/threads`, SOME_THREAD),
    propose: await answered(by, 'POST', `${room}/threads`, { ...SOME_THREAD, proposedText: 'everybody' }),
    answer: await answered(by, 'POST', `${thread}/comments`, { body }),
    agree: await answered(by, 'PUT', `${thread}/comments/${comment?.id}/agreement`, { agrees: true }),
    assign: await answered(by, 'PUT', `${thread}/assignment`, {
      memberId: null,
      organizationId: null,
      dueOn: null,
    }),
    attach: await answered(by, 'PUT', `${thread}/anchor`, { anchor }),
    carry: await answered(by, 'PATCH', `${room}/anchors`, { epoch: 0, items: [{ threadId: id, anchor }] }),
    apply: await answered(by, 'POST', `${thread}/application`),
    settle: await answered(by, 'PUT', `${thread}/settlement`, { disposition: 'declined', reason: 'R' }),
    reopen: await answered(by, 'DELETE', `${thread}/settlement`),
    mute: await answered(by, 'PUT', `${thread}/mute`, { isMuted: true }),
    read: await answered(by, 'GET', `${room}/threads`),
  }
}

describe('[FZ1] freezing', () => {
  test('is for coordinators, with a level, and a note of some length if they like', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    expect(await tryToFreeze(maelle, roomId, { level: 'comments', note: null })).toEqual({
      status: 403,
      code: 'no-access',
    })
    expect(await answered(maelle, 'DELETE', `/api/rooms/${roomId}/freeze`)).toBe('403 no-access')
    const bad = [
      [{ level: 'sealed', note: null }, 'level'],
      [{ level: 'comments', note: 'x'.repeat(FREEZE_NOTE_MAX_CHARS + 1) }, 'note'],
      [{ level: 'comments', note: 'two\nlines' }, 'note'],
    ] as const
    for (const [input, field] of bad) {
      const code = 'invalid-input'
      expect(await tryToFreeze(imani, roomId, input)).toEqual({ status: 422, code, fields: [field] })
    }
    expect((await roomSeenBy(maelle, roomId)).freeze).toBeNull()
    const longest = 'é'.repeat(FREEZE_NOTE_MAX_CHARS)
    expect((await freeze(imani, roomId, 'locked', `  ${longest} `)).freeze?.note).toBe(longest)
  })

  test('one document leaves the others as they are', async () => {
    const { imani, roomId } = await submission()
    const made = await imani.call('POST', `${COALITION}/rooms`, { title: 'B', kind: 'plain', dueOn: null })
    const other = (made.body as Room).id
    const line = await imani.join(other)
    await freeze(imani, roomId, 'locked')
    line.write('Written elsewhere.')
    await line.saved()
    expect((await roomSeenBy(imani, other)).freeze).toBeNull()
  })
})

describe('[FZ2] while a document is frozen', () => {
  test.each(FREEZE_CHOICES)(
    '(%s) nobody’s change of the text is taken, coordinators’ neither',
    async (level) => {
      const { server, imani, roomId } = await submission()
      const maelle = await TestMember.signIn(server, MAELLE)
      const before = [await imani.join(roomId), await maelle.join(roomId)]
      await freeze(imani, roomId, level)
      // The answer comes when every line of this server has been closed, to come back.
      for (const line of before) line.write('TOO LATE')
      expect(await Promise.all(before.map((line) => line.closed()))).toEqual([4512, 4512])
      for (const person of [imani, maelle]) {
        const line = await person.join(roomId)
        expect(line.hello?.canWrite).toBe(false)
        writeAnyway(line, 'IN SPITE OF IT')
        expect(await line.closed()).toBe(4403)
      }
      const witness = await maelle.join(roomId)
      expect([witness.has('TOO LATE'), witness.has('IN SPITE OF IT')]).toEqual([false, false])
    },
  )

  test.skipIf(noPostgres)('what was taken before it is stored when it is answered', async () => {
    const { imani, roomId, databaseUrl } = await twoNodes()
    const line = await imani.join(roomId)
    const log = `select 1 from room_updates where room_id = '${roomId}'`
    const rowsStored = async () => (await query(databaseUrl, log)).length
    const before = await rowsStored()
    // The log is kept from whoever writes it.
    const holder = new Client({ connectionString: databaseUrl })
    await holder.connect()
    onTestFinished(() => holder.end())
    await holder.query('begin; lock table room_updates in access exclusive mode')
    line.write('IN TIME')
    const waiting = "select 1 from pg_locks where not granted and relation = 'room_updates'::regclass"
    await until('the words are being stored', async () => (await query(databaseUrl, waiting)).length > 0)
    let isAnswered = false
    const frozen = freeze(imani, roomId, 'comments').finally(() => {
      isAnswered = true
    })
    expect(await line.closed()).toBe(4512)
    await imani.call('GET', '/api/me')
    expect(isAnswered).toBe(false)
    await holder.query('rollback')
    await frozen
    expect(await rowsStored()).toBe(before + 1)
    expect((await imani.join(roomId)).has('IN TIME')).toBe(true)
  })

  test.skipIf(noPostgres)('so it is on another node within a second', async () => {
    const { imani, maelle, roomId } = await twoNodes()
    const line = await maelle.join(roomId)
    const typing = setInterval(() => line.write('STILL TYPING'), 20)
    onTestFinished(() => clearInterval(typing))
    const witness = await imani.join(roomId)
    await until('the words arrive', () => witness.has('STILL TYPING'))
    await freeze(imani, roomId, 'comments')
    const frozenAt = performance.now()
    expect(await line.closed()).toBe(4512)
    expect(performance.now() - frozenAt).toBeLessThan(1_000)
    const back = await maelle.join(roomId)
    const stood = back.text.toString()
    writeAnyway(back, 'IN SPITE OF IT')
    expect(await back.closed()).toBe(4403)
    expect((await imani.join(roomId)).text.toString()).toBe(stood)
  })

  test('a page that missed it is let in to read', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const line = await maelle.join(roomId)
    line.isHeld = true
    line.socket.terminate()
    line.write('OFFLINE')
    await freeze(imani, roomId, 'comments')
    const back = await maelle.join(roomId, { doc: line.doc, clientId: line.clientId })
    // Nobody asks for what it has: that stays where it is, and is not refused.
    expect(back.received.some(({ type }) => type === 'sync-step-1')).toBe(false)
    expect(back.clientId).toBe(line.clientId)
    await unfreeze(imani, roomId)
    expect(await back.closed()).toBe(4512)
    const again = await maelle.join(roomId, { doc: line.doc, clientId: line.clientId })
    await again.saved()
    const witness = await imani.join(roomId)
    expect(witness.text.toString().match(/OFFLINE/g)).toHaveLength(1)
  })
})

describe('[FZ3] where comments are taken and nothing else', () => {
  test('one comments, proposes and settles; nothing is put into the text', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const thread = await beginThread(imani, roomId, { proposedText: 'everybody' })
    await freeze(imani, roomId, 'comments')
    expect(await actsAbout(maelle, roomId, thread)).toEqual({
      ...{ begin: '201', propose: '201', answer: '201', agree: '200', assign: '200', attach: '200' },
      ...{ carry: '409 room-frozen', apply: '409 room-frozen' },
      ...{ settle: '200', reopen: '200', mute: '200', read: '200' },
    })
    const [seen] = await threadsOf(maelle, roomId)
    expect(seen?.abilities).toEqual(['reply', 'settle', 'assign', 'attach'])
  })

  test('a round goes on: organisations are asked, comment, object and answer', async () => {
    const { imani, tomas, noor, roomId } = await roundGround()
    await freeze(imani, roomId, 'comments')
    const round = await openRound(imani, roomId, { kind: 'silence' })
    expect(await object(tomas, roomId)).toEqual({ status: 201 })
    expect(await sayNothing(noor, roomId, round)).toBe(200)
  })

  test('who could not write before still cannot', async () => {
    const { server, imani, roomId } = await submission()
    const sami = await TestMember.signIn(server, SAMI)
    await freeze(imani, roomId, 'comments')
    expect(await answered(sami, 'POST', `/api/rooms/${roomId}/threads`, SOME_THREAD)).toBe('403 no-access')
  })
})

describe('[FZ4] in a locked document', () => {
  test('nobody says or settles anything, and everything is read', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const thread = await beginThread(imani, roomId, { proposedText: 'everybody' })
    const own = await beginThread(maelle, roomId)
    await freeze(imani, roomId, 'locked')
    const { mute, read, ...rest } = await actsAbout(maelle, roomId, thread)
    expect(new Set(Object.values(rest))).toEqual(new Set(['409 room-frozen']))
    expect([mute, read]).toEqual(['200', '200'])
    const comment = `/api/rooms/${roomId}/threads/${own.id}/comments/${own.comments[0]?.id}`
    expect(await answered(maelle, 'PUT', comment, { body: spoken('Changed') })).toBe('409 room-frozen')
    expect(await answered(maelle, 'DELETE', comment)).toBe('409 room-frozen')
    expect((await threadsOf(maelle, roomId)).map(({ abilities }) => abilities)).toEqual([[], []])
    expect((await maelle.join(roomId)).text.length).toBeGreaterThan(0)
  })

  test('its title, roles and names are coordinators’ to change, as ever', async () => {
    const { imani, roomId } = await submission()
    await freeze(imani, roomId, 'locked')
    const change = { title: 'Final', attribution: 'pseudonymous' }
    expect(await answered(imani, 'PATCH', `/api/rooms/${roomId}`, change)).toBe('200')
  })

  test.skipIf(noPostgres)('a comment that was let in before it was locked is not stored after', async () => {
    const { imani, maelle, roomId, databaseUrl } = await twoNodes()
    const answers = await inTurn(databaseUrl, roomId, [
      () => tryToFreeze(imani, roomId, LOCKED),
      () => answered(maelle, 'POST', `/api/rooms/${roomId}/threads`, SOME_THREAD),
    ])
    expect(answers).toEqual([{ status: 200 }, '409 room-frozen'])
    expect(await threadsOf(imani, roomId)).toEqual([])
  })
})

describe('[FZ5] nobody’s silence is made', () => {
  test('a document is not locked while a round is open, and none is opened in a locked one', async () => {
    const { clock, imani, roomId } = await roundGround()
    const { id } = await openRound(imani, roomId, { kind: 'silence' })
    expect(await tryToFreeze(imani, roomId, LOCKED)).toEqual({ status: 409, code: 'round-open' })
    await freeze(imani, roomId, 'comments')
    expect(await tryToFreeze(imani, roomId, LOCKED)).toEqual({ status: 409, code: 'round-open' })
    // At its time it is over, whether or not anybody has looked.
    clock.putOn(3)
    await freeze(imani, roomId, 'locked')
    const input = { ...(await roundInput(imani)), closesAt: clock.after(2) }
    expect(await answered(imani, 'POST', `/api/rooms/${roomId}/rounds`, input)).toBe('409 room-frozen')
    const { items, askable } = await roundsSeenBy(imani, roomId)
    expect(items).toMatchObject([{ id, outcome: 'agreed' }])
    expect(askable).toEqual([])
  })

  test.skipIf(noPostgres)('of a lock and a round at the same moment the later is refused', async () => {
    const { imani, roomId, databaseUrl } = await twoNodes()
    const input = await roundInput(imani)
    const lock = () => tryToFreeze(imani, roomId, LOCKED)
    const open = () => answered(imani, 'POST', `/api/rooms/${roomId}/rounds`, input)
    expect(await inTurn(databaseUrl, roomId, [lock, open])).toEqual([{ status: 200 }, '409 room-frozen'])
    await unfreeze(imani, roomId)
    expect(await inTurn(databaseUrl, roomId, [open, lock])).toEqual([
      '201',
      { status: 409, code: 'round-open' },
    ])
  })
})

describe('[FZ6] unfreezing', () => {
  test('gives everybody back what they could do', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const { abilities } = await roomSeenBy(maelle, roomId)
    await freeze(imani, roomId, 'locked', 'Until Friday.')
    const line = await maelle.join(roomId)
    const thawed = await unfreeze(imani, roomId)
    expect(thawed.freeze).toBeNull()
    expect(await line.closed()).toBe(4512)
    expect((await roomSeenBy(maelle, roomId)).abilities).toEqual(abilities)
    const back = await maelle.join(roomId)
    back.write('Again.')
    await back.saved()
    await beginThread(maelle, roomId)
  })

  test.skipIf(noPostgres)('so it is on another node within a second', async () => {
    const { imani, maelle, roomId } = await twoNodes()
    await freeze(imani, roomId, 'comments')
    const line = await maelle.join(roomId)
    await unfreeze(imani, roomId)
    const thawedAt = performance.now()
    expect(await line.closed()).toBe(4512)
    expect(performance.now() - thawedAt).toBeLessThan(1_000)
    const back = await maelle.join(roomId)
    back.write('AGAIN')
    await back.saved()
    const witness = await imani.join(roomId)
    await until('the other node has it', () => witness.has('AGAIN'))
  })
})

describe('[FZ7] everybody in a document', () => {
  test('sees how far it is frozen, by whom, since when and why', async () => {
    const { clock, imani, tomas, roomId } = await roundGround()
    const at = new Date(clock.nowMs).toISOString()
    await freeze(imani, roomId, 'comments', 'Until the boards have read it.')
    const by = { name: 'Imani O.', organization: { shortName: 'Larkspur Centre' } }
    const seen = { level: 'comments', note: 'Until the boards have read it.', at, by }
    expect((await roomSeenBy(tomas, roomId)).freeze).toMatchObject(seen)
    const { items } = roomListSchema.parse((await tomas.call('GET', `${COALITION}/rooms`)).body)
    expect(items.find(({ id }) => id === roomId)?.freeze).toBe('comments')
    // Another note is no other freeze; another level is.
    clock.putOn(1)
    const noted = await freeze(imani, roomId, 'comments', null)
    expect(noted.freeze).toMatchObject({ note: null, at })
    const locked = await freeze(imani, roomId, 'locked', null)
    expect(locked.freeze).toMatchObject({ level: 'locked', at: new Date(clock.nowMs).toISOString() })
  })

  test('is told of another note without being sent away', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    await freeze(imani, roomId, 'comments')
    const line = await maelle.join(roomId)
    await freeze(imani, roomId, 'comments', 'Until noon.')
    await until('it is told', () =>
      line.received.some((message) => message.type === 'event' && message.event.kind === 'room'),
    )
    expect(line.closeCode).toBeNull()
  })

  test('is called as the room calls them, and without names no table says which person it was', async () => {
    const { server, imani, roomId } = await submission()
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'pseudonymous' })
    await freeze(imani, roomId, 'comments')
    expect((await roomSeenBy(imani, roomId)).freeze?.by.name).toBe('LC-1')
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'unattributed' })
    const { freeze: shown } = await roomSeenBy(imani, roomId)
    expect(shown?.by).toMatchObject({ name: null, organization: { shortName: 'Larkspur Centre' } })
    const wish = { title: 'B', kind: 'plain', dueOn: null, attribution: 'unattributed' }
    await freeze(imani, ((await imani.call('POST', `${COALITION}/rooms`, wish)).body as Room).id, 'locked')
    await server.stop()
    const { db, close } = await openDatabase(server.databaseUrl)
    onTestFinished(close)
    const rows = await db.selectFrom('rooms').select(['freeze', 'frozen_by']).orderBy('freeze').execute()
    expect(rows.filter((row) => row.freeze)).toEqual([
      { freeze: 'comments', frozen_by: null },
      { freeze: 'locked', frozen_by: null },
    ])
  })
})

describe('[FZ8] the trail', () => {
  async function actsSeenBy(imani: TestMember) {
    const { items } = auditPageSchema.parse((await imani.call('GET', `${COALITION}/audit?group=rooms`)).body)
    return items
      .filter(({ act }) => act === 'room.frozen' || act === 'room.unfrozen')
      .map(({ act, actor, organization, facts }) => ({
        ...{ act, facts, who: actor?.name ?? organization?.shortName },
      }))
  }

  test('has each freeze, each other level and note and each thaw, and nothing where nothing has changed', async () => {
    const { imani, roomId } = await submission()
    for (const note of [null, null, 'Until noon.']) await freeze(imani, roomId, 'comments', note)
    await freeze(imani, roomId, 'locked')
    for (let at = 0; at < 2; at += 1) await unfreeze(imani, roomId)
    const who = 'Imani O.'
    expect(await actsSeenBy(imani)).toEqual([
      { act: 'room.unfrozen', who, facts: { from: 'locked' } },
      { act: 'room.frozen', who, facts: { level: 'locked', from: 'comments' } },
      { act: 'room.frozen', who, facts: { level: 'comments', from: 'comments' } },
      { act: 'room.frozen', who, facts: { level: 'comments', from: null } },
    ])
  })

  test('names a person only where people bear their names', async () => {
    const { imani, roomId } = await submission()
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'pseudonymous' })
    await freeze(imani, roomId, 'comments')
    expect(await actsSeenBy(imani)).toMatchObject([{ who: 'Larkspur Centre' }])
  })
})

import type { Db } from '@plenary/db/database.ts'
import { checkSnapshots, type SnapshotReport } from '@plenary/db/snapshot-check.ts'
import { SnapshotOvertaken } from '@plenary/db/snapshots.ts'
import { auditPageSchema } from '@plenary/shared/audit.ts'
import { PURGED_MARK } from '@plenary/shared/document/passage.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { EPOCH_HEADER } from '@plenary/shared/protocol.ts'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { anchorOn, beginThread, spoken, threadsOf } from '../support/commenting.ts'
import { freeze } from '../support/freezing.ts'
import { COALITION } from '../support/inviting.ts'
import { plantVersions } from '../support/planted-versions.ts'
import { lettersInLog, placesOf, previewOf, purge } from '../support/purging.ts'
import { openRound } from '../support/rounds.ts'
import { publish, seal, sealsSeenBy, seenByAnybody } from '../support/sealing.ts'
import { decideOn, openSignOff, signOffInput, signOffsSeenBy } from '../support/signing.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE } from '../support/submission.ts'
import { STORAGES, whyNot } from '../support/test-database.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import {
  compared,
  databaseOf,
  keepVersion,
  lettersByOrganization,
  versionGround,
  versionsSeenBy,
} from '../support/versions.ts'

const WORDS = 'Amira Qasimova'
const noPostgres = whyNot('postgres')

/** Writes letter by letter, as somebody types. */
function type(line: TestLine, letters: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText('')
  paragraph.insert(0, [text])
  line.text.push([paragraph])
  for (const letter of letters) text.insert(text.length, letter)
}

/** A paragraph in which some words are a link. */
function link(line: TestLine, words: string, href: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  const text = new Y.XmlText('')
  paragraph.insert(0, [text])
  line.text.push([paragraph])
  text.insert(0, words, { link: { href } })
}

const lastText = (line: TestLine) => {
  const paragraph = line.text.get(line.text.length - 1)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('no text')
  return text
}

/** Everything that somebody who comes in now is given of a text: over HTTP, over the socket, and in files. */
async function givenTo(person: TestMember, roomId: string): Promise<string> {
  const answer = await person.request(`/api/rooms/${roomId}/text`)
  const doc = new Y.Doc({ gc: false })
  if (answer.status === 200) Y.applyUpdateV2(doc, new Uint8Array(await answer.arrayBuffer()))
  const line = await person.join(roomId)
  const updates = line.received.flatMap((message) => ('update' in message ? [message.update] : []))
  const bytes = [...updates, Y.encodeStateAsUpdate(doc)].map((update) => Buffer.from(update).toString('utf8'))
  const { items } = await versionsSeenBy(person, roomId)
  const texts = items.map(async ({ id }) =>
    (await person.request(`/api/rooms/${roomId}/snapshots/${id}/text`)).text(),
  )
  return [...bytes, doc.getXmlFragment(ROOT_NAME).toString(), ...(await Promise.all(texts))].join('\n')
}

/** What is found of the versions of a room. */
async function reportOn(db: Db, roomId: string): Promise<SnapshotReport | null> {
  for await (const report of checkSnapshots(db)) if (report.roomId === roomId) return report
  return null
}

describe.each(STORAGES)('on %s', (storage) => {
  test.skipIf(whyNot(storage))(
    '[PU1] purged words are in no byte of the database, and nothing that is given out has them',
    async () => {
      const { server, imani, tomas, roomId } = await versionGround(storage)
      const line = await tomas.join(roomId)
      line.write(`Ask ${WORDS} about it.`)
      type(line, `Then ${WORDS}, letter by letter.`)
      link(line, 'her page', `https://example.org/?q=${WORDS}`)
      await line.saved()
      await keepVersion(imani, roomId, `With ${WORDS}`)
      await openRound(imani, roomId, { title: `About ${WORDS}`, note: WORDS })
      await beginThread(tomas, roomId, {
        quote: `Ask ${WORDS}`,
        body: spoken(`Is ${WORDS} safe?`),
        proposedText: `not ${WORDS}`,
      })
      await imani.call('PATCH', `/api/rooms/${roomId}`, { title: `For ${WORDS}` })
      // Deleted long ago: in no text, and in the log for ever.
      line.write(`Deleted: ${WORDS}, and more.`)
      await line.saved()
      line.text.delete(line.text.length - 1, 1)
      await line.saved()
      const preview = await previewOf(imani, roomId, WORDS)
      expect(preview).toMatchObject({ text: 3, threads: 1, hasOther: true })
      expect(preview.versions).toHaveLength(2)

      expect(await purge(imani, roomId, WORDS)).toEqual({ versions: 2 })

      expect(await previewOf(imani, roomId, WORDS)).toMatchObject({ text: 0, versions: [], threads: 0 })
      expect(await givenTo(imani, roomId)).not.toContain(WORDS)
      const [thread] = await threadsOf(imani, roomId)
      expect(thread?.anchor).toMatchObject({ quote: `Ask ${PURGED_MARK}`, before: '', after: '' })
      await server.stop()
      const db = await databaseOf(server.databaseUrl)
      expect(await placesOf(db, WORDS)).toEqual([])
      expect(await placesOf(db, WORDS.toUpperCase())).toEqual([])
      const letters = await lettersInLog(db, roomId)
      expect(letters).not.toContain(WORDS)
      expect(letters).not.toContain('Deleted:')
      expect(letters).toContain('letter by letter.')
    },
    60_000,
  )
})

describe('the text', () => {
  test('[PU2] loses the words over marks and white space, and nothing else', async () => {
    const { imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    line.write('Ask Amira   Qasimova about it, and Amira alone.')
    await line.saved()
    lastText(line).format(4, 5, { bold: {} })
    await line.saved()
    await purge(imani, roomId, ' Amira Qasimova ')
    const after = await imani.join(roomId)
    expect(lastText(after).toString()).toBe('Ask  about it, and Amira alone.')
  })

  test('[PU3] it is known as before who wrote and deleted what', async () => {
    const { imani, tomas, maelle, roomId } = await versionGround()
    const first = await keepVersion(imani, roomId)
    const line = await tomas.join(roomId)
    line.write(`Kestrel wrote ${WORDS} here.`)
    await line.saved()
    const other = await maelle.join(roomId)
    other.write('Aubépine wrote this.')
    await other.saved()
    await purge(imani, roomId, WORDS)
    const { to, written, organizations } = await compared(tomas, roomId, { from: first, to: 'live' })
    expect(lettersByOrganization(to.document, written, organizations)).toEqual({
      'Kestrel Housing': 'Kestrel wrote  here.',
      'Réseau Aubépine': 'Aubépine wrote this.',
    })
  })

  test('[PU4] whoever has it open comes back without their copy, and an old copy is not taken', async () => {
    const { imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    line.write(`Ask ${WORDS}.`)
    await line.saved()
    const { doc, clientId } = line
    const undo = new Y.UndoManager(line.text)
    lastText(line).delete(0, 4)
    await line.saved()
    await purge(imani, roomId, WORDS)
    expect(await line.closed()).toBe(4410)
    // Undo in the old copy would write the words anew.
    undo.undo()
    const back = tomas.knock(roomId, { doc, clientId, epoch: 0 })
    expect(await back.closed()).toBe(4410)
    expect(back.received).toEqual([])
    const fresh = await tomas.join(roomId)
    expect(fresh.hello?.epoch).toBe(1)
    fresh.write('On we go.')
    await fresh.saved()
    expect((await imani.join(roomId, { epoch: 1 })).text.toString()).not.toContain(WORDS)
  })

  test('[PU4] the folded text of another epoch is another, whatever row it reaches to', async () => {
    const { imani, roomId } = await versionGround()
    const before = await imani.request(`/api/rooms/${roomId}/text`)
    const tag = before.headers.get('ETag') ?? ''
    await purge(imani, roomId, 'every person')
    const after = await imani.request(`/api/rooms/${roomId}/text`, { headers: { 'If-None-Match': tag } })
    expect([after.status, after.headers.get(EPOCH_HEADER)]).toEqual([200, '1'])
    expect(after.headers.get('Cache-Control')).toBe('no-store')
  })

  test.skipIf(noPostgres)(
    '[PU5] another node lets go of its copy, and what is typed meanwhile stays',
    async () => {
      const here = await startTestServer('postgres')
      const there = await startTestServer({ databaseUrl: here.databaseUrl })
      const imani = await TestMember.signIn(here, IMANI)
      const maelle = await TestMember.signIn(there, MAELLE)
      const roomId = await imani.submissionId()
      const line = await maelle.join(roomId)
      line.write(`Ask ${WORDS}.`)
      await line.saved()
      let count = 0
      const typing = setInterval(() => line.write(`Typed ${++count}.`), 5)
      await until('some is typed', () => count > 5)
      await purge(imani, roomId, WORDS)
      expect(await line.closed()).toBe(4410)
      clearInterval(typing)
      const seen = [...line.received].length
      expect(seen).toBeGreaterThan(0)
      for (const person of [imani, maelle]) {
        const back = await person.join(roomId)
        expect(back.has(WORDS)).toBe(false)
        expect(back.has('Typed 1.')).toBe(true)
      }
    },
  )
})

describe('what is said beside the text', () => {
  test('[PU6] what a page quotes from a copy of before is not taken', async () => {
    const { imani, roomId } = await versionGround()
    const { id } = await beginThread(imani, roomId)
    await purge(imani, roomId, WORDS)
    const carry = (epoch: number, quote: string) =>
      imani.call('PATCH', `/api/rooms/${roomId}/anchors`, {
        epoch,
        items: [{ threadId: id, anchor: anchorOn(quote) }],
      })
    expect(await carry(0, WORDS)).toMatchObject({ status: 409, body: { code: 'text-purged' } })
    expect(await carry(1, 'everybody')).toMatchObject({ status: 204 })
    expect((await threadsOf(imani, roomId))[0]?.anchor).toMatchObject({ quote: 'everybody' })
  })

  test('[PU1] what was sealed and published loses them too: its files go, and its receipt is broken on purpose', async () => {
    const { server, imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    type(line, `We thank ${WORDS}.`)
    await line.saved()
    const round = await openSignOff(imani, roomId, { asked: ['Kestrel Housing'] })
    const reservation = `Except what “${WORDS}” said.`
    await decideOn(tomas, roomId, round, { act: 'reserved', reservation, isPrinted: true })
    await imani.call('PATCH', `/api/rooms/${roomId}`, { title: `For ${WORDS}` })
    const { id } = await seal(imani, roomId)
    const { publication } = await publish(imani, roomId, id)
    const page = () => seenByAnybody(server.url, `/p/${publication?.slug}`)
    expect((await page()).text).toContain(WORDS)
    await purge(imani, roomId, WORDS)
    expect((await page()).text).not.toContain(WORDS)
    expect(JSON.stringify(await sealsSeenBy(imani, roomId))).not.toContain(WORDS)
    await server.stop()
    expect(await placesOf(await databaseOf(server.databaseUrl), WORDS)).toEqual([])
  })

  test('[PU7] what was put up for signature and lost a passage is not signed any more, nor adopted', async () => {
    const { imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    type(line, `We thank ${WORDS}.`)
    await line.saved()
    const round = await openSignOff(imani, roomId, { asked: ['Kestrel Housing'] })
    await purge(imani, roomId, WORDS)
    expect(await decideOn(tomas, roomId, round)).toBe('409 version-purged')
    const [shown] = (await signOffsSeenBy(tomas, roomId)).items
    expect(shown?.version).toMatchObject({ isPurged: true, hash: round.version.hash })
    const again = await signOffInput(imani, { snapshotId: round.version.id })
    const { status, body } = await imani.call('POST', `/api/rooms/${roomId}/sign-off`, again)
    expect([status, (body as { code: string }).code]).toEqual([409, 'version-purged'])
  })

  test('[PU6] words are taken out where nobody sees them, and are not counted there', async () => {
    const { imani, tomas, roomId } = await versionGround()
    await beginThread(tomas, roomId, { visibility: 'organization', body: spoken(`Not ${WORDS}!`) })
    const bold = {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            { type: 'text', text: 'Ask Amira ' },
            { type: 'text', text: 'Qasimova', marks: [{ type: 'bold' }] },
            { type: 'text', text: '.' },
          ],
        },
      ],
    } as const
    await beginThread(imani, roomId, { body: structuredClone(bold) as unknown as ReturnType<typeof spoken> })
    expect(await previewOf(imani, roomId, WORDS)).toMatchObject({ threads: 1 })
    await purge(imani, roomId, WORDS)
    const bodies = (await threadsOf(tomas, roomId)).map(
      ({ comments }) => comments[0]?.body?.content[0]?.content,
    )
    expect(bodies).toEqual([
      [{ type: 'text', text: `Not ${PURGED_MARK}!` }],
      [
        { type: 'text', text: `Ask ${PURGED_MARK}` },
        { type: 'text', text: '.' },
      ],
    ])
  })
})

describe('versions', () => {
  test('[PU7] chosen ones lose the words and say so, spared ones stay, and the chain tells why', async () => {
    const { server, imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    line.write(`Ask ${WORDS}.`)
    await line.saved()
    const spared = await keepVersion(imani, roomId, 'Spared')
    line.write('More.')
    await line.saved()
    const chosen = await keepVersion(imani, roomId, `Of ${WORDS}`)
    await purge(imani, roomId, WORDS, [spared])
    line.doc.destroy()
    const { items } = await versionsSeenBy(tomas, roomId)
    expect(items.map(({ label, purge }) => [label, purge?.by.name ?? null])).toEqual([
      [`Of ${PURGED_MARK}`, 'Imani O.'],
      ['Spared', null],
    ])
    // The fingerprint is still that of the text that was kept.
    expect(items.map(({ hash }) => hash)).toEqual([chosen.hash, spared.hash])
    const text = async ({ id }: { id: string }) =>
      (await tomas.request(`/api/rooms/${roomId}/snapshots/${id}/text`)).text()
    expect([(await text(spared)).includes(WORDS), (await text(chosen)).includes(WORDS)]).toEqual([
      true,
      false,
    ])
    // They are compared as they are now.
    const { to } = await compared(tomas, roomId, { from: spared, to: chosen })
    expect(to.document).not.toContain(WORDS)
    await keepVersion(imani, roomId, 'After')
    await server.stop()
    const db = await databaseOf(server.databaseUrl)
    expect(await reportOn(db, roomId)).toMatchObject({ versions: 3, purged: [chosen.number], fault: null })
  })

  test('[PU8] nothing is changed behind the mark of a purge, or by making one up', async () => {
    const { server, imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    line.write(`Ask ${WORDS}.`)
    await line.saved()
    await keepVersion(imani, roomId)
    await purge(imani, roomId, WORDS)
    await server.stop()
    const db = await databaseOf(server.databaseUrl)
    const faultAfter = async (change: ReturnType<typeof sql>) => {
      let fault: unknown
      await db
        .transaction()
        .execute(async (trx) => {
          await change.execute(trx)
          fault = (await reportOn(trx, roomId))?.fault
          throw new Error('rolled back')
        })
        .catch(() => {})
      return fault
    }
    expect(await faultAfter(sql`select 1`)).toBeNull()
    const changes = [
      [sql`update snapshot_texts set document = document || ' '`, 'text-changed'],
      [sql`update snapshots set note = 'x' where purged_in is not null`, 'changed'],
      [sql`update snapshots set purged_in = null`, 'changed'],
      [sql`update purges set redactions = '[]'`, 'changed'],
      [sql`update purges set purged_at = now() + interval '1 day'`, 'purge-changed'],
      [sql`delete from purges`, 'changed'],
      [
        sql`insert into purges select room_id, 2, null, purged_by_organization, now(), 1, '[]', chain_hash, 'x' from purges`,
        'purge-changed',
      ],
    ] as const
    for (const [change, kind] of changes) expect(await faultAfter(change)).toMatchObject({ kind })
  })

  test('[PU7] a text that was copied before a purge is not kept after it', async () => {
    const { server, imani, roomId } = await versionGround()
    await keepVersion(imani, roomId)
    await purge(imani, roomId, 'every person')
    await server.stop()
    // They are planted as copies of the epoch before.
    const kept = plantVersions(server.databaseUrl, roomId as RoomId, 1)
    await expect(kept).rejects.toBeInstanceOf(SnapshotOvertaken)
  })

  test('[PU7] purges and versions at the same time leave no copy with the words', async () => {
    const { imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    line.write(`Ask ${WORDS}.`)
    await line.saved()
    await Promise.all([
      keepVersion(imani, roomId),
      purge(imani, roomId, WORDS),
      keepVersion(imani, roomId, 'B'),
      purge(imani, roomId, 'every person'),
    ])
    const { items } = await versionsSeenBy(imani, roomId)
    const texts = items.map(async ({ id }) =>
      (await tomas.request(`/api/rooms/${roomId}/snapshots/${id}/text`)).text(),
    )
    expect(
      (await Promise.all(texts)).filter((text) => text.includes(WORDS) || text.includes('every person')),
    ).toEqual([])
  })
})

describe('who purges', () => {
  test('[PU9] coordinators alone, in a locked text too, on a fresh proof, and the trail says it without a word', async () => {
    const { clock, imani, tomas, roomId } = await versionGround()
    const input = { words: 'every person', spared: [] }
    expect(await tomas.call('POST', `/api/rooms/${roomId}/purges`, input)).toMatchObject({ status: 403 })
    await freeze(imani, roomId, 'locked')
    await purge(imani, roomId, 'every person')
    const trail = await imani.call('GET', `${COALITION}/audit?group=rooms`)
    const [last] = auditPageSchema.parse(trail.body).items
    expect(last).toMatchObject({ act: 'room.purged', actor: { name: 'Imani O.' }, facts: { versions: 0 } })
    clock.putOn(1)
    expect(await imani.call('POST', `/api/rooms/${roomId}/purges`, input)).toMatchObject({
      status: 403,
      body: { code: 'proof-needed' },
    })
  })

  test('[PU9] words have a length', async () => {
    const { imani, roomId } = await versionGround()
    const statusOf = async (words: string) =>
      (await imani.call('POST', `/api/rooms/${roomId}/purges/preview`, { words })).status
    expect(await Promise.all(['Ana', ' a  b ', 'x'.repeat(500)].map(statusOf))).toEqual([200, 200, 200])
    expect(await Promise.all(['', ' ab ', 'x'.repeat(501), 'zero\0byte'].map(statusOf))).toEqual([
      422, 422, 422, 422,
    ])
  })

  test('[PU9] in a room without names no person is kept with a purge', async () => {
    const { server, imani, roomId } = await versionGround()
    await purge(imani, roomId, 'every person')
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'unattributed' })
    await purge(imani, roomId, 'every family')
    await server.stop()
    const db = await databaseOf(server.databaseUrl)
    const rows = await db
      .selectFrom('purges')
      .select(['epoch', 'purged_by'])
      .where('room_id', '=', roomId as RoomId)
      .execute()
    expect(rows.map(({ purged_by }) => purged_by)).toEqual([null, null])
  })
})

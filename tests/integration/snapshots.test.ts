import { createHash } from 'node:crypto'
import { checkSnapshots } from '@plenary/db/snapshot-check.ts'
import { documentJson } from '@plenary/shared/document/document-json.ts'
import { roomSchema } from '@plenary/shared/rooms.ts'
import canonicalize from 'canonicalize'
import { type RawBuilder, sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { COALITION, guestIn, membersSeenBy } from '../support/inviting.ts'
import { openRound } from '../support/rounds.ts'
import { startTestServer } from '../support/start-server.ts'
import { whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'
import {
  compared,
  databaseOf,
  keepVersion,
  LOOKING,
  lettersByOrganization,
  versionGround,
  versionsSeenBy,
} from '../support/versions.ts'

const MINUTE_DAYS = 1 / (24 * 60)

describe('keeping a version', () => {
  test('[VE1] it is exactly the committed text, with a hash that anybody can check, and stays as it was', async () => {
    const { imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    line.write('Written a moment before, 🏠 and saved.')
    await line.saved()
    const then = canonicalize(documentJson(line.text)) ?? ''
    const version = await keepVersion(imani, roomId)
    line.write('Written after.')
    await line.saved()
    const answer = await tomas.request(`/api/rooms/${roomId}/snapshots/${version.id}/text`)
    expect(answer.headers.get('Content-Disposition')).toContain('attachment')
    const document = Buffer.from(await answer.arrayBuffer())
    expect(document.toString() === then).toBe(true)
    expect(createHash('sha256').update(document).digest('hex')).toBe(version.hash)
  })

  test('[VE2] coordinators and editors give one a name and a note; it is told to all, who see who kept it', async () => {
    const { imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    const answer = await imani.call('POST', `/api/rooms/${roomId}/snapshots`, {
      kind: 'named',
      label: '  For sign-off ',
      note: 'All sections are in.',
    })
    expect(answer.status).toBe(201)
    expect(answer.body).toMatchObject({
      number: 1,
      kind: 'named',
      label: 'For sign-off',
      note: 'All sections are in.',
      takenBy: { name: 'Imani O.' },
    })
    await until('Tomas hears of it', () =>
      line.received.some((message) => message.type === 'event' && message.event.kind === 'snapshots'),
    )
    const second = await keepVersion(tomas, roomId, 'Ours')
    const seen = await versionsSeenBy(tomas, roomId)
    expect(seen.items.map(({ number, label }) => [number, label])).toEqual([
      [2, 'Ours'],
      [1, 'For sign-off'],
    ])
    expect(seen.items[0]).toEqual(second)
    expect(seen.abilities).toEqual(['take', 'restore'])
    expect(seen.organizations.map(({ shortName }) => shortName)).toContain('Kestrel Housing')
    const noor = await TestMember.signIn({ url: imani.url }, 'noor@opendoor.example')
    const sami = await TestMember.signIn({ url: imani.url }, 'sami@threadwork.example')
    for (const person of [noor, sami]) {
      const { role } = (await person.call('GET', `/api/rooms/${roomId}`)).body as { role: string }
      const { abilities } = await versionsSeenBy(person, roomId)
      expect([role, abilities]).toEqual([role, role === 'editor' ? ['take', 'restore'] : []])
    }
  })

  test.each([
    [{ kind: 'named', label: '', note: null }, ['label']],
    [{ kind: 'named', label: 'a‮b', note: null }, ['label']],
    [{ kind: 'named', label: 'x'.repeat(81), note: null }, ['label']],
    [{ kind: 'automatic' }, ['kind']],
    [{ kind: 'restore', of: 'nothing' }, ['of']],
  ])('[VE2] %j is refused by name', async (input, fields) => {
    const { imani, roomId } = await versionGround()
    const { status, body } = await imani.call('POST', `/api/rooms/${roomId}/snapshots`, input)
    expect([status, body]).toEqual([422, expect.objectContaining({ fields })])
  })

  test('[VE2] with several at once, each is kept, and numbered without gap or repetition', async () => {
    const { server, imani, tomas, maelle, roomId } = await versionGround()
    const made = await Promise.all([
      keepVersion(imani, roomId, 'a'),
      keepVersion(tomas, roomId, 'b'),
      keepVersion(maelle, roomId, 'c'),
    ])
    expect(made.map(({ number }) => number).toSorted()).toEqual([1, 2, 3])
    await server.stop()
    expect(await faultsOf(server.databaseUrl)).toEqual([null])
  })

  test('[VE2] in a room without names the organisation alone is told, and none is left when names are hidden', async () => {
    const { server, imani, tomas, roomId } = await versionGround()
    await keepVersion(tomas, roomId)
    await imani.call('PATCH', `/api/rooms/${roomId}`, { attribution: 'unattributed' })
    await keepVersion(tomas, roomId, 'Later')
    const { items } = await versionsSeenBy(imani, roomId)
    expect(items.map(({ takenBy }) => [takenBy?.memberId, takenBy?.name])).toEqual([
      [null, null],
      [null, null],
    ])
    await server.stop()
    const db = await databaseOf(server.databaseUrl)
    const rows = await db.selectFrom('snapshots').select('taken_by').execute()
    expect(rows).toEqual([{ taken_by: null }, { taken_by: null }])
    // Names go without breaking the chain.
    for await (const { fault } of checkSnapshots(db)) expect(fault).toBe(null)
  })

  test('[VE3] a round and going back keep one too, which says why', async () => {
    const { imani, tomas, roomId } = await versionGround()
    const named = await keepVersion(imani, roomId)
    await openRound(imani, roomId, { title: 'First reading' })
    const answer = await tomas.call('POST', `/api/rooms/${roomId}/snapshots`, {
      kind: 'restore',
      of: named.id,
    })
    expect(answer.status).toBe(201)
    const { items } = await versionsSeenBy(imani, roomId)
    expect(items.map(({ kind, label, beforeRestoring }) => [kind, label, beforeRestoring])).toEqual([
      ['restore', null, 1],
      ['round', 'First reading', null],
      ['named', 'First full draft', null],
    ])
  })
})

describe('versions that the server keeps', () => {
  test('[VE4] a text that has changed is kept once it is quiet, once; one that is changed back is not', async () => {
    const { clock, imani, tomas, roomId } = await versionGround('any', { versions: LOOKING })
    const line = await tomas.join(roomId)
    const isKept = async () => !(await versionsSeenBy(tomas, roomId)).live.hasChanged
    // What is written bears the time of the database: the test's clock is ahead of it only while all is to be quiet.
    const whileQuiet = async (what: string, isDone: () => Promise<boolean>) => {
      clock.putOn(6 * MINUTE_DAYS)
      await until(what, isDone)
      clock.putOn(-6 * MINUTE_DAYS)
    }
    await whileQuiet('the text of the demo is kept', isKept)
    line.write('New.')
    await line.saved()
    await whileQuiet('the change is kept', isKept)
    line.write('Newer.')
    await line.saved()
    line.text.delete(line.text.length - 1, 1)
    await line.saved()
    const wish = { title: 'Changed last', kind: 'plain', dueOn: null }
    const { id: changedLast } = roomSchema.parse((await imani.call('POST', `${COALITION}/rooms`, wish)).body)
    await whileQuiet(
      'what changed last has been looked at, and so has what changed before it',
      async () => (await versionsSeenBy(imani, changedLast)).items.length > 0,
    )
    line.write('Newest.')
    await line.saved()
    await whileQuiet('the next change is kept', isKept)
    const { items } = await versionsSeenBy(tomas, roomId)
    expect(items.map(({ number, kind, takenBy }) => [number, kind, takenBy])).toEqual([
      [3, 'automatic', null],
      [2, 'automatic', null],
      [1, 'automatic', null],
    ])
  })

  test.skipIf(whyNot('postgres'))('[VE4] two servers keep it once', async () => {
    const { clock, server, tomas, roomId } = await versionGround('postgres', { versions: LOOKING })
    await startTestServer({ databaseUrl: server.databaseUrl }, { versions: LOOKING }, clock.now)
    const line = await tomas.join(roomId)
    for (let n = 1; n <= 5; n += 1) {
      clock.putOn(6 * MINUTE_DAYS)
      await until('it is kept', async () => !(await versionsSeenBy(tomas, roomId)).live.hasChanged)
      const { items } = await versionsSeenBy(tomas, roomId)
      expect(items.map(({ number }) => number)).toEqual(Array.from({ length: n }, (_, at) => n - at))
      line.write(`Change ${n}.`)
      await line.saved()
    }
  })
})

describe('the chain', () => {
  test('[VE5] whatever is changed in what is kept, be it one byte, is found and named', async () => {
    const { server, imani, tomas, roomId } = await versionGround()
    const line = await tomas.join(roomId)
    for (const label of ['One', 'Two', 'Three']) {
      line.write(`For ${label}.`)
      await line.saved()
      await keepVersion(imani, roomId, label)
    }
    await server.stop()
    const db = await databaseOf(server.databaseUrl)
    const [, second] = await db.selectFrom('snapshots').select('id').orderBy('number').execute()
    if (!second) throw new Error('no second version')
    const { id } = second
    const TEXTS = {
      'its text': sql`update snapshot_texts set document = replace(document, 'Two', 'Twa') where snapshot_id = ${id}`,
      'its state': sql`update snapshot_texts set compressed = set_byte(compressed, 40, 255 - get_byte(compressed, 40))
        where snapshot_id = ${id}`,
    }
    const FACTS = {
      'its name': sql`label = 'Twa'`,
      'its note': sql`note = 'Signed.'`,
      'its words': sql`words = 1`,
      'its moment': sql`taken_at = now()`,
      'its hash': sql`hash = ${'f'.repeat(64)}`,
      'who kept it': sql`taken_by_organization = null`,
      'who added what': sql`contributions = '[]'`,
      'who removed what': sql`removals = '{"organizationIds":[],"ranges":[[1,2,3,4]]}'`,
    }
    const found: Record<string, unknown> = {}
    const tryOut = async (what: string, change: RawBuilder<unknown>) => {
      await db
        .transaction()
        .execute(async (trx) => {
          await change.execute(trx)
          for await (const { fault } of checkSnapshots(trx)) found[what] = fault
          throw new Error('undone')
        })
        .catch(() => {})
    }
    for (const [what, change] of Object.entries(TEXTS)) await tryOut(what, change)
    for (const [what, change] of Object.entries(FACTS))
      await tryOut(what, sql`update snapshots set ${change} where id = ${id}`)
    await tryOut('that it has one', sql`delete from snapshot_texts where snapshot_id = ${id}`)
    await tryOut('the whole', sql`delete from snapshots where id = ${id}`)
    await tryOut('the last', sql`delete from snapshots where number = 3`)
    expect(found).toEqual({
      'its text': { kind: 'text-changed', number: 2 },
      'its state': { kind: 'text-changed', number: 2 },
      'that it has one': { kind: 'text-missing', number: 2 },
      ...Object.fromEntries(Object.keys(FACTS).map((what) => [what, { kind: 'changed', number: 2 }])),
      'the whole': { kind: 'missing', number: 2 },
      'the last': { kind: 'end-changed', number: 2 },
    })
    for await (const { fault, versions } of checkSnapshots(db)) expect([fault, versions]).toEqual([null, 3])
  })
})

describe('who did what', () => {
  test('[VE6] each version says how many words each organisation added and removed since the one before', async () => {
    const { imani, tomas, maelle, roomId } = await versionGround()
    const first = await keepVersion(imani, roomId)
    expect(first.contributions.reduce((sum, { added }) => sum + added, 0)).toBeGreaterThan(4_000)
    const [kestrel, aubepine] = [await tomas.join(roomId), await maelle.join(roomId)]
    kestrel.write('Four words of Kestrel.')
    await kestrel.saved()
    await until('Maëlle has them', () => aubepine.has('Four words of Kestrel.'))
    // Two words of what was there before, and one that came and went in between, which counts nowhere.
    aubepine.write('Gone')
    aubepine.text.delete(aubepine.text.length - 1, 1)
    deleteWords(aubepine.text, 'Of three ministries', 'three ministries')
    await aubepine.saved()
    const second = await keepVersion(imani, roomId, 'Second')
    const { organizations } = await versionsSeenBy(imani, roomId)
    const named = second.contributions.map(({ organizationId, ...words }) => [
      organizations.find(({ id }) => id === organizationId)?.shortName,
      words,
    ])
    expect(named).toEqual([
      ['Kestrel Housing', { added: 4, removed: 0 }],
      ['Réseau Aubépine', { added: 0, removed: 2 }],
    ])
  })

  test('[VE7] of two versions, or one and the text of now, is told who wrote and who deleted what', async () => {
    const { imani, tomas, maelle, roomId } = await versionGround()
    const from = await keepVersion(imani, roomId)
    const [kestrel, aubepine] = [await tomas.join(roomId), await maelle.join(roomId)]
    kestrel.write('Kestrel wrote this 🏠.')
    await kestrel.saved()
    const middle = await keepVersion(imani, roomId, 'Second')
    await until('Maëlle has it', () => aubepine.has('Kestrel wrote this'))
    deleteWords(aubepine.text, 'Of three ministries', 'three ministries')
    deleteWords(aubepine.text, 'Kestrel wrote this', 'wrote ')
    await aubepine.saved()
    const checks = async (to: Parameters<typeof compared>[2]['to']) => {
      const { organizations, written, removed, ...sides } = await compared(tomas, roomId, { from, to })
      return {
        written: lettersByOrganization(sides.to.document, written, organizations),
        removed: lettersByOrganization(sides.from.document, removed, organizations),
      }
    }
    const now = {
      written: { 'Kestrel Housing': 'Kestrel this 🏠.' },
      removed: { 'Réseau Aubépine': 'three ministries' },
    }
    expect(await checks(middle)).toEqual({
      written: { 'Kestrel Housing': 'Kestrel wrote this 🏠.' },
      removed: {},
    })
    expect(await checks('live')).toEqual(now)
    expect(await checks(await keepVersion(imani, roomId, 'Third'))).toEqual(now)
    const live = await compared(tomas, roomId, { from: middle, to: 'live' })
    expect(live.to.snapshot).toBe(null)
    expect(live.from.snapshot).toMatchObject({ number: 2, label: 'Second' })
    expect(lettersByOrganization(live.from.document, live.removed, live.organizations)).toEqual({
      'Réseau Aubépine': 'three ministrieswrote ',
    })
  })

  test('[VE7] the older comes first', async () => {
    const { imani, roomId } = await versionGround()
    const [older, newer] = [await keepVersion(imani, roomId, 'a'), await keepVersion(imani, roomId, 'b')]
    const { status, body } = await imani.call(
      'GET',
      `/api/rooms/${roomId}/comparison?from=${newer.id}&to=${older.id}`,
    )
    expect([status, body]).toEqual([422, expect.objectContaining({ fields: ['to'] })])
  })
})

describe('who sees them', () => {
  test('[VE8] a guest sees those that were kept after they were let in, until a coordinator says otherwise', async () => {
    const { clock, imani, roomId } = await versionGround()
    clock.putOn(-1)
    const before = await keepVersion(imani, roomId, 'Before')
    clock.putOn(1)
    const { guest } = await guestIn(imani, roomId, 'editor')
    clock.putOn(1)
    const during = await keepVersion(imani, roomId, 'After')
    const labels = async () => (await versionsSeenBy(guest, roomId)).items.map(({ label }) => label)
    const statuses = async () => [
      (await guest.request(`/api/rooms/${roomId}/snapshots/${before.id}/text`)).status,
      (await guest.request(`/api/rooms/${roomId}/comparison?from=${before.id}&to=live`)).status,
      (await guest.call('POST', `/api/rooms/${roomId}/snapshots`, { kind: 'restore', of: before.id })).status,
      (await guest.request(`/api/rooms/${roomId}/snapshots/${during.id}/text`)).status,
    ]
    expect(await labels()).not.toContain('Before')
    expect(await statuses()).toEqual([404, 404, 404, 200])
    const memberId = (await membersSeenBy(imani)).find(({ role }) => role === 'guest')?.id
    const open = (isSeen: boolean) =>
      imani.call('PUT', `/api/rooms/${roomId}/earlier-versions`, { memberId, isSeen })
    expect((await open(true)).status).toBe(204)
    expect(await labels()).toContain('Before')
    expect((await statuses()).slice(0, 2)).toEqual([200, 200])
    // Another role is no new beginning.
    await imani.call('PUT', `/api/rooms/${roomId}/roles`, { to: 'member', memberId, role: 'commenter' })
    expect(await labels()).toContain('Before')
    expect((await open(false)).status).toBe(204)
    expect(await labels()).not.toContain('Before')
    const { items } = (await imani.call('GET', `${COALITION}/audit`)).body as { items: { act: string }[] }
    expect(items.map(({ act }) => act)).toEqual(
      expect.arrayContaining(['room.versions-opened', 'room.versions-closed']),
    )
  })
})

async function faultsOf(databaseUrl: string) {
  const faults = []
  for await (const { fault } of checkSnapshots(await databaseOf(databaseUrl))) faults.push(fault)
  return faults
}

/** Deletes words of the paragraph that begins with others. */
function deleteWords(fragment: Y.XmlFragment, beginning: string, words: string): void {
  for (const block of fragment.toArray()) {
    const [text] = block instanceof Y.XmlElement ? block.toArray() : []
    if (!(text instanceof Y.XmlText)) continue
    const letters = (text.toDelta() as { insert: string }[]).map(({ insert }) => insert).join('')
    if (!letters.startsWith(beginning)) continue
    return text.delete(letters.indexOf(words), words.length)
  }
  throw new Error(`no paragraph begins with ${beginning}`)
}

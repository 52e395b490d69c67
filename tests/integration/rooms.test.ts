import { coalitionSchema } from '@plenary/shared/coalitions.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { TEXTS_PER_ACCOUNT } from '@plenary/shared/limits.ts'
import { roomListSchema, roomSchema } from '@plenary/shared/rooms.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { register, serverWithMail } from '../support/registering.ts'
import { startTestServer } from '../support/start-server.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const IMANI = 'imani@larkspur.example'

describe('the demo coalition', () => {
  test('[DE1] has six organisations, each with letters and a hue of its own', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const answer = await imani.request('/api/coalitions/common-table')
    const { organizations } = coalitionSchema.parse(await answer.json())
    expect(organizations.map(({ letters, hue }) => letters + hue)).toEqual([
      'LC1',
      'RA2',
      'KH3',
      'OD4',
      'HE5',
      'TY6',
    ])
  })

  test('[DE2] has a joint submission of 4,800 to 5,400 words with 17 recommendations, and a blueprint with eight calls', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const { items } = roomListSchema.parse(
      await (await imani.request('/api/coalitions/common-table/rooms')).json(),
    )
    expect(items.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([
      ['submission', '2027-03-25'],
      ['blueprint', '2027-05-10'],
    ])
    expect(items[0]?.words).toBeGreaterThanOrEqual(4_800)
    expect(items[0]?.words).toBeLessThanOrEqual(5_400)
    const submission = await imani.join(items[0]?.id ?? '')
    expect(submission.text.toString().match(/<recommendation /g)).toHaveLength(17)
    const blueprint = (await imani.join(items[1]?.id ?? '')).text.toString()
    for (let n = 1; n <= 8; n++) expect(blueprint).toContain(`Call ${n}: `)
  })

  test('[DE3] its French part says that it is French, and every block has an id of its own', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const text = (await imani.join(await imani.submissionId())).text.toString()
    expect(text).toContain('lang="fr"')
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
    expect(ids.length).toBeGreaterThan(200)
    expect(new Set(ids).size).toBe(ids.length)
    expect(text).not.toMatch(/<(paragraph|heading|listitem)(?![^>]* id=)/)
  })
})

describe('a new room', () => {
  test('[RM1] has one blank paragraph, so that two who open it at once begin the same text', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const answer = await imani.request('/api/coalitions/common-table/rooms', {
      method: 'POST',
      body: JSON.stringify({ title: ' Letter to the Committee ', kind: 'plain', dueOn: null }),
    })
    expect(answer.status).toBe(201)
    const room = roomSchema.parse(await answer.json())
    expect(room).toMatchObject({ title: 'Letter to the Committee', role: 'coordinator' })
    const [a, b] = await Promise.all([imani.join(room.id), imani.join(room.id)])
    expect(a.text.toString()).toMatch(/^<paragraph id="[^"]+"><\/paragraph>$/)
    expect(b.text.toString()).toBe(a.text.toString())
  })

  test('[RM2] belongs to the organisation that made it; another sees it only when given a role', async () => {
    const server = await startTestServer('any')
    const tomas = await TestMember.signIn(server, 'tomas@kestrel.example')
    const body = JSON.stringify({ title: 'Kestrel notes', kind: 'plain', dueOn: '2027-02-01' })
    const made = roomSchema.parse(
      await (await tomas.request('/api/coalitions/common-table/rooms', { method: 'POST', body })).json(),
    )
    expect(made.role).toBe('editor')
    const ruth = await TestMember.signIn(server, 'ruth@kestrel.example')
    expect((await ruth.request(`/api/rooms/${made.id}`)).status).toBe(200)
    const maelle = await TestMember.signIn(server, 'maelle@aubepine.example')
    expect((await maelle.request(`/api/rooms/${made.id}`)).status).toBe(404)
    const coordinator = await TestMember.signIn(server, IMANI)
    expect((await coordinator.request(`/api/rooms/${made.id}`)).status).toBe(200)
  })

  test.each([
    { title: '', kind: 'plain', dueOn: null },
    { title: 'x'.repeat(161), kind: 'plain', dueOn: null },
    { title: 'x', kind: 'novel', dueOn: null },
    { title: 'x', kind: 'plain', dueOn: '2027-02-31' },
  ])('[RM1] %j is refused', async (input) => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const answer = await imani.request('/api/coalitions/common-table/rooms', {
      method: 'POST',
      body: JSON.stringify(input),
    })
    expect(answer.status).toBe(422)
  })

  test('[RM3] the list says which organisations are inside now', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const maelle = await TestMember.signIn(server, 'maelle@aubepine.example')
    const line = await maelle.join(await maelle.submissionId())
    line.sendPresence({ cursor: null })
    const here = async () => {
      const answer = await imani.request('/api/coalitions/common-table/rooms')
      return roomListSchema.parse(await answer.json()).items[0]?.here ?? []
    }
    await until('Aubépine is inside', async () => (await here()).length === 1)
    line.socket.terminate()
    await until('nobody is inside', async () => (await here()).length === 0)
  })

  test('[RM2] a stranger to the coalition finds nothing there', async () => {
    const stranger = await register(await serverWithMail())
    for (const path of [
      '/api/coalitions/common-table',
      '/api/coalitions/common-table/rooms',
      '/api/coalitions/other',
    ]) {
      expect((await stranger.request(path)).status).toBe(404)
    }
  })
})

describe('opening a room', () => {
  test('[OP1] the folded text is had over HTTP by whoever may read it, and is left in no cache', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const path = `/api/rooms/${await imani.submissionId()}/text`
    const answer = await imani.request(path)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(answer.headers.get('content-encoding')).toBe('gzip')
    const doc = new Y.Doc()
    Y.applyUpdateV2(doc, new Uint8Array(await answer.arrayBuffer()))
    expect(doc.getXmlFragment(ROOT_NAME).toString()).toContain('Consolidated recommendations')

    const ETag = answer.headers.get('etag') ?? ''
    expect((await imani.request(path, { headers: { 'If-None-Match': ETag } })).status).toBe(304)
    expect((await imani.request(path, { headers: { 'If-None-Match': '"0"' } })).status).toBe(200)
    expect((await fetch(server.url + path)).status).toBe(401)
    const stranger = await imani.request('/api/rooms/01a20030-0000-7000-8000-000000000000/text')
    expect(stranger.status).toBe(404)
  })

  test('[OP1] nobody needs the text a hundred times a minute', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const path = `/api/rooms/${await imani.submissionId()}/text`
    const asked = Array.from({ length: TEXTS_PER_ACCOUNT.burst + 30 }, () => imani.request(path))
    const statuses = (await Promise.all(asked)).map(({ status }) => status)
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThanOrEqual(TEXTS_PER_ACCOUNT.burst)
    expect(statuses).toContain(429)
  })

  test('[OP2] whoever has the folded text gets over the socket only what was written since', async () => {
    const server = await startTestServer('any')
    const imani = await TestMember.signIn(server, IMANI)
    const roomId = await imani.submissionId()
    const writer = await imani.join(roomId)
    writer.write('Written since.')
    await writer.saved()
    const answer = await imani.request(`/api/rooms/${roomId}/text`)
    const doc = new Y.Doc()
    Y.applyUpdateV2(doc, new Uint8Array(await answer.arrayBuffer()))
    const reader = await imani.join(roomId, { doc })
    expect(reader.text.toString()).toBe(writer.text.toString())
    const sizeBytes = (line: TestLine) =>
      line.received.reduce((sum, message) => sum + ('update' in message ? message.update.length : 0), 0)
    const fresh = await imani.join(roomId)
    expect(fresh.text.toString()).toBe(writer.text.toString())
    expect(sizeBytes(reader)).toBeLessThan(sizeBytes(fresh) / 10)
  })
})

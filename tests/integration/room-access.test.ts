import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { MAX_FRAME_MESSAGES } from '@plenary/shared/limits.ts'
import { presenceSchema } from '@plenary/shared/presence.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { encodeMessage, packFrames } from '@plenary/shared/protocol.ts'
import { roomListSchema } from '@plenary/shared/rooms.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { MAELLE, SAMI, submission } from '../support/submission.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

/** What a line would send for a change that it makes under an id of its choice. */
function forgedUpdate(doc: Y.Doc, clientId: number): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  const before = Y.encodeStateVector(copy)
  copy.clientID = clientId
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('FORGED')])
  copy.getXmlFragment('document').push([paragraph])
  return Y.encodeStateAsUpdate(copy, before)
}

describe('who may open a line', () => {
  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1', ''])(
    '[AC1] a page at %j gets 403 and no line',
    async (origin) => {
      const { imani, roomId } = await submission()
      const line = imani.knock(roomId, { origin })
      expect(await until('the upgrade is refused', () => line.refusedWith)).toBe(403)
    },
  )

  test('[AC2] without a session the line closes with 4401', async () => {
    const { server, roomId } = await submission()
    expect(await new TestMember(server.url, '').knock(roomId).closed()).toBe(4401)
  })

  test('[AC2] a session that has ended opens no line', async () => {
    const { imani, roomId } = await submission()
    await imani.request('/api/sessions/current', { method: 'DELETE' })
    expect(await imani.knock(roomId).closed()).toBe(4401)
  })

  test('[AC3] a room one may not see and a room that does not exist answer alike', async () => {
    const { server, imani } = await submission()
    const h2 = await TestMember.signIn(server, 'h2@harbourlight.example')
    const answer = await imani.request('/api/coalitions/common-table/rooms')
    const { items } = roomListSchema.parse(await answer.json())
    const blueprint = items.find((room) => room.kind === 'blueprint')?.id ?? ''
    const nowhere = '01a20030-0000-7000-8000-000000000000'
    for (const id of [blueprint, nowhere, 'not-an-id']) {
      expect(await h2.knock(id).closed()).toBe(4403)
      const answer = await h2.request(`/api/rooms/${id}`)
      expect([answer.status, problemSchema.parse(await answer.json()).code]).toEqual([404, 'not-found'])
    }
  })

  test('[AC9] of those who come at once each is who they are, and strangers among them stay out', async () => {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    const sami = await TestMember.signIn(server, SAMI)
    const stranger = new TestMember(server.url, 'plenary=made-up')
    const comers = Array.from({ length: 8 }, () => [imani, maelle, stranger, sami]).flat()
    const lines = comers.map((comer) => ({ comer, line: comer.knock(roomId) }))
    await until('all are answered', () => lines.every(({ line }) => line.hello ?? line.closeCode))
    const seen = lines.map(({ line }) => line.closeCode ?? `${line.hello?.self.name}, ${line.hello?.role}`)
    const round = ['Imani O., coordinator', 'Maëlle T., editor', 4401, 'Sami D., reader']
    expect(seen).toEqual(Array.from({ length: 8 }, () => round).flat())
    const ids = lines.flatMap(({ line }) => line.hello?.clientId ?? [])
    expect(new Set(ids).size).toBe(24)
  })
})

describe('who may write', () => {
  test('[RO1] a reader’s update closes the line with 4403, and the text is unchanged', async () => {
    const { server, imani, roomId } = await submission()
    const editor = await imani.join(roomId)
    const sami = await TestMember.signIn(server, SAMI)
    const reader = await sami.join(roomId)
    expect(reader.hello?.canWrite).toBe(false)
    const before = editor.text.toString()
    reader.send({ type: 'update', update: forgedUpdate(reader.doc, reader.clientId) })
    expect(await reader.closed()).toBe(4403)
    await editor.saved()
    expect(editor.text.toString()).toBe(before)
    expect((await imani.join(roomId)).text.toString()).toBe(before)
  })

  test('[RO1] a reader’s sync step 2 is refused as well', async () => {
    const { server, roomId } = await submission()
    const reader = await (await TestMember.signIn(server, SAMI)).join(roomId)
    reader.send({ type: 'sync-step-2', update: forgedUpdate(reader.doc, reader.clientId) })
    expect(await reader.closed()).toBe(4403)
  })

  test('[RO2] a page that knows an older schema reads and does not write', async () => {
    const { imani, roomId } = await submission()
    const line = await imani.join(roomId, { schema: SCHEMA_VERSION - 1 })
    expect(line.hello).toMatchObject({ canWrite: false, schemaVersion: SCHEMA_VERSION })
    line.send({ type: 'update', update: forgedUpdate(line.doc, line.clientId) })
    expect(await line.closed()).toBe(4403)
  })
})

describe('whose word it is', () => {
  async function twoOrganizations() {
    const { server, imani, roomId } = await submission()
    const maelle = await TestMember.signIn(server, MAELLE)
    return { server, imani, maelle, roomId, a: await imani.join(roomId), b: await maelle.join(roomId) }
  }

  test('[AU1] nobody writes under the client id of another organisation', async () => {
    const { a, b } = await twoOrganizations()
    expect(a.clientId).not.toBe(b.clientId)
    b.send({ type: 'update', update: forgedUpdate(b.doc, a.clientId) })
    expect(await b.closed()).toBe(4422)
    await a.saved()
    expect(a.has('FORGED')).toBe(false)
  })

  test('[AU1] nobody comes back under the client id of another organisation', async () => {
    const { maelle, roomId, a } = await twoOrganizations()
    const line = await maelle.join(roomId, { clientId: a.clientId })
    expect(line.clientId).not.toBe(a.clientId)
    expect(a.closeCode).toBeNull()
  })

  test('[AU2] the name and the organisation shown to others are the server’s, whatever a client says', async () => {
    const { a, b } = await twoOrganizations()
    b.sendPresence({
      cursor: null,
      user: { name: 'Imani O.', organization: { shortName: 'Larkspur Centre' } },
      role: 'admin',
    })
    const shown = await until('the other sees somebody', () => a.presence.get(b.clientId))
    expect(shown).not.toHaveProperty('role')
    expect(presenceSchema.parse(shown).user).toMatchObject({
      name: 'Maëlle T.',
      organization: { shortName: 'Réseau Aubépine', letters: 'RA' },
    })
  })

  test('[AU2] presence under another’s id closes the line', async () => {
    const { a, b } = await twoOrganizations()
    b.sendPresence({ cursor: null }, a.clientId)
    expect(await b.closed()).toBe(4422)
  })

  test('[AU2] who leaves is gone for the others', async () => {
    const { a, b } = await twoOrganizations()
    b.sendPresence({ cursor: null })
    await until('b is seen', () => a.presence.get(b.clientId))
    b.socket.terminate()
    await until('b is gone', () => a.presence.get(b.clientId) === null)
  })

  test('[AU3] the same client coming back takes the place of its own dead line', async () => {
    const { imani, roomId, a, b } = await twoOrganizations()
    const again = await imani.join(roomId, { clientId: a.clientId, doc: a.doc })
    expect(again.clientId).toBe(a.clientId)
    expect(await a.closed()).toBe(4510)
    again.write('From the new line.')
    await again.saved()
    await until('the other has it', () => b.has('From the new line.'))
  })
})

describe('what is not a message', () => {
  test.each([
    ['text', 'hello' as unknown as Uint8Array, 1003],
    ['nothing', new Uint8Array(), 1003],
    ['an unknown frame', new Uint8Array([99, 1]), 1003],
    ['bytes after a frame', new Uint8Array([3, 0]), 1003],
    ['a server’s own frame', encodeMessage({ type: 'saved', marker: 1, atMs: 1 }), 1003],
    ['an update of 100 kB', encodeMessage({ type: 'update', update: new Uint8Array(100_000) }), 4413],
    [
      'a state vector of noise',
      encodeMessage({ type: 'sync-step-1', stateVector: new Uint8Array([255, 255]) }),
      1003,
    ],
  ])('[FR1] %s closes the line with a code, and the room goes on', async (_name, frame, code) => {
    const { imani, roomId } = await submission()
    const bystander = await imani.join(roomId)
    const line = await imani.join(roomId)
    line.sendBytes(frame)
    expect(await line.closed()).toBe(code)
    bystander.write('Undisturbed.')
    await bystander.saved()
  })

  test('[FR2] a frame of more than 1 MiB closes the line before it is read', async () => {
    const { imani, roomId } = await submission()
    const line = await imani.join(roomId)
    line.sendBytes(new Uint8Array(1024 * 1024 + 1))
    expect(await line.closed()).toBe(1009)
  })

  test('[FR8] what is said in one frame is taken in its order', async () => {
    const { imani, roomId } = await submission()
    const [line, other] = [await imani.join(roomId), await imani.join(roomId)]
    line.isHeld = true
    const updates = collectUpdates(line.doc, () => {
      line.write('First.')
      line.write('Second.')
    })
    const messages = updates.map((update) => encodeMessage({ type: 'update', update }))
    const marker = encodeMessage({ type: 'marker', marker: 77 })
    const [frame, ...more] = packFrames([...messages, marker])
    expect(more).toEqual([])
    line.sendBytes(frame ?? new Uint8Array())
    await until('it is saved', () => line.isAnswered(77))
    await until('the other has both', () => other.has('First.') && other.has('Second.'))
  })

  test('[FR8] of a frame with one unsound message nothing is taken', async () => {
    const { imani, roomId } = await submission()
    const [line, other] = [await imani.join(roomId), await imani.join(roomId)]
    line.isHeld = true
    const updates = collectUpdates(line.doc, () => line.write('Half a frame.'))
    const sound = updates.map((update) => encodeMessage({ type: 'update', update }))
    line.sendBytes(Buffer.concat([...sound, Uint8Array.of(99)]))
    expect(await line.closed()).toBe(1003)
    other.write('After it.')
    await other.saved()
    const newcomer = await imani.join(roomId)
    expect([newcomer.has('After it.'), newcomer.has('Half a frame.')]).toEqual([true, false])
  })

  test('[FR8] more messages than a person says at once are refused', async () => {
    const { imani, roomId } = await submission()
    const marker = encodeMessage({ type: 'marker', marker: 1 })
    const line = await imani.join(roomId)
    line.sendBytes(Buffer.concat(Array(MAX_FRAME_MESSAGES).fill(marker)))
    await until('they are answered', () => line.isAnswered(1))
    line.sendBytes(Buffer.concat(Array(MAX_FRAME_MESSAGES + 1).fill(marker)))
    expect(await line.closed()).toBe(1003)
  })
})

test('[OP3] whoever comes for a text as long as may be is let in, though the network cannot take it at once', async () => {
  const { imani, roomId } = await submission()
  const writer = await imani.join(roomId)
  for (let n = 0; n < 68; n++) writer.write('b'.repeat(60_000))
  await writer.saved()
  const newcomer = imani.knock(roomId)
  await until('the text is there', () => newcomer.isSynced || newcomer.closeCode)
  expect(newcomer.closeCode).toBe(null)
  writer.write('Afterwards.')
  await until('and what follows', () => newcomer.has('Afterwards.'))
})

/** The updates of what is written meanwhile. */
function collectUpdates(doc: Y.Doc, write: () => void): Uint8Array[] {
  const updates: Uint8Array[] = []
  const collect = (update: Uint8Array) => updates.push(update)
  doc.on('update', collect)
  write()
  doc.off('update', collect)
  return updates
}

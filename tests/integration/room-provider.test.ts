import { RoomProvider, type RoomStatus } from '@plenary/client/sync/room-provider.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { decodeFrame, decodeMessage } from '@plenary/shared/protocol.ts'
import { Client } from 'pg'
import { expect, onTestFinished, test, vi } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { CuttableLine } from '../support/cuttable-line.ts'
import { freeze, unfreeze } from '../support/freezing.ts'
import { startTestServer } from '../support/start-server.ts'
import { IMANI, MAELLE, SAMI } from '../support/submission.ts'
import { type StorageWish, whyNot } from '../support/test-database.ts'
import { TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

// The client's own line to the server, in Node: what it takes of a browser stands in here, the rest is real.

/** The provider of Imani, or another, over a line that can be cut, and Maëlle as a witness on the server itself. */
async function openProvider(storage: StorageWish = 'any', email = IMANI) {
  let port = 0
  const network = await CuttableLine.open(() => port)
  onTestFinished(() => network.close())
  const server = await startTestServer(storage)
  port = server.port
  const imani = await TestMember.signIn(server, email)
  const roomId = await imani.submissionId()
  const sockets: WebSocket[] = []
  const headers = { Cookie: imani.cookie, Origin: server.url }
  class BrowserSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers })
      sockets.push(this)
    }
  }
  // Only now: with a window about, the embedded database would take itself to be in a browser.
  vi.stubGlobal('window', { addEventListener: () => {}, removeEventListener: () => {} })
  vi.stubGlobal('WebSocket', BrowserSocket)
  const provider = new RoomProvider(roomId as RoomId, network.url)
  onTestFinished(() => {
    provider.destroy()
    vi.unstubAllGlobals()
  })
  const isSettled = ({ line, savedAt, hello }: RoomStatus) =>
    line === 'open' && (savedAt !== null || hello?.canWrite === false)
  await until('the text has arrived', () => isSettled(provider.status))
  const witness = await (await TestMember.signIn(server, MAELLE)).join(roomId)
  return { server, network, imani, provider, witness, sockets }
}

function write({ doc }: RoomProvider, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  doc.getXmlFragment(ROOT_NAME).push([paragraph])
}

const isSaved = ({ status }: RoomProvider) => status.unsavedSince === null

test('[SV1] what is written is unsaved at once, and saved when the server has said so of the last of it', async () => {
  const { provider, witness, sockets } = await openProvider()
  let answers = 0
  sockets[0]?.prependListener('message', (frame: ArrayBuffer) => {
    if (decodeMessage(new Uint8Array(frame)).type === 'saved') answers += 1
  })
  const answersWhenSaved: number[] = []
  provider.subscribe(() => {
    if (isSaved(provider)) answersWhenSaved.push(answers)
  })
  write(provider, 'First.')
  // Sent after the question about the first: its answer says nothing of this one.
  write(provider, 'Second.')
  expect(isSaved(provider)).toBe(false)
  await until('all is saved', () => isSaved(provider))
  expect(Math.min(...answersWhenSaved)).toBe(2)
  await until('the other has it', () => witness.has('Second.'))
})

test('[FR8] a key, the caret behind it and the question whether it is saved go in one frame', async () => {
  const { provider, witness, sockets } = await openProvider()
  const [line] = sockets
  if (!line) throw new Error('no line')
  const sent: string[][] = []
  const send = line.send.bind(line)
  line.send = (frame: Uint8Array) => {
    sent.push(decodeFrame(frame).map(({ type }) => type))
    send(frame)
  }
  write(provider, 'In one frame.')
  provider.awareness.setLocalState({ cursor: null, sectionId: 'here' })
  await until('it is saved', () => isSaved(provider))
  expect(sent[0]?.toSorted()).toEqual(['marker', 'presence', 'update'])
  await until('the other has it', () => witness.has('In one frame.'))
})

test.skipIf(whyNot('postgres'))('[DU1] while the database is held up, nothing is called saved', async () => {
  const { server, provider } = await openProvider('postgres')
  const client = new Client({ connectionString: server.databaseUrl })
  await client.connect()
  onTestFinished(() => client.end())
  await client.query('begin')
  await client.query('lock table room_updates in exclusive mode')
  const before = provider.status.savedAt
  write(provider, 'Held up.')
  const watcher = new Client({ connectionString: server.databaseUrl })
  await watcher.connect()
  onTestFinished(() => watcher.end())
  await until('the write waits', async () => {
    const { rows } = await watcher.query(`select 1 from pg_stat_activity where wait_event_type = 'Lock'`)
    return rows.length > 0
  })
  expect(isSaved(provider)).toBe(false)
  expect(provider.status.savedAt).toBe(before)
  await client.query('rollback')
  await until('it is saved', () => isSaved(provider))
  expect(provider.status.savedAt).toBeGreaterThan(before ?? 0)
})

test('[DU6] what is written as the line comes back waits until the server has caught up, under the same id', async () => {
  const { network, provider, witness, sockets } = await openProvider()
  const clientId = provider.doc.clientID
  network.cut()
  await until('the line is gone', () => provider.status.line === 'offline')
  write(provider, 'In the tunnel.')
  expect(isSaved(provider)).toBe(false)
  network.mend()
  // The moment a line is open and nothing has been said on it: to the server, this edit follows a gap.
  const newest = await until('a new line is tried', () => (sockets.length > 1 ? sockets.at(-1) : undefined))
  newest.once('open', () => write(provider, 'At the mouth of it.'))
  await until('all is saved', () => isSaved(provider) || provider.status.closedBy)
  expect(provider.status.closedBy).toBeNull()
  expect(provider.doc.clientID).toBe(clientId)
  await until('the other has both', () => witness.has('In the tunnel.') && witness.has('At the mouth of it.'))
})

test('[SV1] an answer that was due when the line broke is asked for again', async () => {
  const { network, provider, witness } = await openProvider()
  write(provider, 'Just before.')
  network.cut()
  await until('the line is gone', () => provider.status.line === 'offline')
  network.mend()
  await until('it is saved', () => isSaved(provider))
  expect(witness.has('Just before.')).toBe(true)
})

test('[DU6] a paste of 200 kB is stored in one piece', async () => {
  const { provider, witness } = await openProvider()
  write(provider, 'Much. '.repeat(34_000))
  await until('it is saved', () => isSaved(provider) || provider.status.closedBy)
  expect(provider.status.closedBy).toBeNull()
  await until('the other has it', () => witness.text.toString().length > 200_000)
})

test('[AC2] when the session has ended elsewhere the line closes for good, and says why', async () => {
  const { network, imani, provider } = await openProvider()
  await imani.request('/api/sessions/current', { method: 'DELETE' })
  network.cut()
  network.mend()
  await until('it has closed', () => provider.status.line === 'closed')
  expect(provider.status.closedBy).toBe('signed-out')
})

test('[AU2] of oneself one shows what one does, whatever the server repeats', async () => {
  const { provider, witness } = await openProvider()
  const { awareness } = provider
  awareness.setLocalStateField('sectionId', 'mine')
  await until('the other sees it', () =>
    [...witness.presence.values()].some((state) => JSON.stringify(state).includes('"mine"')),
  )
  awareness.setLocalStateField('sectionId', 'newer')
  expect(awareness.getLocalState()?.sectionId).toBe('newer')
  await until('the other sees that', () =>
    [...witness.presence.values()].some((state) => JSON.stringify(state).includes('"newer"')),
  )
  expect(awareness.getLocalState()?.sectionId).toBe('newer')
})

test('[SG6] what the editor of a reader tidies up stays in their tab, and is nothing to save', async () => {
  const { provider, witness } = await openProvider('any', SAMI)
  provider.doc.getXmlFragment(ROOT_NAME).delete(0)
  expect(isSaved(provider)).toBe(true)
  witness.write('Meanwhile.')
  await until('the line is still open', () =>
    provider.doc.getXmlFragment(ROOT_NAME).toString().includes('Meanwhile.'),
  )
  expect(provider.status.line).toBe('open')
})

test('[FZ9] a line that is let in anew is never called offline, and words of a moment later go in when it thaws', async () => {
  const { imani, provider, witness } = await openProvider()
  const roomId = await imani.submissionId()
  const lines = new Set<string>()
  provider.subscribe(() => lines.add(provider.status.line))
  await freeze(imani, roomId, 'comments')
  await until('it is let in to read', () => provider.status.hello?.canWrite === false)
  // As an input method does that has not ended when the editor stands still.
  write(provider, 'A moment later.')
  expect(isSaved(provider)).toBe(false)
  await unfreeze(imani, roomId)
  await until('all is saved', () => isSaved(provider))
  expect([...lines]).toEqual(['open'])
  const reader = await imani.join(roomId)
  expect([reader.has('A moment later.'), witness.has('A moment later.')]).toEqual([true, false])
})

test('[FZ9] what an editor tidies up in a frozen text is nothing to save', async () => {
  const { imani, provider } = await openProvider()
  await freeze(imani, await imani.submissionId(), 'comments')
  await until('it is let in to read', () => provider.status.hello?.canWrite === false)
  provider.doc.getXmlFragment(ROOT_NAME).push([new Y.XmlElement('paragraph')])
  expect(isSaved(provider)).toBe(true)
})

import type { Sessions } from '@plenary/server/accounts/session.ts'
import { createApp } from '@plenary/server/app.ts'
import type { ServerContext } from '@plenary/server/context.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { encodeMessage, FRAME, type Message } from '@plenary/shared/protocol.ts'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type AccessGround, KINDS, type Kind, useAccessGround } from '../support/access-people.ts'
import { ACCESS_TABLE, type AccessRow } from '../support/access-table.ts'
import { randomAddress } from '../support/inviting.ts'
import { testConfig } from '../support/start-server.ts'
import type { TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

/** Every route that the server answers, as it was mounted. */
function routesOfServer(): string[] {
  const config = testConfig('embedded:memory')
  // To mount is to look at nothing but the configuration.
  const app = createApp({ config } as ServerContext, {} as Sessions)
  const routes = app.routes.filter(({ method }) => method !== 'ALL')
  return [...new Set(routes.map(({ method, path }) => `${method} ${path}`))]
}

test('[AX1] every route has a row in the table, and every row a route', () => {
  expect(Object.keys(ACCESS_TABLE).toSorted()).toEqual(routesOfServer().toSorted())
})

describe('[AX1] over HTTP', () => {
  const ground = useAccessGround()

  async function ask(route: string, person: TestMember, { make }: AccessRow): Promise<string> {
    const { path, body, by = person } = await make(ground(), person)
    const [method = 'GET'] = route.split(' ')
    const answer = await by.request(path, {
      method,
      headers: { 'X-Forwarded-For': randomAddress() },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (answer.ok) return String(answer.status)
    if (answer.headers.get('Content-Type')?.startsWith('text/html')) return `${answer.status} page`
    return `${answer.status} ${problemSchema.parse(await answer.json()).code}`
  }

  test.each(Object.entries(ACCESS_TABLE))('%s', async (route, row) => {
    const answers: Partial<Record<Kind, string>> = {}
    for (const kind of KINDS) answers[kind] = await ask(route, ground().person(kind), row)
    expect(answers).toEqual(row.answers)
  })
})

describe('[AX2] on a line into a room', () => {
  const ground = useAccessGround()
  const READS: readonly Kind[] = ['reader', 'commenter', 'suggester', 'editor', 'coordinator']
  const WRITES: readonly Kind[] = ['editor', 'coordinator']

  /** A frame of each type, as a line that is in would send it; all but the last three are for whoever is in. */
  const FRAMES: Record<
    string,
    { frame: (line: TestLine) => Message; by: readonly Kind[]; otherwise: number }
  > = {
    'sync-step-1': {
      frame: ({ doc }) => ({ type: 'sync-step-1', stateVector: Y.encodeStateVector(doc) }),
      by: READS,
      otherwise: 0,
    },
    'sync-step-2': {
      frame: (line) => ({ type: 'sync-step-2', update: change(line) }),
      by: WRITES,
      otherwise: 4403,
    },
    update: { frame: (line) => ({ type: 'update', update: change(line) }), by: WRITES, otherwise: 4403 },
    presence: {
      frame: () => ({ type: 'presence', presence: new Uint8Array([0]) }),
      by: [],
      otherwise: 4422,
    },
    'query-presence': { frame: () => ({ type: 'query-presence' }), by: READS, otherwise: 0 },
    marker: { frame: () => ({ type: 'marker', marker: 7 }), by: READS, otherwise: 0 },
    hello: {
      frame: () => ({
        type: 'hello',
        hello: {
          clientId: 1,
          role: 'coordinator',
          canWrite: true,
          schemaVersion: 1,
          epoch: 0,
          self: { memberId: '', name: '' },
          key: '',
        },
      }),
      by: [],
      otherwise: 1003,
    },
    event: {
      frame: () => ({ type: 'event', event: { kind: 'threads', items: [] } }),
      by: [],
      otherwise: 1003,
    },
    saved: { frame: () => ({ type: 'saved', marker: 1, atMs: 1 }), by: [], otherwise: 1003 },
  }

  test('every type of frame is in the table', () => {
    const words = Object.values(FRAMES).map(({ frame }) => frame(EMPTY_LINE))
    const types = new Set(words.map((word) => encodeMessage(word)[0]))
    expect(types).toEqual(new Set(Object.values(FRAME)))
    const syncs = words.map((word) => encodeMessage(word)).filter(([type]) => type === FRAME.sync)
    expect(new Set(syncs.map(([, kind]) => kind))).toEqual(new Set([0, 1, 2]))
  })

  test.each([
    ['anonymous', 4401],
    ['expired', 4401],
    ['outsider', 4403],
    ['removed', 4403],
  ] as const)('%s is not let in', async (kind, code) => {
    const { person, roomId } = ground()
    expect(await person(kind).knock(roomId).closed()).toBe(code)
  })

  test.each(Object.entries(FRAMES))('%s', async (_type, { frame, by, otherwise }) => {
    const codes: Record<string, number> = {}
    for (const kind of READS) codes[kind] = await say(ground(), kind, frame)
    expect(codes).toEqual(Object.fromEntries(READS.map((kind) => [kind, by.includes(kind) ? 0 : otherwise])))
  })

  test('one’s own presence is everybody’s who is in', async () => {
    for (const kind of READS) {
      const line = await ground().person(kind).join(ground().roomId)
      line.sendPresence({ cursor: null, sectionId: null })
      await answered(line)
      expect(line.closeCode).toBeNull()
    }
  })
})

/** What a line is answered: 0 when it goes on, else the code with which it is closed. */
async function say(
  { person, roomId }: AccessGround,
  kind: Kind,
  frame: (line: TestLine) => Message,
): Promise<number> {
  const line = await person(kind).join(roomId)
  line.send(frame(line))
  return answered(line)
}

/** The server takes frames in their order: an answer to a later one means that it has taken those before. */
async function answered(line: TestLine): Promise<number> {
  const marker = line.ask()
  await until('an answer', () => line.isAnswered(marker) || line.closeCode)
  return line.closeCode ?? 0
}

/** A change that this line may make, if it may make any. */
function change({ doc, clientId }: TestLine): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  copy.clientID = clientId || 1
  const before = Y.encodeStateVector(copy)
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText('BY THE TABLE')])
  copy.getXmlFragment('document').push([paragraph])
  return Y.encodeStateAsUpdate(copy, before)
}

const EMPTY_LINE = { doc: new Y.Doc(), clientId: 1 } as TestLine

import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { LINE_FRAMES } from '@plenary/shared/limits.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { post, serverWithMail } from '../support/registering.ts'
import { startTestServer, type TestServer } from '../support/start-server.ts'
import { type TestLine, TestMember } from '../support/test-member.ts'
import { until } from '../support/until.ts'

const HANDSHAKE =
  'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n'

/** A raw connection that has sent some bytes and reads what comes. */
async function sendRaw(
  server: TestServer,
  bytes: string | Uint8Array,
): Promise<{ socket: Socket; got: () => string }> {
  const socket = connect({ port: server.port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  await once(socket, 'connect')
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk
  })
  socket.write(bytes)
  return { socket, got: () => text }
}

async function isAlive(server: TestServer): Promise<boolean> {
  return (await fetch(`${server.url}/api/server`)).status === 200
}

describe('[FR3] no request ends the server', () => {
  test('an upgrade to an address that is none', async () => {
    const server = await startTestServer('any')
    const { got } = await sendRaw(
      server,
      `GET // HTTP/1.1\r\nHost: x\r\nOrigin: ${server.url}\r\n${HANDSHAKE}\r\n`,
    )
    await until('it is refused', () => got().startsWith('HTTP/1.1 404'))
    expect(await isAlive(server)).toBe(true)
  })

  test('a frame against the rules on a line that is refused', async () => {
    const server = await startTestServer('any')
    const path = '/api/rooms/01a20030-0000-7000-8000-000000000000/socket?schema=1'
    const head = `GET ${path} HTTP/1.1\r\nHost: x\r\nOrigin: ${server.url}\r\nSec-WebSocket-Version: 13\r\n${HANDSHAKE}\r\n`
    const { got } = await sendRaw(server, new Uint8Array([...Buffer.from(head), 0x81, 0x01, 0x41]))
    await until('the line was opened', () => got().startsWith('HTTP/1.1 101'))
    expect(await isAlive(server)).toBe(true)
  })

  test('a refused upgrade is closed by the server, though the other side stays open', async () => {
    const server = await startTestServer('any')
    const { socket } = await sendRaw(
      server,
      `GET / HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\n${HANDSHAKE}\r\n`,
    )
    socket.resume()
    await once(socket, 'end')
    // Written to a connection that is gone, the next bytes come back as a reset.
    await until('the connection is gone', () => {
      if (!socket.destroyed) socket.write('x')
      return socket.destroyed
    })
  })

  test.each(['plenary=%E0%A4%A', 'plenary=', 'plenary=%00'])(
    'a cookie like %s is no session',
    async (cookie) => {
      const server = await startTestServer('any')
      expect((await fetch(`${server.url}/api/me`, { headers: { Cookie: cookie } })).status).toBe(401)
      expect(
        await new TestMember(server.url, cookie).knock('01a20030-0000-7000-8000-000000000000').closed(),
      ).toBe(4401)
    },
  )
})

describe('[AC4] characters that are not seen are refused', () => {
  test.each(['Real\u0000Name', '\u202Eevil', 'two\nlines', 'a\u2066b'])('in a name: %j', async (name) => {
    const { server } = await serverWithMail()
    const facts = { email: 'a@b.example', name, password: 'nine wooden spoons falling' }
    const answer = await post(server.url, '/api/accounts', facts)
    expect([answer.status, (await answer.json()).fields]).toEqual([422, ['name']])
  })
})

test('[FR4] a flood of frames is worked off no faster than a person could need, and others are answered meanwhile', async () => {
  const server = await startTestServer('any')
  const imani = await TestMember.signIn(server, 'imani@larkspur.example')
  const line = await imani.join(await imani.submissionId())
  const startedAt = performance.now()
  for (let n = 0; n < 900; n++) line.ask()
  for (let n = 0; n < 20; n++) expect(await isAlive(server)).toBe(true)
  await until('the first are answered', () => answers(line) >= LINE_FRAMES.burst)
  const allowed = LINE_FRAMES.burst + (LINE_FRAMES.perSecond * (performance.now() - startedAt)) / 1000
  // A few of its own came before the flood, and presence is told in between.
  expect(answers(line)).toBeLessThan(allowed + 20)
})

test('[FR4] what an honest burst brings is all taken', async () => {
  const server = await startTestServer('any')
  const imani = await TestMember.signIn(server, 'imani@larkspur.example')
  const line = await imani.join(await imani.submissionId())
  for (let n = 0; n < LINE_FRAMES.burst + 60; n++) line.write(`burst ${n};`)
  await line.saved()
  const again = await imani.join(await imani.submissionId())
  expect(again.has(`burst ${LINE_FRAMES.burst + 59};`)).toBe(true)
})

function answers(line: TestLine): number {
  return line.received.filter(({ type }) => type === 'saved').length
}

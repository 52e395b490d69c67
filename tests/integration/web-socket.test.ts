import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { headerOf, OPCODE } from '@plenary/server/websocket/frames.ts'
import { acceptanceOf } from '@plenary/server/websocket/handshake.ts'
import { WebSocket as ServerWebSocket } from '@plenary/server/websocket/web-socket.ts'
import { describe, expect, onTestFinished, test } from 'vitest'
import { WebSocket } from 'ws'
import { until } from '../support/until.ts'

/** The server's end of a line, and what it was told. */
class End {
  readonly socket: ServerWebSocket
  readonly messages: Buffer[] = []
  controls = 0
  closings = 0

  constructor(socket: ServerWebSocket) {
    this.socket = socket
    socket.listen(this)
  }

  onMessage(payload: Buffer): void {
    this.messages.push(Buffer.from(payload))
  }

  onControl(): void {
    this.controls += 1
  }

  onClosed(): void {
    this.closings += 1
  }
}

/** A server that makes a WebSocket of each upgrade. */
async function startServer({ closeTimeoutMs = 5_000 } = {}) {
  const ends: End[] = []
  const server = createServer()
  server.on('upgrade', (request, stream, head) => {
    const acceptance = acceptanceOf(request)
    stream.write(acceptance ?? 'HTTP/1.1 400 Bad Request\r\n\r\n')
    if (!acceptance) stream.end()
    else
      ends.push(new End(new ServerWebSocket(stream, head, { maxMessageBytes: 1024 * 1024, closeTimeoutMs })))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => {
    for (const { socket } of ends) socket.terminate()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { port, ends }
}

async function open(port: number) {
  const client = new WebSocket(`ws://127.0.0.1:${port}/`)
  client.on('error', () => {})
  onTestFinished(() => client.terminate())
  await once(client, 'open')
  return client
}

const UPGRADE = {
  Upgrade: 'websocket',
  Connection: 'Upgrade',
  'Sec-WebSocket-Version': '13',
  'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
}

/** A connection on bare TCP that has asked for an upgrade. */
async function ask(port: number, headers: Record<string, string>, method = 'GET') {
  const socket: Socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
  onTestFinished(() => void socket.destroy())
  await once(socket, 'connect')
  const said = { text: '', hasEnded: false }
  socket.on('data', (chunk) => (said.text += chunk.toString('latin1')))
  socket.on('end', () => (said.hasEnded = true))
  const lines = Object.entries({ Host: 'any', ...headers }).map(([name, value]) => `${name}: ${value}`)
  socket.write(`${[`${method} / HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n`)
  return { socket, said }
}

describe('[FR7] the server speaks the WebSocket standard', () => {
  test('the handshake answers the key as RFC 6455 does in its example', async () => {
    const { port } = await startServer()
    const { said } = await ask(port, UPGRADE)
    await until('it answers', () => said.text.endsWith('\r\n\r\n'))
    expect(said.text).toMatch(/^HTTP\/1.1 101 /)
    expect(said.text).toContain('Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n')
  })

  test.each([
    ['of another version', { 'Sec-WebSocket-Version': '8' }, 'GET'],
    ['without a key', { 'Sec-WebSocket-Key': '' }, 'GET'],
    ['with a key of another size', { 'Sec-WebSocket-Key': 'c2hvcnQ=' }, 'GET'],
    ['to something else', { Upgrade: 'h2c' }, 'GET'],
    ['by POST', {}, 'POST'],
  ])('an upgrade %s is refused', async (_what, headers, method) => {
    const { port, ends } = await startServer()
    const { said } = await ask(port, { ...UPGRADE, ...headers }, method)
    await until('it answers', () => said.text.includes('\r\n\r\n'))
    expect(said.text).toMatch(/^HTTP\/1.1 400 /)
    expect(ends).toEqual([])
  })

  test('messages of every length go both ways, in pieces too', async () => {
    const { port, ends } = await startServer()
    const client = await open(port)
    const got: Buffer[] = []
    client.on('message', (data: Buffer) => got.push(data))
    const sent = [0, 1, 125, 126, 65_535, 65_536, 1024 * 1024].map((length) =>
      Buffer.alloc(length, length % 251),
    )
    for (const message of sent) client.send(message)
    client.send(Buffer.from('in '), { fin: false })
    client.send(Buffer.from('pieces'))
    await until('all has come', () => ends[0]?.messages.length === sent.length + 1)
    expect(ends[0]?.messages).toEqual([...sent, Buffer.from('in pieces')])
    for (const message of sent) {
      ends[0]?.socket.send(Buffer.concat([headerOf(OPCODE.binary, message.length), message]))
    }
    await until('all has gone back', () => got.length === sent.length)
    expect(got).toEqual(sent)
  })

  test('a ping is answered with its own bytes', async () => {
    const { port, ends } = await startServer()
    const client = await open(port)
    const pongs: string[] = []
    client.on('pong', (data) => pongs.push(data.toString()))
    client.ping('one')
    await until('it is answered', () => pongs.length === 1)
    expect(pongs).toEqual(['one'])
    expect(ends[0]?.controls).toBe(1)
  })

  test('whoever says goodbye is answered with the same code, and it is told once', async () => {
    const { port, ends } = await startServer()
    const client = await open(port)
    client.close(4321, 'done')
    const [code] = await once(client, 'close')
    expect(code).toBe(4321)
    await until('the server knows', () => ends[0]?.closings === 1)
    expect(ends[0]?.socket.isOpen).toBe(false)
  })

  test('a goodbye of the server carries its code and reason, and what comes after it is thrown away', async () => {
    const { port, ends } = await startServer()
    const client = await open(port)
    const end = await until('the line is there', () => ends[0])
    end.socket.close(4422, 'refused')
    client.send(Buffer.from('late'))
    const [code, reason] = await once(client, 'close')
    expect([code, reason.toString()]).toEqual([4422, 'refused'])
    await until('the server knows', () => end.closings === 1)
    expect(end.messages).toEqual([])
  })

  test('a line whose peer goes without a word is over', async () => {
    const { port, ends } = await startServer()
    const client = await open(port)
    client.terminate()
    await until('the server knows', () => ends[0]?.closings === 1)
  })

  test('a peer that ends its side only is let go', async () => {
    const { port, ends } = await startServer()
    const { socket, said } = await ask(port, UPGRADE)
    await until('it is open', () => ends.length === 1)
    socket.end()
    await until('the server has ended its side', () => said.hasEnded)
    await until('the server knows', () => ends[0]?.closings === 1)
  })

  test('a peer that never says goodbye is cut off', async () => {
    const { port, ends } = await startServer({ closeTimeoutMs: 50 })
    const { socket } = await ask(port, UPGRADE)
    socket.on('error', () => {})
    const end = await until('it is open', () => ends[0])
    end.socket.close(4422, 'refused')
    await until('the server has cut it', () => end.closings === 1)
  })

  test('broken frames end the line with their code', async () => {
    const { port, ends } = await startServer()
    const { socket, said } = await ask(port, UPGRADE)
    await until('it is open', () => ends.length === 1 && said.text.endsWith('\r\n\r\n'))
    said.text = ''
    socket.write(Buffer.from([0x82, 0x01, 0x00]))
    await until('the server has ended its side', () => said.hasEnded)
    expect(Buffer.from(said.text, 'latin1')).toEqual(Buffer.from([0x88, 0x02, 1002 >> 8, 1002 & 255]))
    socket.end()
    await until('the server knows', () => ends[0]?.closings === 1)
  })

  test('frames that came with the upgrade are read', async () => {
    const { port, ends } = await startServer()
    const { socket } = await ask(port, { ...UPGRADE })
    const mask = [0, 0, 0, 0]
    socket.write(Buffer.from([0x82, 0x81, ...mask, 42]))
    await until('it is there', () => ends[0]?.messages.length === 1)
    expect(ends[0]?.messages[0]).toEqual(Buffer.from([42]))
  })

  test('who has not answered a ping by the next one is cut off; who has stays', async () => {
    const { port, ends } = await startServer()
    const client = await open(port)
    const { socket: silent } = await ask(port, UPGRADE)
    silent.on('error', () => {})
    await until('both are open', () => ends.length === 2)
    for (const { socket } of ends) socket.checkAlive()
    await until('one has answered', () => ends[0]?.controls === 1)
    for (const { socket } of ends) socket.checkAlive()
    await until('the other is gone', () => ends[1]?.closings === 1)
    await until('one has answered again', () => ends[0]?.controls === 2)
    expect(client.readyState).toBe(WebSocket.OPEN)
  })

  test('nothing is read while the line is paused', async () => {
    const { port, ends } = await startServer()
    const client = await open(port)
    const end = await until('the line is there', () => ends[0])
    end.socket.pause()
    client.send(Buffer.from('first'))
    client.ping()
    let isAnswered = false
    client.on('pong', () => (isAnswered = true))
    // Another line's message has made the whole way meanwhile.
    const other = await open(port)
    other.send(Buffer.from('second'))
    await until('the other has come', () => ends[1]?.messages.length === 1)
    expect([end.messages, isAnswered]).toEqual([[], false])
    end.socket.resume()
    await until('it has come', () => end.messages.length === 1 && isAnswered)
  })
})

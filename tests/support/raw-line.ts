import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { whenTestEnds } from './test-end.ts'
import type { TestMember } from './test-member.ts'

const ANY_KEY = 'dGhlIHNhbXBsZSBub25jZQ=='
/** A WebSocket frame from a client: final, binary, masked with zeros, its length in the eight bytes that follow. */
const HEAD_OF_LONG_FRAME = [0x82, 0xff]
const MASK = [0, 0, 0, 0]

/** A line into a room on bare TCP, for what no WebSocket library sends. */
export class RawLine {
  readonly #socket: Socket
  readonly #request: string
  #answer = ''
  isClosed = false

  private constructor(socket: Socket, request: string) {
    this.#socket = socket
    this.#request = request
    socket.on('error', () => {})
    socket.on('close', () => {
      this.isClosed = true
    })
    socket.on('data', (chunk) => {
      // The status line is enough.
      if (this.#answer.length < 100) this.#answer += chunk
    })
    whenTestEnds(() => socket.destroy())
  }

  /** A connection to the server, on which nothing has been said. */
  static async connect({ url, cookie }: TestMember, roomId: string): Promise<RawLine> {
    const { hostname, port } = new URL(url)
    const socket = connect({ port: Number(port), host: hostname })
    await once(socket, 'connect')
    const request = [
      `GET /api/rooms/${roomId}/socket?schema=${SCHEMA_VERSION} HTTP/1.1`,
      `Host: ${hostname}:${port}`,
      `Origin: ${url}`,
      `Cookie: ${cookie}`,
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      `Sec-WebSocket-Key: ${ANY_KEY}`,
      '\r\n',
    ].join('\r\n')
    return new RawLine(socket, request)
  }

  get isOpen(): boolean {
    return this.#answer.startsWith('HTTP/1.1 101')
  }

  /** Asks for the upgrade, or begins to: without the last line the server still waits. */
  ask({ isComplete }: { isComplete: boolean }): void {
    this.#socket.write(isComplete ? this.#request : this.#request.slice(0, -4))
  }

  /** Announces a frame of so many bytes, and sends `count` of them. */
  drip(frameBytes: number, count: number): void {
    const length = Buffer.alloc(8)
    length.writeBigUInt64BE(BigInt(frameBytes))
    this.#socket.write(Buffer.concat([Buffer.from(HEAD_OF_LONG_FRAME), length, Buffer.from(MASK)]))
    this.#socket.write(Buffer.alloc(count))
  }

  /** Cuts it. */
  end(): void {
    this.#socket.destroy()
  }
}

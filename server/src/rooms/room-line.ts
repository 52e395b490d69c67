import type { Duplex } from 'node:stream'
import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { AppError, closeCode, type ErrorCode } from '@plenary/shared/errors.ts'
import type { ClientId } from '@plenary/shared/ids.ts'
import {
  HANDSHAKE_TIMEOUT_MS,
  MAX_PRESENCE_BYTES,
  MAX_QUEUED_FRAMES,
  MAX_UNREAD_BYTES,
  MAX_UPDATE_BYTES,
} from '@plenary/shared/limits.ts'
import { decodePresence, ownPresenceSchema, type Person } from '@plenary/shared/presence.ts'
import { decodeMessage, encodeMessage, type Message } from '@plenary/shared/protocol.ts'
import { WebSocket } from 'ws'
import type { ServerContext } from '../context.ts'
import type { Connection } from '../live/connection.ts'
import type { LiveRoom } from '../live/live-room.ts'
import type { Frame } from '../live/openings.ts'
import type { LineRates } from './line-rates.ts'
import type { RoomSeat } from './rooms.ts'
import { wireOf } from './wire.ts'

/** A seat in an open room. */
export type Admission = RoomSeat & {
  live: LiveRoom
  sessionHash: string
  canWrite: boolean
  rates: LineRates
}

/** A WebSocket and the stream below it. */
export type LineSocket = { socket: WebSocket; stream: Duplex }

type Incoming = { frame: Buffer; isBinary: boolean }

const alive = new WeakSet<WebSocket>()

/**
 * One person's WebSocket in a room: frames in, within sizes and rates, and frames out. Whatever is wrong
 * with a frame ends the line with a code; nothing of the frame goes further.
 */
export class RoomLine implements Connection {
  readonly clientId: ClientId
  readonly ownIds: ReadonlySet<ClientId>
  readonly author: Connection['author']
  readonly person: Person
  readonly canWrite: boolean
  readonly #ctx: ServerContext
  readonly #socket: WebSocket
  readonly #stream: Duplex
  readonly #room: LiveRoom
  readonly #rates: LineRates
  readonly #queue: Incoming[] = []
  /** Whether the next frame waits: for its turn, or for what the one before it has to wait for. */
  #isHeld = false
  #pause: NodeJS.Timeout | null = null
  #handshake: NodeJS.Timeout | null
  /** What was unread when the text had been sent, which is no sign of a slow reader. */
  #openingBytes = 0

  constructor(ctx: ServerContext, { socket, stream }: LineSocket, admission: Admission) {
    const { live, role, mandate } = admission
    this.#ctx = ctx
    this.#socket = socket
    this.#stream = stream
    this.#room = live
    this.#rates = admission.rates
    this.clientId = admission.clientId
    this.ownIds = admission.ownIds
    this.canWrite = admission.canWrite
    this.author = {
      memberId: mandate.memberId,
      organizationId: mandate.organization.id,
      sessionHash: admission.sessionHash,
    }
    this.person = {
      memberId: mandate.memberId,
      name: mandate.displayName,
      organization: mandate.organization,
    }
    this.#handshake = setTimeout(() => this.close('handshake-timeout'), HANDSHAKE_TIMEOUT_MS)
    this.#listen()
    this.#join({ clientId: this.clientId, role, canWrite: this.canWrite, schemaVersion: SCHEMA_VERSION })
  }

  /** Ends a line whose peer has not answered the last ping, and pings again. */
  static checkAlive(socket: WebSocket): void {
    if (!alive.delete(socket)) return socket.terminate()
    socket.ping()
  }

  spend(work: number): void {
    if (!this.#rates.takeWork(work)) throw new AppError('too-many-requests', { detail: 'too much work' })
  }

  send(frames: readonly Frame[]): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    // Someone who does not read would fill our memory with what they will fetch anew anyway.
    if (this.#stream.writableLength > MAX_UNREAD_BYTES + this.#openingBytes) return this.close('slow-reader')
    this.#stream.write(wireOf(frames))
  }

  close(code: ErrorCode): void {
    this.#leave()
    // Read on, or its goodbye would never be heard; what else it says is thrown away.
    this.#socket.resume()
    this.#socket.close(closeCode(code), code)
    // A peer that does not read does not read the goodbye either.
    if (code === 'slow-reader') this.#socket.terminate()
  }

  #listen(): void {
    alive.add(this.#socket)
    this.#socket.on('pong', () => alive.add(this.#socket))
    this.#socket.on('close', () => this.#leave())
    this.#socket.on('message', (frame: Buffer, isBinary) => {
      if (this.#socket.readyState !== WebSocket.OPEN) return
      this.#queue.push({ frame, isBinary })
      if (this.#queue.length > MAX_QUEUED_FRAMES) this.close('too-many-requests')
      else this.#work()
    })
  }

  #join(hello: Extract<Message, { type: 'hello' }>['hello']): void {
    try {
      this.#room.join(this)
      this.send([encodeMessage({ type: 'hello', hello })])
    } catch (error) {
      this.#refuse(error)
    }
  }

  /**
   * Too fast is slowed down, not thrown out: what a person pasted is on its way. The socket is not read
   * meanwhile; what ws has taken from it already waits here.
   */
  #work(): void {
    for (let next = this.#queue[0]; next && !this.#isHeld; next = this.#queue[0]) {
      const waitMs = this.#rates.takeFrame(next.frame.length)
      if (this.#rates.isFlooded) return this.close('too-many-requests')
      if (waitMs > 0) return this.#wait(waitMs)
      this.#queue.shift()
      const done = this.#take(next)
      if (done) this.#holdUntil(done)
    }
  }

  #wait(ms: number): void {
    this.#hold()
    this.#pause = setTimeout(() => this.#goOn(), ms)
  }

  #holdUntil(done: Promise<void>): void {
    this.#hold()
    done.catch((error) => this.#refuse(error)).finally(() => this.#goOn())
  }

  #hold(): void {
    this.#isHeld = true
    this.#socket.pause()
  }

  #goOn(): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    this.#pause = null
    this.#isHeld = false
    this.#socket.resume()
    this.#work()
  }

  #take({ frame, isBinary }: Incoming): Promise<void> | undefined {
    try {
      if (!isBinary) throw new AppError('not-a-frame', { detail: 'text' })
      return this.#act(decodeMessage(frame))
    } catch (error) {
      this.#refuse(error)
      return
    }
  }

  #act(message: Message): Promise<void> | undefined {
    switch (message.type) {
      case 'presence':
        this.#takePresence(message.presence)
        return
      case 'sync-step-1':
      case 'query-presence':
        if (!this.#rates.takeOpening()) throw new AppError('too-many-requests', { detail: message.type })
        return this.#open(message)
      case 'update':
        if (message.update.length > MAX_UPDATE_BYTES) throw new AppError('frame-too-large')
        return this.#room.receive(this, message)
      default:
        return this.#room.receive(this, message)
    }
  }

  #open(message: Message): Promise<void> | undefined {
    if (message.type === 'sync-step-1') this.#endHandshake()
    const done = this.#room.receive(this, message)
    this.#openingBytes = this.#stream.writableLength
    return done
  }

  #takePresence(bytes: Uint8Array): void {
    if (bytes.length > MAX_PRESENCE_BYTES) throw new AppError('frame-too-large')
    const entries = decodePresence(bytes)
    const [entry] = entries
    // Said before the hello had arrived, under an id of one's own from before: soon said again.
    if (entries.length === 1 && entry && entry.clientId !== this.clientId && this.ownIds.has(entry.clientId))
      return
    // One line speaks for itself alone: phantoms come in crowds.
    if (!entry || entries.length > 1 || entry.clientId !== this.clientId) {
      throw new AppError('refused-presence', { detail: 'presence of somebody else' })
    }
    if (entry.state === null) return this.#room.presence.remove(this.clientId)
    const own = ownPresenceSchema.safeParse(entry.state)
    if (!own.success) throw new AppError('refused-presence', { cause: own.error })
    this.#room.move(this, own.data)
  }

  #refuse(error: unknown): void {
    const code = error instanceof AppError ? error.code : 'unexpected'
    const facts = { roomId: this.#room.id, memberId: this.author.memberId, code }
    if (error instanceof AppError)
      this.#ctx.logger.warn({ ...facts, detail: error.message }, 'a frame was refused')
    else this.#ctx.logger.error({ ...facts, err: error }, 'a frame failed')
    this.close(code)
  }

  #endHandshake(): void {
    if (this.#handshake) clearTimeout(this.#handshake)
    this.#handshake = null
  }

  #leave(): void {
    this.#endHandshake()
    if (this.#pause) clearTimeout(this.#pause)
    this.#queue.length = 0
    this.#room.leave(this)
    this.#ctx.live.release(this.#room)
  }
}

import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { AppError, closeCode, type ErrorCode } from '@plenary/shared/errors.ts'
import type { ClientId } from '@plenary/shared/ids.ts'
import {
  FRAME_BYTES_BURST,
  FRAME_BYTES_PER_SECOND,
  FRAMES_BURST,
  FRAMES_PER_SECOND,
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
import { TokenBucket } from '../http/token-bucket.ts'
import type { Connection, LiveRoom } from '../live/live-room.ts'
import type { RoomSeat } from './rooms.ts'

/** A seat in an open room. */
export type Admission = RoomSeat & { live: LiveRoom; sessionHash: string; canWrite: boolean }

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
  readonly #room: LiveRoom
  readonly #frames: TokenBucket
  readonly #bytes: TokenBucket
  readonly #queue: { frame: Buffer; isBinary: boolean }[] = []
  #pause: NodeJS.Timeout | null = null
  readonly #handshake: NodeJS.Timeout

  constructor(ctx: ServerContext, socket: WebSocket, { live, role, mandate, ...seat }: Admission) {
    this.#ctx = ctx
    this.#socket = socket
    this.#room = live
    this.clientId = seat.clientId
    this.ownIds = seat.ownIds
    this.canWrite = seat.canWrite
    this.author = {
      memberId: mandate.memberId,
      organizationId: mandate.organization.id,
      sessionHash: seat.sessionHash,
    }
    this.person = {
      memberId: mandate.memberId,
      name: mandate.displayName,
      organization: mandate.organization,
    }
    this.#frames = new TokenBucket({ burst: FRAMES_BURST, perSecond: FRAMES_PER_SECOND, now: ctx.now })
    this.#bytes = new TokenBucket({
      burst: FRAME_BYTES_BURST,
      perSecond: FRAME_BYTES_PER_SECOND,
      now: ctx.now,
    })
    this.#handshake = setTimeout(() => this.close('handshake-timeout'), HANDSHAKE_TIMEOUT_MS)
    this.#listen()
    this.#join({ clientId: this.clientId, role, canWrite: this.canWrite, schemaVersion: SCHEMA_VERSION })
  }

  /** Ends a line whose peer has not answered the last ping, and pings again. */
  static checkAlive(socket: WebSocket): void {
    if (!alive.delete(socket)) return socket.terminate()
    socket.ping()
  }

  send(frame: Uint8Array<ArrayBuffer>): void {
    if (this.#socket.readyState !== WebSocket.OPEN) return
    // Someone who does not read would fill our memory with what they will fetch anew anyway.
    if (this.#socket.bufferedAmount > MAX_UNREAD_BYTES) this.close('slow-reader')
    else this.#socket.send(frame)
  }

  close(code: ErrorCode): void {
    this.#leave()
    this.#socket.close(closeCode(code), code)
    // A peer that does not read does not read the goodbye either.
    if (code === 'slow-reader') this.#socket.terminate()
  }

  #listen(): void {
    alive.add(this.#socket)
    this.#socket.on('pong', () => alive.add(this.#socket))
    this.#socket.on('close', () => this.#leave())
    this.#socket.on('message', (frame: Buffer, isBinary) => {
      this.#queue.push({ frame, isBinary })
      if (this.#queue.length > MAX_QUEUED_FRAMES) this.close('too-many-requests')
      else this.#work()
    })
  }

  #join(hello: Extract<Message, { type: 'hello' }>['hello']): void {
    try {
      this.#room.join(this)
      this.send(encodeMessage({ type: 'hello', hello }))
    } catch (error) {
      this.#refuse(error)
    }
  }

  /**
   * Too fast is slowed down, not thrown out: what a person pasted is on its way. The socket is not read
   * meanwhile; what ws has taken from it already waits here.
   */
  #work(): void {
    for (let next = this.#queue[0]; next && !this.#pause; next = this.#queue[0]) {
      const waitMs = Math.max(this.#frames.waitMs(1), this.#bytes.waitMs(next.frame.length))
      if (waitMs > 0) return this.#wait(waitMs)
      this.#frames.take(1)
      this.#bytes.take(next.frame.length)
      this.#queue.shift()
      this.#take(next.frame, next.isBinary)
    }
  }

  #wait(ms: number): void {
    this.#socket.pause()
    this.#pause = setTimeout(() => {
      this.#pause = null
      this.#socket.resume()
      this.#work()
    }, ms)
  }

  #take(frame: Buffer, isBinary: boolean): void {
    try {
      if (!isBinary) throw new AppError('not-a-frame', { detail: 'text' })
      const message = decodeMessage(frame)
      if (message.type === 'sync-step-1') clearTimeout(this.#handshake)
      if (message.type === 'update' && message.update.length > MAX_UPDATE_BYTES)
        throw new AppError('frame-too-large')
      if (message.type === 'presence') this.#takePresence(message.presence)
      else this.#room.receive(this, message)
    } catch (error) {
      this.#refuse(error)
    }
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

  #leave(): void {
    clearTimeout(this.#handshake)
    if (this.#pause) clearTimeout(this.#pause)
    this.#queue.length = 0
    this.#room.leave(this)
    this.#ctx.live.release(this.#room)
  }
}

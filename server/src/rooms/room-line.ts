import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { AppError, closeCode, type ErrorCode } from '@plenary/shared/errors.ts'
import type { AccountId, ClientId, MemberId, RoomId } from '@plenary/shared/ids.ts'
import {
  HANDSHAKE_TIMEOUT_MS,
  MAX_PRESENCE_BYTES,
  MAX_QUEUED_MESSAGES,
  MAX_UNREAD_BYTES,
  MAX_UPDATE_BYTES,
} from '@plenary/shared/limits.ts'
import type { FreezeLevel, RoomRole } from '@plenary/shared/permissions.ts'
import { decodePresence, ownPresenceSchema, type Person } from '@plenary/shared/presence.ts'
import { decodeFrame, encodeMessage, type Message } from '@plenary/shared/protocol.ts'
import type { Attribution } from '@plenary/shared/rooms.ts'
import type { ServerContext } from '../context.ts'
import type { Author, Connection } from '../live/connection.ts'
import type { LiveRoom } from '../live/live-room.ts'
import type { Frame } from '../live/openings.ts'
import type { WatchedLine } from '../rights/rights.ts'
import type { Listener, WebSocket } from '../websocket/web-socket.ts'
import type { LineRates } from './line-rates.ts'
import type { RoomSeat } from './seats.ts'
import { wireOf } from './wire.ts'

/** A seat in an open room. */
export type Admission = RoomSeat & {
  live: LiveRoom
  accountId: AccountId
  sessionHash: string
  canWrite: boolean
  rates: LineRates
  /** The client id that they said they had before. */
  formerId: ClientId | null
  /** What was known of everybody's rights when this was decided. */
  rightsVersion: number
}

/** Told once of each line that is over. */
export type OnEnded = (socket: WebSocket, accountId: AccountId) => void

/** A message that waits for its turn, and its share of the bytes of its frame. */
type Incoming = { message: Message; sizeBytes: number }

/**
 * One person's WebSocket in a room: frames in, within sizes and rates, and frames out. Whatever is wrong
 * with a frame ends the line with a code; nothing of the frame goes further.
 */
export class RoomLine implements Connection, Listener, WatchedLine {
  readonly clientId: ClientId
  readonly author: Author
  readonly person: Person
  readonly canWrite: boolean
  readonly memberId: MemberId
  readonly accountId: AccountId
  readonly sessionHash: string
  readonly role: RoomRole
  readonly attribution: Attribution
  readonly freeze: FreezeLevel | null
  readonly #ctx: ServerContext
  readonly #socket: WebSocket
  readonly #room: LiveRoom
  readonly #rates: LineRates
  readonly #leased: readonly ClientId[]
  readonly #formerId: ClientId | null
  readonly #onEnded: OnEnded
  #ownIds: ReadonlySet<ClientId> | null = null
  readonly #queue: Incoming[] = []
  /** Whether the next frame waits: for its turn, or for what the one before it has to wait for. */
  #isHeld = false
  #pause: NodeJS.Timeout | null = null
  #handshake: NodeJS.Timeout | null
  /** What was unread when the text had been sent, which is no sign of a slow reader. */
  #openingBytes = 0

  constructor(ctx: ServerContext, socket: WebSocket, admission: Admission, onEnded: OnEnded) {
    const { live, role, room } = admission
    this.#ctx = ctx
    this.#socket = socket
    this.#room = live
    this.#rates = admission.rates
    this.clientId = admission.clientId
    this.#leased = admission.ownIds
    this.#formerId = admission.formerId
    this.#onEnded = onEnded
    this.canWrite = admission.canWrite
    this.author = admission.author
    this.person = admission.person
    this.memberId = admission.mandate.memberId
    this.accountId = admission.accountId
    this.sessionHash = admission.sessionHash
    this.role = role
    this.attribution = room.attribution
    this.freeze = room.freeze?.level ?? null
    this.#handshake = setTimeout(() => this.close('handshake-timeout'), HANDSHAKE_TIMEOUT_MS)
    socket.listen(this)
    ctx.rights.watch(this, admission.rightsVersion)
    this.#join(admission.key ?? '')
  }

  get roomId(): RoomId {
    return this.#room.id
  }

  /** Most lines never write: the set is made when it is first asked for. */
  get ownIds(): ReadonlySet<ClientId> {
    this.#ownIds ??= new Set(this.#leased)
    return this.#ownIds
  }

  spend(work: number): void {
    if (!this.#rates.takeWork(work)) throw new AppError('too-many-requests', { detail: 'too much work' })
  }

  send(frames: readonly Frame[]): void {
    if (!this.#socket.isOpen) return
    // Someone who does not read would fill our memory with what they will fetch anew anyway.
    if (this.#socket.unsentBytes > MAX_UNREAD_BYTES + this.#openingBytes) return this.close('slow-reader')
    this.#socket.send(wireOf(frames))
  }

  sendText(frames: readonly Frame[]): void {
    this.send(frames)
    this.#openingBytes = this.#socket.unsentBytes
  }

  close(code: ErrorCode): void {
    this.#leave()
    this.#socket.close(closeCode(code), code)
    // A peer that does not read does not read the goodbye either.
    if (code === 'slow-reader') this.#socket.terminate()
  }

  onMessage(frame: Buffer): void {
    try {
      const messages = decodeFrame(frame)
      const sizeBytes = frame.length / messages.length
      for (const message of messages) this.#queue.push({ message, sizeBytes })
    } catch (error) {
      return this.#refuse(error)
    }
    if (this.#queue.length > MAX_QUEUED_MESSAGES) this.close('too-many-requests')
    else this.#work()
  }

  onControl(): void {
    const waitMs = this.#rates.takeFrame(0)
    if (this.#rates.isFlooded) this.close('too-many-requests')
    else if (waitMs > 0 && !this.#isHeld) this.#wait(waitMs)
  }

  onClosed(): void {
    this.#leave()
    this.#onEnded(this.#socket, this.accountId)
  }

  #join(key: string): void {
    const { clientId, role, canWrite, person } = this
    const self = { memberId: person.memberId, name: person.name }
    const { epoch } = this.#room.text
    const hello = { clientId, role, canWrite, schemaVersion: SCHEMA_VERSION, epoch, self, key }
    try {
      this.#room.join(this)
      this.send([encodeMessage({ type: 'hello', hello })])
    } catch (error) {
      this.#refuse(error)
    }
  }

  /**
   * Too fast is slowed down, not thrown out: what a person pasted is on its way. The socket is not read
   * meanwhile; what has been taken from it already waits here.
   */
  #work(): void {
    for (let next = this.#queue[0]; next && !this.#isHeld; next = this.#queue[0]) {
      const waitMs = this.#rates.takeFrame(next.sizeBytes)
      if (this.#rates.isFlooded) return this.close('too-many-requests')
      if (waitMs > 0) return this.#wait(waitMs)
      this.#queue.shift()
      const done = this.#take(next.message)
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
    if (!this.#socket.isOpen) return
    this.#pause = null
    this.#isHeld = false
    this.#socket.resume()
    this.#work()
  }

  #take(message: Message): Promise<void> | undefined {
    try {
      return this.#act(message)
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
        if (message.type === 'sync-step-1') this.#endHandshake()
        return this.#room.receive(this, message)
      case 'update':
        if (message.update.length > MAX_UPDATE_BYTES) throw new AppError('frame-too-large')
        return this.#room.receive(this, message)
      default:
        return this.#room.receive(this, message)
    }
  }

  #takePresence(bytes: Uint8Array): void {
    if (bytes.length > MAX_PRESENCE_BYTES) throw new AppError('frame-too-large')
    const entries = decodePresence(bytes)
    const [entry] = entries
    // Said before the hello had arrived, under an id of one's own from before: soon said again.
    if (entries.length === 1 && entry && entry.clientId !== this.clientId && this.#wasOwn(entry.clientId))
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

  /** An id that they came with is not theirs any more when names have been hidden meanwhile. */
  #wasOwn(clientId: ClientId): boolean {
    return this.ownIds.has(clientId) || clientId === this.#formerId
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
    this.#ctx.rights.forget(this)
    this.#room.leave(this)
    this.#ctx.live.release(this.#room)
  }
}

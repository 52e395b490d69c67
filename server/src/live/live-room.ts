import type { RoomBatch } from '@plenary/db/updates.ts'
import { AppError, type ErrorCode } from '@plenary/shared/errors.ts'
import type { ClientId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import {
  COMMIT_WINDOW_MAX_MS,
  COMMIT_WINDOW_MS,
  LOG_PAGE_ROWS,
  MAX_LINES_PER_MEMBER,
  MAX_WAITING_BYTES,
  MAX_WAITING_UPDATES,
} from '@plenary/shared/limits.ts'
import type { OwnPresence, Person } from '@plenary/shared/presence.ts'
import { encodeMessage, type Message } from '@plenary/shared/protocol.ts'
import type { Logger } from 'pino'
import type { Bus, BusWord, NodeId } from './bus.ts'
import { type Frame, Openings } from './openings.ts'
import { RoomPresence } from './room-presence.ts'
import type { RoomStore } from './room-store.ts'
import type { LogRow, RoomText, TakenUpdate } from './room-text.ts'
import type { LogWriter, UpdateLog } from './update-log.ts'

/** One person's line into a room, as the room sees it. */
export type Connection = {
  readonly clientId: ClientId
  /** Every client id leased to this member in this room. */
  readonly ownIds: ReadonlySet<ClientId>
  readonly author: { memberId: MemberId; organizationId: OrganizationId; sessionHash: string | null }
  readonly person: Person
  readonly canWrite: boolean
  /**
   * Takes a share of the work that an account may give to everybody.
   *
   * @throws {AppError} `too-many-requests`
   */
  spend(work: number): void
  /** Sends frames in one go. A list that goes to many is the same list for each of them. */
  send(frames: readonly Frame[]): void
  close(code: ErrorCode): void
}

/** What a room reaches. */
export type RoomSurroundings = {
  store: RoomStore
  log: UpdateLog
  bus: Bus
  logger: Logger
  now: () => number
}

export type LiveRoomInput = RoomSurroundings & {
  id: RoomId
  text: RoomText
  /** Called after each commit. */
  onCommitted: () => void
  /** Called once, when the room has closed itself after a failure. */
  onFailed: () => void
}

/** An update that waits for its commit, and its place among all that were ever taken here. */
type WaitingUpdate = TakenUpdate & { connection: Connection; position: number }

/**
 * One open room: its text, who is in it, and the order of things. A change is judged here first, so that the next
 * one can be judged against it; nobody is told of it, neither the others nor its author, before it is committed
 * (docs/rules.md, DU1). The log in the database is the truth: what another node has written to it comes first, and
 * what waits here is judged again after it.
 */
export class LiveRoom implements LogWriter {
  readonly id: RoomId
  readonly presence: RoomPresence
  readonly #input: LiveRoomInput
  readonly #text: RoomText
  readonly #openings: Openings
  readonly #connections = new Set<Connection>()
  /** Those that have the text and get what follows. */
  readonly #synced = new Set<Connection>()
  readonly #unsubscribe: () => void
  #isOpen = true
  #waiting: WaitingUpdate[] = []
  #waitingBytes = 0
  /** How many updates were ever taken. */
  #taken = 0
  /** How many of those that wait are in the commit under way. */
  #inFlight = 0
  #committedAt = Number.NEGATIVE_INFINITY
  #questions: { position: number; act: () => void }[] = []
  #catchingUp: Promise<void> | null = null
  #onLanded: (() => void) | null = null

  constructor(input: LiveRoomInput) {
    this.id = input.id
    this.#input = input
    this.#text = input.text
    this.#openings = new Openings(input.text)
    this.presence = new RoomPresence(input.now, () => this.#tell([]))
    this.#unsubscribe = input.bus.subscribe(input.id, (word, from) => this.#hear(word, from))
    input.bus.publish(input.id, { kind: 'ask-presence' })
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get isEmpty(): boolean {
    return this.#connections.size === 0
  }

  /** The committed text. */
  get text(): RoomText {
    return this.#text
  }

  /** The row of the log up to which the text is committed. */
  get seq(): number {
    return this.#text.seq
  }

  /** Adds a connection. The same client id on an older line means that line is dead: it is closed. */
  join(connection: Connection): void {
    if (!this.#isOpen) throw new AppError('storage-failed', { detail: 'the room has closed' })
    const own: Connection[] = []
    for (const other of this.#connections) {
      if (other.clientId === connection.clientId) this.#drop(other, 'taken-over')
      else if (other.author.memberId === connection.author.memberId) own.push(other)
    }
    this.#connections.add(connection)
    if (own.length >= MAX_LINES_PER_MEMBER && own[0]) this.#drop(own[0], 'too-many-requests')
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    this.#synced.delete(connection)
    this.presence.remove(connection.clientId)
  }

  /**
   * Takes one message of a connection that has joined. Gives a promise when it must be waited for before the next
   * message of the same connection: the update may build on what another node has written.
   *
   * @throws {AppError} the refusal; the caller closes the connection with its code.
   */
  receive(connection: Connection, message: Message): Promise<void> | undefined {
    if (!this.#isOpen || !this.#connections.has(connection)) return
    switch (message.type) {
      case 'sync-step-1':
        this.#sync(connection, message.stateVector)
        return
      case 'sync-step-2':
      case 'update':
        return this.#takeUpdate(connection, message.update)
      case 'marker':
        this.#whenCommitted(() => this.#saySaved(connection, message.marker))
        return
      case 'query-presence':
        connection.send([encodeMessage({ type: 'presence', presence: this.presence.everybody() })])
        return
      case 'presence':
      case 'hello':
      case 'saved':
        throw new AppError('not-a-frame', { detail: `${message.type} from a client` })
    }
  }

  /** Where a connection's person is now; the rest of what others see of them is the server's. */
  move(connection: Connection, own: OwnPresence): void {
    if (!this.#isOpen || !this.#connections.has(connection)) return
    const isHere = [own.cursor?.anchor, own.cursor?.head].every((position) =>
      this.#text.isKnownPosition(position),
    )
    this.presence.set(connection.clientId, connection.person, isHere ? own : { ...own, cursor: null })
  }

  nextBatch(limits: { rows: number; bytes: number }): RoomBatch | null {
    if (!this.#isOpen || this.#catchingUp || this.#waiting.length === 0) return null
    let { bytes } = limits
    const rows: RoomBatch['rows'][number][] = []
    for (const { update, connection } of this.#waiting) {
      bytes -= update.length
      if (rows.length > 0 && (rows.length === limits.rows || bytes < 0)) break
      rows.push({ ...connection.author, update })
    }
    this.#inFlight = rows.length
    this.#committedAt = performance.now()
    return { roomId: this.id, afterSeq: this.#text.seq, rows }
  }

  onStored(): void {
    const stored = this.#land()
    if (!this.#isOpen) return
    this.#waiting.splice(0, stored.length)
    for (const { update } of stored) this.#waitingBytes -= update.length
    const [first] = stored
    const isOfOne = stored.every(({ connection }) => connection === first?.connection)
    this.#tell(this.#text.commit(stored), isOfOne ? first?.connection : undefined)
    this.#input.bus.publish(this.id, { kind: 'log', seq: this.#text.seq })
    this.#answerCommitted()
    this.#wantCommit()
    this.#input.onCommitted()
  }

  onOvertaken(): void {
    this.#land()
    const { seq } = this.#text
    void this.catchUp().then(() => {
      if (this.#isOpen && this.#text.seq === seq) this.onFailed(new Error('the room has no log to write to'))
    })
  }

  onFailed(error: unknown): void {
    this.#land()
    if (!this.#isOpen) return
    this.#input.logger.error({ roomId: this.id, err: error }, 'the room could not store and has closed')
    this.#input.log.forget(this)
    this.close('storage-failed')
    this.#input.onFailed()
  }

  /** Reads what others have written to the log and takes it in. Resolves when done, or when the room has failed. */
  catchUp(): Promise<void> {
    if (!this.#isOpen) return Promise.resolve()
    this.#catchingUp ??= this.#readOn()
      .catch((error) => this.onFailed(error))
      .finally(() => {
        this.#catchingUp = null
        this.#wantCommit()
      })
    return this.#catchingUp
  }

  /** Resolves when everything taken so far is committed, or the room has closed. */
  async settled(): Promise<void> {
    if (!this.#isOpen) return
    await new Promise<void>((resolve) => this.#whenCommitted(resolve))
  }

  /** Sends everybody away, with a code that tells whether to come back. */
  dismiss(code: ErrorCode): void {
    for (const connection of [...this.#connections]) this.#drop(connection, code)
  }

  /** Sends everybody away and forgets the text. */
  close(code: ErrorCode): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.dismiss(code)
    this.#tell([])
    this.#unsubscribe()
    this.presence.stop()
    this.#waiting = []
    for (const { act } of this.#questions.splice(0)) act()
  }

  /** Said only to whoever is still here: a room that has failed lets the waiting go with nothing promised. */
  #saySaved(connection: Connection, marker: number): void {
    if (!this.#connections.has(connection)) return
    connection.send([encodeMessage({ type: 'saved', marker, atMs: this.#input.now() })])
  }

  /** What is committed goes out at once; what is not yet follows with everybody's. */
  #sync(connection: Connection, stateVector: Uint8Array): void {
    connection.send(this.#openings.framesFor(stateVector))
    const presence = encodeMessage({ type: 'presence', presence: this.presence.everybody() })
    // A reader has nothing to bring, and is not asked.
    const question = encodeMessage({ type: 'sync-step-1', stateVector: this.#text.encodeStateVector() })
    connection.send(connection.canWrite ? [question, presence] : [presence])
    this.#synced.add(connection)
  }

  #takeUpdate(connection: Connection, received: Uint8Array): Promise<void> | undefined {
    if (!connection.canWrite) throw new AppError('no-access', { detail: 'an update from a reader' })
    if (this.#waiting.length >= MAX_WAITING_UPDATES || this.#waitingBytes > MAX_WAITING_BYTES) {
      this.onFailed(new Error('too much waits for the database'))
      return
    }
    try {
      this.#take(connection, received)
      return
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'refused-update') throw error
      return this.#takeLater(connection, received, error)
    }
  }

  /** It may build on words that this person has from another node, and that have not come here yet. */
  async #takeLater(connection: Connection, received: Uint8Array, refusal: AppError): Promise<void> {
    const { seq } = this.#text
    await this.catchUp()
    if (!this.#isOpen || !this.#connections.has(connection)) return
    if (this.#text.seq === seq) throw refusal
    this.#take(connection, received)
  }

  #take(connection: Connection, received: Uint8Array): void {
    const taken = this.#text.take(received, connection.ownIds)
    if (!taken) return
    try {
      connection.spend(taken.work)
    } catch (error) {
      this.#text.takeBack(taken)
      throw error
    }
    this.#taken += 1
    this.#waiting.push({ ...taken, connection, position: this.#taken })
    this.#waitingBytes += taken.update.length
    if (this.#waiting.length === 1) this.#wantCommit()
  }

  /** A quiet room is committed at once, a busy one when its window is over. */
  #wantCommit(): void {
    if (!this.#isOpen || this.#waiting.length === 0) return
    this.#input.log.want(this, this.#committedAt + commitWindowMs(this.#synced.size))
  }

  /** The commit under way has ended: what was in it. */
  #land(): WaitingUpdate[] {
    const landed = this.#waiting.slice(0, this.#inFlight)
    this.#inFlight = 0
    this.#onLanded?.()
    return landed
  }

  async #readOn(): Promise<void> {
    // What it will find may be our own rows, if they are just being written.
    if (this.#inFlight > 0) await new Promise<void>((resolve) => (this.#onLanded = resolve))
    this.#onLanded = null
    for (;;) {
      const rows = await this.#input.store.listRows(this.id, this.#text.seq, LOG_PAGE_ROWS)
      if (!this.#isOpen || rows.length === 0) return
      this.#follow(rows)
    }
  }

  /** Rows of others come first; what waits here is judged again, as if it had come after them. */
  #follow(rows: readonly LogRow[]): void {
    const waiting = this.#waiting
    for (const one of waiting.toReversed()) this.#text.takeBack(one)
    this.#tell(this.#text.follow(rows))
    this.#waiting = []
    this.#waitingBytes = 0
    for (const one of waiting) this.#takeAgain(one)
    this.#answerCommitted()
    this.#input.onCommitted()
  }

  #takeAgain({ connection, position, update }: WaitingUpdate): void {
    try {
      const taken = this.#text.take(update, connection.ownIds)
      if (!taken) return
      this.#waiting.push({ ...taken, connection, position })
      this.#waitingBytes += taken.update.length
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // Two lines of one client id wrote different words in the same place, on two nodes.
      this.#drop(connection, error.code)
    }
  }

  /** One frame for all, encoded once, and presence with it if there is news. */
  #tell(updates: readonly Uint8Array[], author?: Connection): void {
    const news = this.presence.takeNews()
    const presence = news ? [encodeMessage({ type: 'presence', presence: news.here })] : []
    const frames = [...updates.map((update) => encodeMessage({ type: 'update', update })), ...presence]
    for (const connection of this.#synced) {
      const own = connection === author ? presence : frames
      if (own.length > 0) connection.send(own)
    }
    const elsewhere = this.#input.bus.hasCompany ? news?.elsewhere() : null
    if (elsewhere) this.#input.bus.publish(this.id, { kind: 'presence', presence: elsewhere })
  }

  #hear(word: BusWord, from: NodeId): void {
    if (!this.#isOpen) return
    switch (word.kind) {
      case 'log':
        if (word.seq > this.#text.seq) void this.catchUp()
        break
      case 'presence':
        this.presence.hear(word.presence, from)
        break
      case 'ask-presence':
        this.#input.bus.publish(this.id, { kind: 'presence', presence: this.presence.everybodyHere() })
        break
    }
  }

  #whenCommitted(act: () => void): void {
    if (this.#waiting.length === 0) act()
    else this.#questions.push({ position: this.#taken, act })
  }

  #answerCommitted(): void {
    const committed = (this.#waiting[0]?.position ?? this.#taken + 1) - 1
    while (this.#questions[0] && this.#questions[0].position <= committed) this.#questions.shift()?.act()
  }

  #drop(connection: Connection, code: ErrorCode): void {
    this.leave(connection)
    connection.close(code)
  }
}

/** How long a room with so many people gathers changes: their frames are the cost, and few see a quiet room. */
function commitWindowMs(people: number): number {
  return Math.min(COMMIT_WINDOW_MAX_MS, COMMIT_WINDOW_MS + Math.max(0, people - 12) / 8)
}

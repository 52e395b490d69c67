import type { LogRow, RoomBatch } from '@plenary/db/updates.ts'
import { AppError, type ErrorCode } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { LOG_PAGE_ROWS, MAX_LINES_PER_MEMBER } from '@plenary/shared/limits.ts'
import type { OwnPresence } from '@plenary/shared/presence.ts'
import { encodeMessage, type Message } from '@plenary/shared/protocol.ts'
import type { BusWord, NodeId } from './bus.ts'
import { commitWindowMs } from './commit-window.ts'
import type { Connection } from './connection.ts'
import { LengthWatch } from './length-watch.ts'
import { type Frame, Openings } from './openings.ts'
import { RoomPresence } from './room-presence.ts'
import { LogPurged, type RoomText } from './room-text.ts'
import { SavedAnswers } from './saved-answers.ts'
import type { LiveRoomInput } from './surroundings.ts'
import type { LogWriter } from './update-log.ts'
import { type Committed, NOTHING_COMMITTED, WaitingUpdates } from './waiting-updates.ts'

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
  readonly #waiting: WaitingUpdates
  readonly #answers: SavedAnswers
  readonly #lengths = new LengthWatch()
  #committedAt = Number.NEGATIVE_INFINITY
  #catchingUp: Promise<void> | null = null

  constructor(input: LiveRoomInput) {
    this.id = input.id
    this.#input = input
    this.#text = input.text
    this.#openings = new Openings(input.text)
    this.#waiting = new WaitingUpdates(input.text)
    this.#answers = new SavedAnswers(input.now)
    this.presence = new RoomPresence(input.now, () => this.#tell(NOTHING_COMMITTED))
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
      else if (other.memberId === connection.memberId) own.push(other)
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
        this.#takeQuestion(connection, message.marker)
        return
      case 'query-presence':
        connection.send([encodeMessage({ type: 'presence', presence: this.presence.everybody() })])
        return
      case 'presence':
      case 'hello':
      case 'saved':
      case 'event':
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

  /** Sends frames to those in the room of whom `isFor` holds, whether or not they have the text yet. */
  send(frames: readonly Frame[], isFor: (connection: Connection) => boolean): void {
    for (const connection of [...this.#connections]) if (isFor(connection)) connection.send(frames)
  }

  /** From here on it is kept what comes into the text beside a map of what is committed of it now. */
  awaitMap(): void {
    this.#text.awaitMap(this.#waiting.updates)
  }

  nextBatch(limits: { rows: number; bytes: number }): RoomBatch | null {
    if (!this.#isOpen || this.#catchingUp || this.#waiting.isEmpty) return null
    this.#committedAt = performance.now()
    return { roomId: this.id, afterSeq: this.#text.seq, rows: this.#waiting.launch(limits) }
  }

  onStored(): void {
    const count = this.#waiting.land()
    if (!this.#isOpen) return
    const { length, seq } = this.#text
    const committed = this.#waiting.commit(count)
    this.#watchLength(length, seq)
    this.#waiting.answer()
    this.#tell(committed)
    this.#input.bus.publish(this.id, { kind: 'log', seq: this.#text.seq })
    this.#wantCommit()
    this.#input.onCommitted()
  }

  onOvertaken(): void {
    this.#waiting.land()
    const { seq } = this.#text
    void this.catchUp().then(() => {
      if (this.#isOpen && this.#text.seq === seq) this.onFailed(new Error('the room has no log to write to'))
    })
  }

  onFailed(error: unknown): void {
    this.#waiting.land()
    if (!this.#isOpen) return
    this.#input.logger.error({ roomId: this.id, err: error }, 'the room could not store and has closed')
    this.#end('storage-failed')
  }

  /** Reads what others have written to the log and takes it in. Resolves when done, or when the room has failed. */
  catchUp(): Promise<void> {
    if (!this.#isOpen) return Promise.resolve()
    this.#catchingUp ??= this.#readOn()
      .catch((error) => {
        // What is in memory may hold what was purged, and so may the copies of everybody here.
        if (error instanceof LogPurged) this.#end('text-purged')
        else this.onFailed(error)
      })
      .finally(() => {
        this.#catchingUp = null
        this.#wantCommit()
      })
    return this.#catchingUp
  }

  /** The same with all that the log held when this was asked: a reading that is under way may have looked already. */
  async catchUpFully(): Promise<void> {
    await this.catchUp()
    await this.catchUp()
  }

  /** Resolves when everything taken so far is committed, or the room has closed. */
  async settled(): Promise<void> {
    if (!this.#isOpen) return
    await new Promise<void>((resolve) => this.#waiting.whenCommitted(resolve))
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
    this.#tell(NOTHING_COMMITTED)
    this.#unsubscribe()
    this.presence.stop()
    this.#waiting.giveUp()
  }

  /** The room is over, and whoever comes loads it anew. */
  #end(code: ErrorCode): void {
    if (!this.#isOpen) return
    this.#input.log.forget(this)
    this.close(code)
    this.#input.onEnded()
  }

  /** What is not committed yet is answered along with the telling of it. */
  #takeQuestion(connection: Connection, marker: number): void {
    if (this.#waiting.isEmpty) connection.send([this.#answers.frameFor(marker)])
    else this.#waiting.whenCommitted(() => this.#answers.add(connection, marker))
  }

  /** What is committed goes out at once; what is not yet follows with everybody's. */
  #sync(connection: Connection, stateVector: Uint8Array): void {
    connection.sendText(this.#openings.framesFor(stateVector))
    const presence = encodeMessage({ type: 'presence', presence: this.presence.everybody() })
    // A reader has nothing to bring, and is not asked.
    const question = encodeMessage({ type: 'sync-step-1', stateVector: this.#text.encodeStateVector() })
    connection.send(connection.canWrite ? [question, presence] : [presence])
    this.#synced.add(connection)
  }

  #takeUpdate(connection: Connection, received: Uint8Array): Promise<void> | undefined {
    if (!connection.canWrite) throw new AppError('no-access', { detail: 'an update from a reader' })
    if (this.#waiting.isFull) {
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
    const wasIdle = this.#waiting.isEmpty
    this.#waiting.take(connection, received)
    if (wasIdle) this.#wantCommit()
  }

  /** Rows of others are watched where they are stored. */
  #watchLength(before: number | null, seq: number): void {
    const after = this.#text.length
    if (before === null || after === null || after >= before) return
    const stoodAt = this.#lengths.fall({ seq, before, after }, this.#input.now())
    if (stoodAt !== null) this.#input.onFallen(stoodAt)
  }

  /** A quiet room is committed at once, a busy one when its window is over. */
  #wantCommit(): void {
    if (!this.#isOpen || this.#waiting.isEmpty) return
    this.#input.log.want(this, this.#committedAt + commitWindowMs(this.#synced.size))
  }

  async #readOn(): Promise<void> {
    // What it will find may be our own rows, if they are just being written.
    await this.#waiting.landed()
    for (;;) {
      const rows = await this.#input.store.listRows(this.id, this.#text.seq, LOG_PAGE_ROWS)
      if (!this.#isOpen || rows.length === 0) return
      this.#follow(rows)
    }
  }

  #follow(rows: readonly LogRow[]): void {
    const { refused, ...committed } = this.#waiting.follow(rows)
    for (const { connection, code } of refused) this.#drop(connection, code)
    this.#waiting.answer()
    this.#tell(committed)
    this.#input.onCommitted()
  }

  /** One frame for all, encoded once; presence with it if there is news, and to each what they asked. */
  #tell({ updates, author }: Committed): void {
    const news = this.presence.takeNews()
    const presence = news ? [encodeMessage({ type: 'presence', presence: news.here })] : []
    const frames = [...updates.map((update) => encodeMessage({ type: 'update', update })), ...presence]
    const answers = this.#answers.take(this.#synced)
    for (const connection of this.#synced) {
      const own = connection === author ? presence : frames
      const answer = answers.get(connection)
      if (answer) connection.send([...own, ...answer])
      else if (own.length > 0) connection.send(own)
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
      case 'event':
        this.#input.onWord(word.text)
        break
      case 'rights':
        break
    }
  }

  #drop(connection: Connection, code: ErrorCode): void {
    this.leave(connection)
    connection.close(code)
  }
}

import { AppError, type ErrorCode } from '@plenary/shared/errors.ts'
import type { ClientId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import {
  MAX_LINES_PER_MEMBER,
  MAX_MERGED_UPDATES,
  MAX_WAITING_BYTES,
  MAX_WAITING_UPDATES,
} from '@plenary/shared/limits.ts'
import type { OwnPresence, Person } from '@plenary/shared/presence.ts'
import { encodeMessage, type Message } from '@plenary/shared/protocol.ts'
import type { Logger } from 'pino'
import * as Y from 'yjs'
import { RoomPresence } from './room-presence.ts'
import { BrokenTextError, RoomText } from './room-text.ts'
import type { LoggedUpdate, LogReader, UpdateLog } from './update-log.ts'

/** One person's line into a room, as the room sees it. */
export type Connection = {
  readonly clientId: ClientId
  /** Every client id leased to this member in this room. */
  readonly ownIds: ReadonlySet<ClientId>
  readonly author: { memberId: MemberId; organizationId: OrganizationId; sessionHash: string | null }
  readonly person: Person
  readonly canWrite: boolean
  send(frame: Uint8Array<ArrayBuffer>): void
  close(code: ErrorCode): void
}

/** What a room is opened with and what it may reach. */
export type LiveRoomInput = {
  id: RoomId
  doc: Y.Doc
  sizeBytes: number
  seq: number
  log: UpdateLog
  logger: Logger
  now: () => number
  /** Called whenever nothing waits for the database any more. */
  onSettled: () => void
  /** Called once, when the room has closed itself after a failure. */
  onFailed: () => void
}

/**
 * One open room: its text, who is in it, and the order of things. A change is applied here first, so that
 * the next one can be judged against it; nobody is told of it, neither the others nor its author, before it
 * is committed (docs/rules.md, DU1). Everything that waits for a commit waits in one line.
 */
export class LiveRoom implements LogReader {
  readonly id: RoomId
  readonly presence: RoomPresence
  readonly #text: RoomText
  readonly #log: UpdateLog
  readonly #logger: Logger
  readonly #now: () => number
  readonly #onSettled: () => void
  readonly #onFailed: () => void
  /** In the order of joining; those in `#synced` have the text and get what follows. */
  readonly #connections = new Set<Connection>()
  readonly #synced = new Set<Connection>()
  #seq: number
  #isOpen = true
  /** How many updates were applied and how many of those are committed. */
  #applied = 0
  #durable = 0
  #waitingBytes = 0
  #waiting: { position: number; act: () => void }[] = []

  constructor({ id, doc, sizeBytes, seq, log, logger, now, onSettled, onFailed }: LiveRoomInput) {
    this.id = id
    this.#text = new RoomText(doc, sizeBytes)
    this.#seq = seq
    this.#log = log
    this.#logger = logger.child({ roomId: id })
    this.#now = now
    this.#onSettled = onSettled
    this.#onFailed = onFailed
    this.presence = new RoomPresence(now, (frame) => {
      for (const connection of this.#synced) connection.send(frame)
    })
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  get isEmpty(): boolean {
    return this.#connections.size === 0
  }

  /** Adds a connection. The same client id on an older line means that line is dead: it is closed. */
  join(connection: Connection): void {
    if (!this.#isOpen) throw new AppError('storage-failed', { detail: 'the room has closed' })
    for (const other of this.#connections) {
      if (other.clientId === connection.clientId) this.#drop(other, 'taken-over')
    }
    this.#connections.add(connection)
    const own = [...this.#connections].filter(({ author }) => author.memberId === connection.author.memberId)
    if (own.length > MAX_LINES_PER_MEMBER && own[0]) this.#drop(own[0], 'too-many-requests')
  }

  leave(connection: Connection): void {
    if (!this.#connections.delete(connection)) return
    this.#synced.delete(connection)
    this.presence.remove(connection.clientId)
  }

  /**
   * Takes one message of a connection that has joined.
   *
   * @throws {AppError} the refusal; the caller closes the connection with its code.
   */
  receive(connection: Connection, message: Message): void {
    if (!this.#isOpen || !this.#connections.has(connection)) return
    switch (message.type) {
      case 'sync-step-1':
        return this.#sync(connection, message.stateVector)
      case 'sync-step-2':
      case 'update':
        return this.#takeUpdate(connection, message.update)
      case 'marker':
        return this.#whenDurable(() => this.#saySaved(connection, message.marker))
      case 'query-presence':
        return connection.send(this.presence.everybody())
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

  onCommitted(updates: readonly LoggedUpdate[], lastSeq: number): void {
    if (!this.#isOpen) return
    if (lastSeq !== this.#seq + updates.length) {
      return this.onFailed(new Error('somebody else wrote to the log of this room'))
    }
    this.#seq = lastSeq
    this.#durable += updates.length
    for (const { update } of updates) this.#waitingBytes -= update.length
    this.#broadcast(updates)
    this.#actOnDurable()
    if (this.#applied === this.#durable) this.#onSettled()
  }

  onFailed(error: unknown): void {
    if (!this.#isOpen) return
    this.#logger.error({ err: error }, 'the room could not store and has closed')
    this.#log.forget(this)
    this.close('storage-failed')
    this.#onFailed()
  }

  /** The whole text and the log row it reaches to, or null while anything in it is not committed. */
  capture(): { state: Uint8Array; seq: number; fragment: Y.XmlFragment } | null {
    if (!this.#isOpen || this.#applied !== this.#durable) return null
    return { state: this.#text.encodeSince(), seq: this.#seq, fragment: this.#text.fragment }
  }

  /** Log row up to which the text is committed. */
  get seq(): number {
    return this.#seq
  }

  /** Resolves when everything applied so far is committed, or the room has closed. */
  async settled(): Promise<void> {
    if (!this.#isOpen) return
    await new Promise<void>((resolve) => this.#whenDurable(resolve))
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
    this.presence.stop()
    const waiting = this.#waiting.splice(0)
    for (const { act } of waiting) act()
    this.#text.destroy()
  }

  /** Said only to whoever is still here: a room that has failed lets the waiting go with nothing promised. */
  #saySaved(connection: Connection, marker: number): void {
    if (!this.#connections.has(connection)) return
    connection.send(encodeMessage({ type: 'saved', marker, atMs: this.#now() }))
  }

  #sync(connection: Connection, stateVector: Uint8Array): void {
    const update = this.#text.encodeSince(stateVector)
    const known = this.#text.stateVector
    // The text holds edits that are not committed yet: it leaves when they are.
    this.#whenDurable(() => {
      if (!this.#connections.has(connection)) return
      connection.send(encodeMessage({ type: 'sync-step-2', update }))
      // A reader has nothing to bring, and is not asked.
      if (connection.canWrite) connection.send(encodeMessage({ type: 'sync-step-1', stateVector: known }))
      connection.send(this.presence.everybody())
      this.#synced.add(connection)
    })
  }

  #takeUpdate(connection: Connection, received: Uint8Array): void {
    if (!connection.canWrite) throw new AppError('no-access', { detail: 'an update from a reader' })
    if (this.#applied - this.#durable >= MAX_WAITING_UPDATES || this.#waitingBytes > MAX_WAITING_BYTES) {
      return this.onFailed(new Error('too much waits for the database'))
    }
    const update = this.#enter(received, connection.ownIds)
    if (!update) return
    this.#applied += 1
    this.#waitingBytes += update.length
    this.#log.append({ roomId: this.id, clientId: connection.clientId, ...connection.author, update }, this)
  }

  #enter(received: Uint8Array, ownIds: ReadonlySet<ClientId>): Uint8Array | null {
    try {
      return this.#text.take(received, ownIds)
    } catch (error) {
      if (!(error instanceof BrokenTextError)) throw error
      this.onFailed(error)
      throw new AppError('refused-update', { cause: error })
    }
  }

  /** One merged frame to all: encoded once, and in the order of the log. */
  #broadcast(updates: readonly LoggedUpdate[]): void {
    for (let at = 0; at < updates.length; at += MAX_MERGED_UPDATES) {
      const part = updates.slice(at, at + MAX_MERGED_UPDATES)
      const frame = encodeMessage({ type: 'update', update: merge(part) })
      const author = onlyAuthor(part)
      for (const connection of this.#synced) {
        if (connection.clientId !== author) connection.send(frame)
      }
    }
  }

  #whenDurable(act: () => void): void {
    if (this.#applied === this.#durable) act()
    else this.#waiting.push({ position: this.#applied, act })
  }

  #actOnDurable(): void {
    while (this.#waiting[0] && this.#waiting[0].position <= this.#durable) this.#waiting.shift()?.act()
  }

  #drop(connection: Connection, code: ErrorCode): void {
    this.leave(connection)
    connection.close(code)
  }
}

/** The one connection all of these came over, which has them already; null when there are several. */
function onlyAuthor(updates: readonly LoggedUpdate[]): ClientId | null {
  const author = updates[0]?.clientId ?? null
  return updates.every((update) => update.clientId === author) ? author : null
}

function merge(updates: readonly LoggedUpdate[]): Uint8Array {
  const [first] = updates
  return first && updates.length === 1 ? first.update : Y.mergeUpdates(updates.map((row) => row.update))
}

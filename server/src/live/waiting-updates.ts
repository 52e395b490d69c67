import type { LogRow, NewRow } from '@plenary/db/updates.ts'
import { AppError, type ErrorCode } from '@plenary/shared/errors.ts'
import { MAX_WAITING_BYTES, MAX_WAITING_UPDATES } from '@plenary/shared/limits.ts'
import type { Connection } from './connection.ts'
import type { RoomText, TakenUpdate } from './room-text.ts'

/** An update that waits for its commit, and its place among all that were ever taken here. */
type WaitingUpdate = TakenUpdate & { connection: Connection; position: number }

/** What a commit has brought, to be told: `author` is whom all of it came from, who has it already. */
export type Committed = { updates: Uint8Array[]; author: Connection | undefined }

export const NOTHING_COMMITTED: Committed = { updates: [], author: undefined }

/** Somebody whose update cannot stand after what another node has written. */
export type Refused = { connection: Connection; code: ErrorCode }

/** The updates of a room that have passed the gate and are not in the log yet, in their order, and who waits for that. */
export class WaitingUpdates {
  readonly #text: RoomText
  #list: WaitingUpdate[] = []
  #sizeBytes = 0
  /** How many updates were ever taken. */
  #taken = 0
  /** How many of those that wait are in the commit under way. */
  #inFlight = 0
  #questions: { position: number; act: () => void }[] = []
  #onLanded: (() => void) | null = null

  constructor(text: RoomText) {
    this.#text = text
  }

  get isEmpty(): boolean {
    return this.#list.length === 0
  }

  get updates(): Uint8Array[] {
    return this.#list.map(({ update }) => update)
  }

  /** Whether the database is so far behind that no more can be taken. */
  get isFull(): boolean {
    return this.#list.length >= MAX_WAITING_UPDATES || this.#sizeBytes > MAX_WAITING_BYTES
  }

  /**
   * Takes an update in, if there is anything new in it.
   *
   * @throws {AppError} the refusal; nothing has changed then.
   */
  take(connection: Connection, received: Uint8Array): void {
    const taken = this.#text.take(received, connection.ownIds)
    if (!taken) return
    try {
      connection.spend(taken.work)
    } catch (error) {
      this.#text.takeBack(taken)
      throw error
    }
    this.#taken += 1
    this.#add({ ...taken, connection, position: this.#taken })
  }

  /** The rows of the next commit: as many as the limits allow, but one at least. It is under way then. */
  launch(limits: { rows: number; bytes: number }): NewRow[] {
    let { bytes } = limits
    const rows: NewRow[] = []
    for (const { update, connection } of this.#list) {
      bytes -= update.length
      if (rows.length > 0 && (rows.length === limits.rows || bytes < 0)) break
      rows.push({ ...connection.author, update })
    }
    this.#inFlight = rows.length
    return rows
  }

  /** The commit under way has ended. Gives how many updates were in it. */
  land(): number {
    const landed = this.#inFlight
    this.#inFlight = 0
    this.#onLanded?.()
    this.#onLanded = null
    return landed
  }

  /** Resolves when no commit is under way. */
  async landed(): Promise<void> {
    if (this.#inFlight > 0) await new Promise<void>((resolve) => (this.#onLanded = resolve))
  }

  /** The first so many are in the log. */
  commit(count: number): Committed {
    const stored = this.#list.splice(0, count)
    for (const { update } of stored) this.#sizeBytes -= update.length
    const [first] = stored
    const isOfOne = stored.every(({ connection }) => connection === first?.connection)
    return { updates: this.#text.commit(stored), author: isOfOne ? first?.connection : undefined }
  }

  /**
   * Rows of others come first; what waits is judged again, as if it had come after them.
   *
   * @throws {Error} when the log has a gap.
   */
  follow(rows: readonly LogRow[]): Committed & { refused: Refused[] } {
    const waiting = this.#list
    for (const one of waiting.toReversed()) this.#text.takeBack(one)
    this.#list = []
    this.#sizeBytes = 0
    const updates = this.#text.follow(rows)
    return { updates, author: undefined, refused: waiting.flatMap((one) => this.#takeAgain(one) ?? []) }
  }

  /** Calls back once everything that was taken by now is in the log; at once if it is. `answer` has to be called. */
  whenCommitted(act: () => void): void {
    if (this.isEmpty) act()
    else this.#questions.push({ position: this.#taken, act })
  }

  /** Calls back whoever waits for what is in the log by now. */
  answer(): void {
    const committed = (this.#list[0]?.position ?? this.#taken + 1) - 1
    while (this.#questions[0] && this.#questions[0].position <= committed) this.#questions.shift()?.act()
  }

  /** Lets everything go, and everybody who waits. */
  giveUp(): void {
    this.#list = []
    this.answer()
  }

  #takeAgain({ connection, position, update }: WaitingUpdate): Refused | null {
    try {
      const taken = this.#text.take(update, connection.ownIds)
      if (taken) this.#add({ ...taken, connection, position })
      return null
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      // Two lines of one client id wrote different words in the same place, on two nodes.
      return { connection, code: error.code }
    }
  }

  #add(one: WaitingUpdate): void {
    this.#list.push(one)
    this.#sizeBytes += one.update.length
  }
}

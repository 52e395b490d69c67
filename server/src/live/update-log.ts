import type { Db } from '@plenary/db/database.ts'
import { appendUpdates, type NewUpdate } from '@plenary/db/updates.ts'
import type { ClientId, RoomId } from '@plenary/shared/ids.ts'

/** A row on its way, and the connection it came over. */
export type LoggedUpdate = NewUpdate & { clientId: ClientId }

/** Whoever is told what became of the updates of one room. */
export type LogReader = {
  /** All of `updates` are committed, in this order; `lastSeq` is the seq of the last. */
  onCommitted(updates: readonly LoggedUpdate[], lastSeq: number): void
  /** Whether they are stored is unknown: treat them as not. */
  onFailed(error: unknown): void
}

type Entry = { update: LoggedUpdate; reader: LogReader }

/** Rows for one INSERT: enough for every typist of a busy server, and well under PostgreSQL's parameters. */
const MAX_BATCH_ROWS = 1_000
const MAX_BATCH_BYTES = 4 * 1024 * 1024

/**
 * The ordered way of all updates into the database. A quiet log writes at once; while a commit is under way,
 * what arrives gathers and goes as one statement, so that a busy server commits no more often than a quiet
 * one. Order is kept for each room.
 */
export class UpdateLog {
  readonly #db: Db
  #waiting: Entry[] = []
  #isFlushing = false
  #writing: Promise<void> = Promise.resolve()
  #whenIdle: (() => void)[] = []

  constructor(db: Db) {
    this.#db = db
  }

  append(update: LoggedUpdate, reader: LogReader): void {
    this.#waiting.push({ update, reader })
    if (!this.#isFlushing) void this.#flush()
  }

  /** Drops what still waits for a reader that has given up; a write under way goes on. */
  forget(reader: LogReader): void {
    this.#waiting = this.#waiting.filter((entry) => entry.reader !== reader)
  }

  /** Resolves when the write under way has ended, so that a text read after it misses nothing of it. */
  async afterWrite(): Promise<void> {
    await this.#writing
  }

  /** Resolves when nothing waits and nothing is being written. */
  async idle(): Promise<void> {
    if (this.#isFlushing) await new Promise<void>((resolve) => this.#whenIdle.push(resolve))
  }

  async #flush(): Promise<void> {
    this.#isFlushing = true
    // Everything that arrived in this turn of the event loop goes together.
    await Promise.resolve()
    while (this.#waiting.length > 0) {
      const batch = this.#waiting.splice(0, batchSize(this.#waiting))
      this.#writing = this.#write(batch)
      await this.#writing
    }
    this.#isFlushing = false
    for (const resolve of this.#whenIdle.splice(0)) resolve()
  }

  async #write(batch: Entry[]): Promise<void> {
    const rooms = Map.groupBy(batch, (entry) => entry.reader)
    const lastSeqs = await this.#append(batch)
    for (const [reader, entries] of rooms) {
      if (lastSeqs instanceof Map) reader.onCommitted(updatesOf(entries), lastSeqOf(lastSeqs, entries))
      else {
        // A room that failed starts anew from the database: what it has waiting would follow a gap.
        this.forget(reader)
        reader.onFailed(lastSeqs.error)
      }
    }
  }

  async #append(batch: readonly Entry[]): Promise<Map<RoomId, number> | { error: unknown }> {
    try {
      return await appendUpdates(this.#db, updatesOf(batch))
    } catch (error) {
      return { error }
    }
  }
}

/** How many of the entries go together; one at least, however large. */
function batchSize(entries: readonly Entry[]): number {
  let sizeBytes = 0
  for (const [at, { update }] of entries.slice(0, MAX_BATCH_ROWS).entries()) {
    sizeBytes += update.update.length
    if (sizeBytes > MAX_BATCH_BYTES) return Math.max(1, at)
  }
  return Math.min(entries.length, MAX_BATCH_ROWS)
}

function updatesOf(entries: readonly Entry[]): LoggedUpdate[] {
  return entries.map((entry) => entry.update)
}

function lastSeqOf(lastSeqs: ReadonlyMap<RoomId, number>, entries: readonly Entry[]): number {
  const roomId = entries[0]?.update.roomId
  return (roomId && lastSeqs.get(roomId)) ?? 0
}

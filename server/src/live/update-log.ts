import type { RoomBatch } from '@plenary/db/updates.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { COMMIT_PAUSE_MAX_MS, COMMIT_PAUSE_MS } from '@plenary/shared/limits.ts'
import type { RoomStore } from './room-store.ts'

/** Whoever has rows for one room's log, and is told what became of them. */
export type LogWriter = {
  /** The first rows that wait, as many as `limits` allow but one at least; null when none may go now. */
  nextBatch(limits: { rows: number; bytes: number }): RoomBatch | null
  /** The rows of the last batch are committed. */
  onStored(): void
  /** Somebody else has written to the log: nothing of the batch is stored. */
  onOvertaken(): void
  /** Whether they are stored is unknown: treat them as not. */
  onFailed(error: unknown): void
}

/** Rows for one commit: enough for every typist of a busy server. */
const MAX_BATCH_ROWS = 2_000
const MAX_BATCH_BYTES = 4 * 1024 * 1024
/** Rooms in a commit from which on a server is busy: to wait a little longer spares it every second one. */
const MANY_ROOMS = 3

/**
 * Group commit: the ordered way of all updates into the database. A writer says when it wants to be written; what
 * is due then goes together, and while a commit is under way, what comes due waits for the next one. So a quiet
 * room is written at once, and a busy server commits no more often than it can.
 */
export class UpdateLog {
  readonly #store: RoomStore
  readonly #due = new Map<LogWriter, number>()
  #timer: NodeJS.Timeout | NodeJS.Immediate | null = null
  #timerAt = Number.POSITIVE_INFINITY
  /** When the last commit began. */
  #writtenAt = Number.NEGATIVE_INFINITY
  /** How long after it the next one may begin. */
  #pauseMs = COMMIT_PAUSE_MS
  #writing: Promise<void> | null = null

  constructor(store: RoomStore) {
    this.#store = store
  }

  /** Asks that a writer's rows be written at a time of `performance.now()`, or as soon after it as may be. */
  want(writer: LogWriter, atMs: number): void {
    const known = this.#due.get(writer)
    if (known !== undefined && known <= atMs) return
    this.#due.set(writer, atMs)
    if (!this.#writing) this.#wake(atMs)
  }

  /** Forgets a writer that has given up; a write under way goes on. */
  forget(writer: LogWriter): void {
    this.#due.delete(writer)
  }

  /** Resolves when the write under way has ended, so that a text read after it misses nothing of it. */
  async afterWrite(): Promise<void> {
    await this.#writing
  }

  /** Resolves when nothing is due and nothing is being written. */
  async idle(): Promise<void> {
    while (this.#writing || this.#due.size > 0) await (this.#writing ?? this.#flush())
  }

  #wake(dueMs: number): void {
    const atMs = Math.max(dueMs, this.#writtenAt + this.#pauseMs)
    if (this.#timer && this.#timerAt <= atMs) return
    this.#cancelTimer()
    this.#timerAt = atMs
    const flush = () => {
      this.#cancelTimer()
      void this.#flush()
    }
    const waitMs = atMs - performance.now()
    // At once is: after everything else that has arrived by now has been heard, and goes along.
    this.#timer = waitMs > 0 ? setTimeout(flush, waitMs) : setImmediate(flush)
  }

  #cancelTimer(): void {
    if (this.#timer && 'hasRef' in this.#timer && 'refresh' in this.#timer) clearTimeout(this.#timer)
    else if (this.#timer) clearImmediate(this.#timer as NodeJS.Immediate)
    this.#timer = null
    this.#timerAt = Number.POSITIVE_INFINITY
  }

  #flush(): Promise<void> {
    this.#writing ??= this.#writeDue().finally(() => {
      this.#writing = null
      if (this.#due.size > 0) this.#wake(Math.min(...this.#due.values()))
    })
    return this.#writing
  }

  async #writeDue(): Promise<void> {
    const batches = this.#takeBatches()
    if (batches.size === 0) return
    this.#writtenAt = performance.now()
    this.#pauseMs = batches.size >= MANY_ROOMS ? COMMIT_PAUSE_MAX_MS : COMMIT_PAUSE_MS
    const stored = await this.#append([...batches.values()])
    for (const [writer, { roomId }] of batches) {
      if (!(stored instanceof Set)) writer.onFailed(stored.error)
      else if (stored.has(roomId)) writer.onStored()
      else writer.onOvertaken()
    }
  }

  #takeBatches(): Map<LogWriter, RoomBatch> {
    const now = performance.now()
    const batches = new Map<LogWriter, RoomBatch>()
    let [rows, bytes] = [MAX_BATCH_ROWS, MAX_BATCH_BYTES]
    for (const [writer, atMs] of this.#due) {
      if (atMs > now) continue
      if (rows <= 0 || bytes <= 0) break
      this.#due.delete(writer)
      const batch = writer.nextBatch({ rows, bytes })
      if (!batch) continue
      batches.set(writer, batch)
      rows -= batch.rows.length
      bytes -= batch.rows.reduce((sum, row) => sum + row.update.length, 0)
    }
    return batches
  }

  async #append(batches: readonly RoomBatch[]): Promise<Set<RoomId> | { error: unknown }> {
    try {
      return await this.#store.append(batches)
    } catch (error) {
      return { error }
    }
  }
}

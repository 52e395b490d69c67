import type { LogRow } from '@plenary/db/updates.ts'
import { foldText } from '@plenary/server/live/fold.ts'
import { admit, enter, type Passed } from '@plenary/server/live/gate.ts'
import { Openings } from '@plenary/server/live/openings.ts'
import { type Checkpoint, RoomText, type TakenUpdate } from '@plenary/server/live/room-text.ts'
import type { Structure } from '@plenary/server/live/structure.ts'
import { decodeStructure } from '@plenary/server/live/structure-bytes.ts'
import { readUpdate } from '@plenary/server/live/update-reader.ts'
import { AppError } from '@plenary/shared/errors.ts'
import { decodeMessage } from '@plenary/shared/protocol.ts'

/** What comes down a line: updates, and the question what the server is missing. */
export type Message = { update: Uint8Array } | { stateVector: Uint8Array }
/** One open line into a node. */
export type Line = { node: LogNode; ownIds: ReadonlySet<number>; inbox: Message[] }

type Waiting = TakenUpdate & { line: Line; passed: Passed }

/** A node that has the room open, as `LiveRoom` drives its text, without the waiting. Several share one log. */
export class LogNode {
  readonly lines = new Set<Line>()
  /** What the room's text knows of its structure, which is its own affair: the same acts on another. */
  structure: Structure
  #text: RoomText
  #waiting: Waiting[] = []
  #folded: Checkpoint | null = null
  readonly #log: Uint8Array[]

  constructor(log: Uint8Array[]) {
    this.#log = log
    const folded = foldText(null, log)
    this.#text = new RoomText({ seq: log.length, epoch: 0, ...folded })
    this.structure = decodeStructure(folded.structure)
  }

  get text(): RoomText {
    return this.#text
  }

  get isIdle(): boolean {
    return this.#waiting.length === 0 && this.#text.seq === this.#log.length
  }

  join(stateVector: Uint8Array, ownIds: ReadonlySet<number>): Line {
    const updates = new Openings(this.#text).framesFor(stateVector).map(updateIn)
    const line = { node: this, ownIds, inbox: [...updates, { stateVector: this.#text.encodeStateVector() }] }
    this.lines.add(line)
    return line
  }

  /** Takes an update in; gives whether there was anything new in it. */
  receive(line: Line, update: Uint8Array): boolean {
    try {
      return this.#take(line, update)
    } catch (error) {
      if (!(error instanceof AppError) || this.#text.seq === this.#log.length) throw error
      this.catchUp()
      return this.#take(line, update)
    }
  }

  /** Commits the first of what waits, unless another node was faster. */
  commit(count: number): void {
    if (this.#text.seq !== this.#log.length) return this.catchUp()
    const stored = this.#waiting.splice(0, count)
    this.#log.push(...stored.map(({ update }) => update))
    const authors = new Set(stored.map(({ line }) => line))
    this.#tell(this.#text.commit(stored), authors.size === 1 ? stored[0]?.line : undefined)
  }

  catchUp(): void {
    const seq = this.#text.seq
    const rows: LogRow[] = this.#log.slice(seq).map((update, at) => ({ seq: seq + at + 1, epoch: 0, update }))
    if (rows.length === 0) return
    const waiting = this.#waiting
    for (const one of waiting.toReversed()) {
      this.#text.takeBack(one)
      this.structure.goBack(one.passed.before)
    }
    this.#tell(this.#text.follow(rows))
    for (const { update } of rows) enter(this.structure, readUpdate(update, Number.POSITIVE_INFINITY))
    this.#waiting = []
    for (const { line, update } of waiting) this.#take(line, update)
  }

  /** Begins to fold, or puts in place what was folded before. */
  fold(): void {
    if (this.#folded) {
      this.#text.rebase(this.#folded)
      this.#folded = null
    } else {
      const { checkpoint, tail, seq } = this.#text
      this.#folded = { seq, epoch: 0, ...foldText(checkpoint.state, tail.updates()) }
    }
  }

  /** Closes the room and opens it anew from the log: what was not committed is lost here. */
  reload(): void {
    this.lines.clear()
    this.#waiting = []
    this.#folded = null
    const { checkpoint, seq } = this.#text
    const folded = foldText(checkpoint.state, this.#text.tail.updates())
    this.#text = new RoomText({ seq, epoch: 0, ...folded })
    this.structure = decodeStructure(folded.structure)
  }

  #take(line: Line, received: Uint8Array): boolean {
    const taken = this.#text.take(received, line.ownIds)
    if (!taken) return false
    const passed = admit(this.structure, readUpdate(taken.update, Number.POSITIVE_INFINITY), line.ownIds)
    this.#waiting.push({ ...taken, line, passed })
    return true
  }

  #tell(updates: readonly Uint8Array[], author?: Line): void {
    for (const line of this.lines) {
      if (line !== author) line.inbox.push(...updates.map((update) => ({ update })))
    }
  }
}

function updateIn(frame: Uint8Array): { update: Uint8Array } {
  const message = decodeMessage(frame)
  if (!('update' in message)) throw new Error(`${message.type} in an opening`)
  return { update: message.update }
}

import type { Encoder } from 'lib0/encoding'
import { createEncoder, toUint8Array, writeUint8, writeVarString, writeVarUint } from 'lib0/encoding'
import type { LetterId } from './first-text.ts'

const HAS_ORIGIN = 0x80
const HAS_RIGHT_ORIGIN = 0x40
const STRING = 4
const LETTERS = 'etaoinshrdlu'

/** A run of letters in the making: what it follows and what it stands before. */
type Run = { origin: LetterId; rightOrigin: LetterId }

/**
 * Somebody who writes, without a document: the bytes of an insertion need only the ids of the neighbours, so the load
 * costs its process next to nothing. The bytes are those that Yjs makes of the same key; the end of each workload
 * holds them to it by applying them to a document.
 */
export class Typist {
  readonly clientId: number
  /** When each letter went out, by its clock. */
  readonly sentAtMs: number[] = []
  /** Letters before this one are for warming up: all of them, until it is said. */
  measuredFrom = Number.POSITIVE_INFINITY
  readonly #runs: Run[]
  #nextRun = 0

  /** Writes behind each of the given letters in turn; two of them make letters that Yjs cannot join. */
  constructor(clientId: number, after: readonly LetterId[]) {
    this.clientId = clientId
    this.#runs = after.map((origin) => ({
      origin,
      rightOrigin: { client: origin.client, clock: origin.clock + 1 },
    }))
  }

  /** How many letters this person has written. */
  get letters(): number {
    return this.sentAtMs.length
  }

  /** The place behind the letter written last, as an awareness state has it. */
  get cursor(): unknown {
    const at = { item: { client: this.clientId, clock: this.letters - 1 }, assoc: 0 }
    return { anchor: at, head: at }
  }

  /** The update of the next letters, said to be sent now. */
  write(count: number, nowMs: number): Uint8Array {
    const encoder = createEncoder()
    for (const number of [1, count, this.clientId, this.letters]) writeVarUint(encoder, number)
    for (let i = 0; i < count; i++) this.#writeLetter(encoder, nowMs)
    const NO_DELETIONS = 0
    writeVarUint(encoder, NO_DELETIONS)
    return toUint8Array(encoder)
  }

  #writeLetter(encoder: Encoder, nowMs: number): void {
    const run = this.#runs[this.#nextRun]
    if (!run) throw new Error('a typist without a place')
    this.#nextRun = (this.#nextRun + 1) % this.#runs.length
    writeUint8(encoder, HAS_ORIGIN | HAS_RIGHT_ORIGIN | STRING)
    for (const { client, clock } of [run.origin, run.rightOrigin]) {
      writeVarUint(encoder, client)
      writeVarUint(encoder, clock)
    }
    writeVarString(encoder, LETTERS[this.letters % LETTERS.length] ?? 'e')
    run.origin = { client: this.clientId, clock: this.letters }
    this.sentAtMs.push(nowMs)
  }
}

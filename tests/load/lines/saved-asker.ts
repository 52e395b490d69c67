import { encodeMessage } from '@plenary/shared/protocol.ts'
import type { Line } from './line.ts'
import type { Typist } from './typist.ts'

/**
 * Asks what is stored as Plenary's client does: a marker after a change, one question at a time. Takes the time of each
 * measured letter from its send to the answer that covers it.
 */
export class SavedAsker {
  readonly latenciesMs: number[] = []
  readonly #line: Line
  readonly #typist: Typist
  #marker = 0
  #askedUpTo: number | null = null
  #savedUpTo = 0

  constructor(line: Line, typist: Typist) {
    this.#line = line
    this.#typist = typist
    line.onSaved = () => this.#take()
  }

  /** Something was written. */
  follow(): void {
    if (this.#askedUpTo !== null) return
    this.#marker += 1
    this.#askedUpTo = this.#typist.letters
    this.#line.send(encodeMessage({ type: 'marker', marker: this.#marker }))
  }

  get isAllSaved(): boolean {
    return this.#savedUpTo === this.#typist.letters
  }

  #take(): void {
    const now = performance.now()
    const upTo = this.#askedUpTo ?? this.#savedUpTo
    for (let at = Math.max(this.#savedUpTo, this.#typist.measuredFrom); at < upTo; at++) {
      this.latenciesMs.push(now - (this.#typist.sentAtMs[at] ?? now))
    }
    this.#savedUpTo = upTo
    this.#askedUpTo = null
    if (!this.isAllSaved) this.follow()
  }
}

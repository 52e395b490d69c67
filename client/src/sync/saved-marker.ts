/**
 * Asks the server what it has stored. A marker follows the changes on the same line; its answer means that
 * everything sent before it is committed. One question at a time, so that a fast typist asks no more often
 * than the server answers.
 */
export class SavedMarker {
  readonly #ask: (marker: number) => void
  #last = 0
  #asked: number | null = null
  #isBehind = false

  constructor(ask: (marker: number) => void) {
    this.#ask = ask
  }

  /** Something was sent: ask about it, now or after the answer that is due. */
  follow(): void {
    if (this.#asked !== null) {
      this.#isBehind = true
      return
    }
    this.#last += 1
    this.#asked = this.#last
    this.#isBehind = false
    this.#ask(this.#last)
  }

  /** Takes an answer. True when nothing has been sent since the question: all of it is stored. */
  take(marker: number): boolean {
    if (marker !== this.#asked) return false
    this.#asked = null
    if (!this.#isBehind) return true
    this.follow()
    return false
  }

  /** The line broke: an answer to what was asked will not come. */
  interrupt(): void {
    this.#asked = null
    this.#isBehind = false
  }
}

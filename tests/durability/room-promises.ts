import { expect } from 'vitest'
import type { TestLine } from '../support/test-member.ts'
import { wordsOf } from '../support/words.ts'

/**
 * What has become of the words of one room: which were written, which ones the server owes, and which may be gone.
 * A word is owed once its author was told that it is saved, somebody else has seen it, or it has been stored.
 */
export class RoomPromises {
  readonly #written = new Set<string>()
  readonly #owed = new Set<string>()
  readonly #struck = new Set<string>()
  readonly #struckForGood = new Set<string>()

  /** A word has been written; nothing is promised yet. */
  write(word: string): void {
    this.#written.add(word)
  }

  /** A word has been struck out; until that is saved it may come back. */
  strike(word: string): void {
    this.#struck.add(word)
  }

  /** Its author was told that everything up to these words is saved. */
  save({ written, struck }: { written: readonly string[]; struck: readonly string[] }): void {
    for (const word of written) this.#owed.add(word)
    for (const word of struck) this.#struckForGood.add(word)
  }

  /** The server owes these words: somebody has them in a text that came from it, or comes back with them. */
  owe(words: readonly string[]): void {
    for (const word of words) this.#owed.add(word)
  }

  /** How many words the server has promised so far. */
  get owedCount(): number {
    return this.#owed.size
  }

  /** Holds a text against the promises: all that is owed is there, once, and nothing that nobody wrote. */
  expectKept(line: TestLine): void {
    const stored = wordsOf(line)
    const found = new Set(stored)
    expect({
      lost: [...this.#owed].filter((word) => !found.has(word) && !this.#struck.has(word)),
      doubled: stored.toSorted().filter((word, at, sorted) => word === sorted[at - 1]),
      invented: stored.filter((word) => !this.#written.has(word)),
      backFromTheDead: [...this.#struckForGood].filter((word) => found.has(word)),
    }).toEqual({ lost: [], doubled: [], invented: [], backFromTheDead: [] })
  }
}

import { type BlockIndex, blockAt } from './block-index.ts'
import { familyOf } from './families.ts'

/** Which block of one side is which of the other: each of one at most. */
export class Pairs {
  readonly before: BlockIndex
  readonly after: BlockIndex
  readonly #toAfter: Int32Array
  readonly #toBefore: Int32Array

  constructor(before: BlockIndex, after: BlockIndex) {
    this.before = before
    this.after = after
    this.#toAfter = new Int32Array(before.length).fill(-1)
    this.#toBefore = new Int32Array(after.length).fill(-1)
  }

  /** The block after that was this one before, or -1. */
  readonly toAfter = (before: number): number => this.#toAfter[before] ?? -1

  /** The block before that became this one, or -1. */
  readonly toBefore = (after: number): number => this.#toBefore[after] ?? -1

  /** Whether neither belongs to another yet, and one could have become the other. */
  couldPair(before: number, after: number): boolean {
    const isFree = this.toAfter(before) < 0 && this.toBefore(after) < 0
    return isFree && familyOf(blockAt(this.before, before).node) === familyOf(blockAt(this.after, after).node)
  }

  /** Makes one of two blocks; what they were before is forgotten. */
  pair(before: number, after: number): void {
    const [formerAfter, formerBefore] = [this.toAfter(before), this.toBefore(after)]
    if (formerAfter >= 0) this.#toBefore[formerAfter] = -1
    if (formerBefore >= 0) this.#toAfter[formerBefore] = -1
    this.#toAfter[before] = after
    this.#toBefore[after] = before
  }

  /** Makes one of two blocks that are alike all through, with what is in them. */
  pairWhole(before: number, after: number): void {
    const count = blockAt(this.before, before).end - before
    for (let inside = 0; inside < count; inside++) this.pair(before + inside, after + inside)
  }
}

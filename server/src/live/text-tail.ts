import * as Y from 'yjs'
import { inOwnBuffer } from './update-bytes.ts'

type Part = { update: Uint8Array; seq: number }

/** Updates merged at a time: more of them at once are merged in quadratic time. */
const MERGED_AT_ONCE = 32

/**
 * The committed updates since a text was folded. They are merged only when somebody comes in and wants them, each
 * of them a few times at the most: many that come at once share what the first of them had made.
 */
export class TextTail {
  #parts: Part[] = []
  #sizeBytes = 0
  #count = 0

  get sizeBytes(): number {
    return this.#sizeBytes
  }

  /** How many updates came since the fold. */
  get count(): number {
    return this.#count
  }

  /** Adds an update whose last row in the log is `seq`. */
  push(update: Uint8Array, seq: number): void {
    this.#parts.push({ update: inOwnBuffer(update), seq })
    this.#sizeBytes += update.length
    this.#count += 1
  }

  /** All of it in order, in a handful of updates. */
  updates(): Uint8Array[] {
    while (this.#parts.length > MERGED_AT_ONCE) this.#parts = mergeNeighbours(this.#parts)
    return this.#parts.map((part) => part.update)
  }

  /** Drops what a fold up to and with a row has taken in; of a merged part that reaches further, nothing. */
  dropUpTo(seq: number): void {
    const kept = this.#parts.filter((part) => part.seq > seq)
    this.#count = Math.min(this.#count, kept.length)
    this.#parts = kept
    this.#sizeBytes = kept.reduce((sum, part) => sum + part.update.length, 0)
  }
}

function mergeNeighbours(parts: readonly Part[]): Part[] {
  const merged: Part[] = []
  for (let at = 0; at < parts.length; at += MERGED_AT_ONCE) {
    const some = parts.slice(at, at + MERGED_AT_ONCE)
    const seq = some.at(-1)?.seq ?? 0
    merged.push({ update: mergeUpdates(some.map((part) => part.update)), seq })
  }
  return merged
}

/** Several updates as one; a single one as it is. */
export function mergeUpdates(updates: readonly Uint8Array[]): Uint8Array {
  const [first] = updates
  return first && updates.length === 1 ? first : Y.mergeUpdates([...updates])
}

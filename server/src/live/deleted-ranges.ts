import * as encoding from 'lib0/encoding'
import type { DeletedRange } from './update-reader.ts'

/** Where a client's deleted positions begin and end, in order, none touching the next. */
type Ranges = { starts: number[]; ends: number[] }

/** Which positions of a text are deleted: a sync step 2 repeats all of them, and only what is new is stored. */
export class DeletedRanges {
  readonly #clients = new Map<number, Ranges>()
  #size = 0

  /** How many positions are deleted. */
  get size(): number {
    return this.#size
  }

  has({ client, clock, length }: DeletedRange): boolean {
    const ranges = this.#clients.get(client)
    if (!ranges) return false
    const at = firstEndingAfter(ranges, clock)
    return (ranges.starts[at] ?? Infinity) <= clock && clock + length <= (ranges.ends[at] ?? 0)
  }

  /** The parts of a range that are not deleted. */
  missing({ client, clock, length }: DeletedRange): DeletedRange[] {
    const { starts, ends } = this.#clients.get(client) ?? { starts: [], ends: [] }
    const parts: DeletedRange[] = []
    const end = clock + length
    let from = clock
    for (let at = firstEndingAfter({ starts, ends }, clock); from < end; at += 1) {
      const to = Math.min(starts[at] ?? end, end)
      if (to > from) parts.push({ client, clock: from, length: to - from })
      from = ends[at] ?? end
    }
    return parts
  }

  add({ client, clock, length }: DeletedRange): void {
    const ranges = this.#clients.get(client) ?? { starts: [], ends: [] }
    this.#clients.set(client, ranges)
    const end = clock + length
    // Everything that the new range touches becomes one with it.
    const from = firstEndingAfter(ranges, clock - 1)
    let to = from
    while (to < ranges.starts.length && (ranges.starts[to] ?? 0) <= end) to += 1
    const start = to > from ? Math.min(clock, ranges.starts[from] ?? clock) : clock
    const last = to > from ? Math.max(end, ranges.ends[to - 1] ?? end) : end
    for (let at = from; at < to; at += 1) this.#size -= (ranges.ends[at] ?? 0) - (ranges.starts[at] ?? 0)
    this.#size += last - start
    ranges.starts.splice(from, to - from, start)
    ranges.ends.splice(from, to - from, last)
  }
}

/** The first range that ends after a position, or the number of ranges. */
function firstEndingAfter({ ends }: Ranges, clock: number): number {
  let [low, high] = [0, ends.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ends[middle] ?? 0) <= clock) low = middle + 1
    else high = middle
  }
  return low
}

/** The part of a Yjs V1 update that tells deletions (yjs 13, `src/utils/DeleteSet.js`). */
export function encodeDeletions(ranges: readonly DeletedRange[]): Uint8Array {
  const clients = Map.groupBy(ranges, (range) => range.client)
  return encoding.encode((to) => {
    encoding.writeVarUint(to, clients.size)
    for (const [client, own] of clients) {
      encoding.writeVarUint(to, client)
      encoding.writeVarUint(to, own.length)
      for (const { clock, length } of own) {
        encoding.writeVarUint(to, clock)
        encoding.writeVarUint(to, length)
      }
    }
  })
}

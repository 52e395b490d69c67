import { blockAt } from './block-index.ts'
import type { Fingerprints } from './fingerprints.ts'
import type { Pairs } from './pairs.ts'

/** Pairs what holds blocks with what holds most of the same blocks: a list that was made anew around its items. */
export function matchByContent(pairs: Pairs, { letters }: Fingerprints): void {
  const { before, after } = pairs
  // From the end, so that what is in a block has found its counterpart before.
  for (let at = after.length - 1; at > 0; at--) {
    if (pairs.toBefore(at) >= 0) continue
    const votes = new Map<number, number>()
    for (const child of blockAt(after, at).children) {
      const counterpart = pairs.toBefore(child)
      const parent = counterpart < 0 ? -1 : blockAt(before, counterpart).parent
      if (parent >= 0 && pairs.couldPair(parent, at))
        votes.set(parent, (votes.get(parent) ?? 0) + 1 + (letters[counterpart] ?? 0))
    }
    const [winner] = [...votes].sort(([, a], [, b]) => b - a)
    if (winner) pairs.pair(winner[0], at)
  }
}

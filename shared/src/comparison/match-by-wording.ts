import { blockAt } from './block-index.ts'
import type { Fingerprints } from './fingerprints.ts'
import type { Pairs } from './pairs.ts'

/** Shorter ones, such as an empty paragraph, say nothing about where they came from. */
const TELLING_LETTERS = 12

/** Pairs blocks that bear other ids, or none, and are else the same with all that is in them, if there is only one such. */
export function matchByWording(pairs: Pairs, before: Fingerprints, after: Fingerprints): void {
  const ofBefore = lonelyBlocks(before, (at) => pairs.toAfter(at) < 0)
  const ofAfter = lonelyBlocks(after, (at) => pairs.toBefore(at) < 0)
  // Larger ones come first, and then what is in them belongs together too.
  for (const [wording, one] of ofBefore) {
    const other = ofAfter.get(wording)
    if (one !== null && typeof other === 'number' && pairs.couldPair(one, other)) pairWhole(pairs, one, other)
  }
}

/** Null for those that are there more than once. */
function lonelyBlocks(
  { index, wording, letters }: Fingerprints,
  isFree: (at: number) => boolean,
): Map<number, number | null> {
  const blocks = new Map<number, number | null>()
  index.forEach((_, at) => {
    if (!isFree(at) || (letters[at] ?? 0) < TELLING_LETTERS) return
    const key = wording[at] ?? 0
    blocks.set(key, blocks.has(key) ? null : at)
  })
  return blocks
}

/** What has found its counterpart by an id keeps it. */
function pairWhole(pairs: Pairs, before: number, after: number): void {
  const count = blockAt(pairs.before, before).end - before
  for (let inside = 0; inside < count; inside++)
    if (pairs.couldPair(before + inside, after + inside)) pairs.pair(before + inside, after + inside)
}

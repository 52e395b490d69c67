import type { JsonNode } from '../document/document-json.ts'
import { indexBlocks } from './block-index.ts'
import { type Fingerprints, fingerprintsOf, newNumbers } from './fingerprints.ts'
import { matchByContent } from './match-by-content.ts'
import { matchById } from './match-by-id.ts'
import { matchByLikeness } from './match-by-likeness.ts'
import { matchByWording } from './match-by-wording.ts'
import { matchInGaps } from './match-in-gaps.ts'
import { Pairs } from './pairs.ts'
import type { Work } from './work.ts'

export type Matched = { pairs: Pairs; before: Fingerprints; after: Fingerprints }

/**
 * Finds which block of a text became which of another: by their ids wherever they stand, then by equal words, by what
 * they hold, by their place, and at last by words that are near.
 */
export function matchBlocks(documentBefore: JsonNode, documentAfter: JsonNode, work: Work): Matched {
  const numbers = newNumbers()
  const before = fingerprintsOf(indexBlocks(documentBefore), numbers)
  const after = fingerprintsOf(indexBlocks(documentAfter), numbers)
  const pairs = new Pairs(before.index, after.index)
  pairs.pair(0, 0)
  matchById(pairs, before, after, work)
  matchByWording(pairs, before, after)
  matchByContent(pairs, before)
  matchInGaps({ pairs, before, after, work })
  matchByLikeness(pairs, before, after, work)
  matchByContent(pairs, before)
  settleEqual(pairs, before, after)
  return { pairs, before, after }
}

/** What is the same all through is so block by block: nothing in it was swapped with its like elsewhere. */
function settleEqual(pairs: Pairs, before: Fingerprints, after: Fingerprints): void {
  for (let at = 0; at < after.index.length; at++) {
    const counterpart = pairs.toBefore(at)
    const isEqual = counterpart >= 0 && before.whole[counterpart] === after.whole[at]
    if (isEqual) pairs.pairWhole(counterpart, at)
  }
}

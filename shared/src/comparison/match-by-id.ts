import type { BlockIndex } from './block-index.ts'
import { familyOf } from './families.ts'
import type { Fingerprints } from './fingerprints.ts'
import { likeness } from './likeness.ts'
import type { Pairs } from './pairs.ts'
import type { Work } from './work.ts'

/** Blocks of one id that are compared one with another; of more only the equal ones are found. */
const MAX_NAMESAKES = 8

/**
 * Pairs blocks that bear the same id, wherever they stand. A copy may bear the id of what it was made from: then those
 * that are equal belong together, and else those that are most alike.
 */
export function matchById(pairs: Pairs, before: Fingerprints, after: Fingerprints, work: Work): void {
  const namesakes = blocksById(after.index)
  for (const [id, ofBefore] of blocksById(before.index)) {
    const ofAfter = namesakes.get(id) ?? []
    const [one, other] = [ofBefore[0] ?? 0, ofAfter[0] ?? 0]
    if (ofBefore.length === 1 && ofAfter.length === 1) pairs.pair(one, other)
    else matchNamesakes(pairs, { before, after, ofBefore, ofAfter, work })
  }
}

/** By id and family, since a list may have come to bear the id of a paragraph. */
function blocksById(index: BlockIndex): Map<string, number[]> {
  const blocks = new Map<string, number[]>()
  index.forEach(({ node }, at) => {
    const id = node.attrs?.id
    if (at === 0 || typeof id !== 'string') return
    const key = `${id}\u0000${familyOf(node)}`
    const others = blocks.get(key)
    if (others) others.push(at)
    else blocks.set(key, [at])
  })
  return blocks
}

type Namesakes = {
  before: Fingerprints
  after: Fingerprints
  ofBefore: number[]
  ofAfter: number[]
  work: Work
}

function matchNamesakes(pairs: Pairs, { before, after, ofBefore, ofAfter, work }: Namesakes): void {
  matchEqual(pairs, { before, after, ofBefore, ofAfter })
  const free = ofBefore.filter((at) => pairs.toAfter(at) < 0)
  const freeAfter = ofAfter.filter((at) => pairs.toBefore(at) < 0)
  if (free.length > MAX_NAMESAKES || freeAfter.length > MAX_NAMESAKES) return
  const ways = free.flatMap((one) =>
    freeAfter.map((other) => ({
      one,
      other,
      likeness: likeness(before.words(one), after.words(other), work),
    })),
  )
  for (const { one, other } of ways.sort((a, b) => b.likeness - a.likeness))
    if (pairs.couldPair(one, other)) pairs.pair(one, other)
}

function matchEqual(pairs: Pairs, { before, after, ofBefore, ofAfter }: Omit<Namesakes, 'work'>): void {
  const equal = Map.groupBy(ofAfter, (at) => after.whole[at])
  for (const queue of equal.values()) queue.reverse()
  for (const one of ofBefore) {
    const other = equal.get(before.whole[one])?.pop()
    if (other !== undefined) pairs.pair(one, other)
  }
}

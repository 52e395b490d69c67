import { familyOf } from './families.ts'
import type { Fingerprints } from './fingerprints.ts'
import { likeness } from './likeness.ts'
import type { Pairs } from './pairs.ts'
import type { Work } from './work.ts'

/** How alike two blocks must be that stand in different places and bear different ids. */
const ALIKE = 0.6
/** Two or three words are alike by chance. */
const FEWEST_WORDS = 4
/** A word that stands in more blocks than this tells little about where a block came from. */
const RARE = 8
const MAX_CANDIDATES = 4

type Way = { before: number; after: number; likeness: number }

/** Pairs text blocks that were copied or cut, put elsewhere, and changed there: by the rare words that they share. */
export function matchByLikeness(pairs: Pairs, before: Fingerprints, after: Fingerprints, work: Work): void {
  const blocksWith = new Map<number, number[]>()
  for (const at of freeLines(before, (block) => pairs.toAfter(block) < 0))
    for (const word of new Set(before.words(at))) {
      const others = blocksWith.get(word)
      if (others) others.push(at)
      else blocksWith.set(word, [at])
    }
  const ways: Way[] = []
  for (const at of freeLines(after, (block) => pairs.toBefore(block) < 0)) {
    for (const candidate of candidatesFor(after.words(at), blocksWith)) {
      const found = likeness(before.words(candidate), after.words(at), work)
      if (found >= ALIKE) ways.push({ before: candidate, after: at, likeness: found })
    }
  }
  for (const way of ways.sort((a, b) => b.likeness - a.likeness))
    if (pairs.couldPair(way.before, way.after)) pairs.pair(way.before, way.after)
}

function freeLines(side: Fingerprints, isFree: (at: number) => boolean): number[] {
  return side.index.flatMap(({ node }, at) =>
    familyOf(node) === 'words' && isFree(at) && side.words(at).length >= FEWEST_WORDS ? [at] : [],
  )
}

/** The blocks with which most rare words are shared. */
function candidatesFor(words: Int32Array, blocksWith: ReadonlyMap<number, readonly number[]>): number[] {
  const shared = new Map<number, number>()
  for (const word of new Set(words)) {
    const blocks = blocksWith.get(word) ?? []
    if (blocks.length <= RARE) for (const block of blocks) shared.set(block, (shared.get(block) ?? 0) + 1)
  }
  return [...shared]
    .sort(([, a], [, b]) => b - a)
    .slice(0, MAX_CANDIDATES)
    .map(([block]) => block)
}

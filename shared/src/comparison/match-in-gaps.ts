import { align } from './align.ts'
import { blockAt } from './block-index.ts'
import { commonRuns } from './common-runs.ts'
import { familyOf } from './families.ts'
import type { Fingerprints } from './fingerprints.ts'
import { likeness } from './likeness.ts'
import type { Pairs } from './pairs.ts'
import type { Work } from './work.ts'

/** Beyond it a gap holds too much to try everything with everything. */
const MAX_TRIES_IN_GAP = 2_500
/** Two blocks in one place need not be as alike as two that are looked for everywhere. */
const LIKE_IN_PLACE = 0.4

type Sides = { pairs: Pairs; before: Fingerprints; after: Fingerprints; work: Work }
type Gap = { before: number[]; after: number[] }

/**
 * Pairs blocks that stand in the same place of the same parent, between the same neighbours: equal ones first, then
 * those whose words are near.
 */
export function matchInGaps(sides: Sides): void {
  const { pairs } = sides
  // In the order of the text, so that a parent has found its counterpart before what is in it is asked about.
  for (let at = 0; at < pairs.after.length; at++) {
    const counterpart = pairs.toBefore(at)
    if (counterpart < 0) continue
    for (const gap of gapsBetween(sides, counterpart, at)) matchInGap(sides, gap)
  }
}

/** The runs of children of two blocks that have found no counterpart, between those that have theirs here. */
function gapsBetween({ pairs, before }: Sides, parentBefore: number, parentAfter: number): Gap[] {
  const isFreeBefore = (at: number) => pairs.toAfter(at) < 0
  const children = {
    before: blockAt(pairs.before, parentBefore).children,
    after: blockAt(pairs.after, parentAfter).children,
  }
  const hasTwoSides =
    children.before.some(isFreeBefore) && children.after.some((at) => pairs.toBefore(at) < 0)
  if (!hasTwoSides) return []
  const gaps: Gap[] = [{ before: [], after: [] }]
  const slots = align({
    ...children,
    toAfter: pairs.toAfter,
    toBefore: pairs.toBefore,
    weightOf: (at) => before.letters[at] ?? 0,
  })
  for (const slot of slots) {
    if (slot.kind === 'both') gaps.push({ before: [], after: [] })
    else if (slot.isMoved) continue
    else if (slot.kind === 'before') gaps.at(-1)?.before.push(slot.before)
    else gaps.at(-1)?.after.push(slot.after)
  }
  return gaps.filter((gap) => gap.before.length > 0 && gap.after.length > 0)
}

function matchInGap(sides: Sides, gap: Gap): void {
  const { pairs, before, after, work } = sides
  const wordings = (of: Fingerprints, blocks: number[]) =>
    Int32Array.from(blocks, (at) => of.wording[at] ?? 0)
  const runs = commonRuns(wordings(before, gap.before), wordings(after, gap.after), work)
  const end = { before: gap.before.length, after: gap.after.length, length: 0 }
  let last = { before: 0, after: 0 }
  for (const run of [...runs, end]) {
    matchAlike(sides, {
      before: gap.before.slice(last.before, run.before),
      after: gap.after.slice(last.after, run.after),
    })
    for (let at = 0; at < run.length; at++)
      pairs.pair(gap.before[run.before + at] ?? 0, gap.after[run.after + at] ?? 0)
    last = { before: run.before + run.length, after: run.after + run.length }
  }
}

/** Keeps the order: the likest ones that can be paired without any crossing. */
function matchAlike({ pairs, before, after, work }: Sides, gap: Gap): void {
  const [n, m] = [gap.before.length, gap.after.length]
  if (n === 0 || m === 0 || n * m > MAX_TRIES_IN_GAP) return
  const worth = (i: number, j: number) => {
    const [one, other] = [gap.before[i] ?? 0, gap.after[j] ?? 0]
    if (!pairs.couldPair(one, other)) return 0
    // A cell is known by where it stands in its row, whatever is written in it.
    if (n === m && i === j && familyOf(blockAt(pairs.before, one).node) === 'cell') return 1
    const found = likeness(before.words(one), after.words(other), work)
    return found >= LIKE_IN_PLACE ? found : 0
  }
  for (const [i, j] of bestInOrder(n, m, worth)) pairs.pair(gap.before[i] ?? 0, gap.after[j] ?? 0)
}

/** Of all ways to pair two rows without crossing, the one of the greatest worth. */
function bestInOrder(n: number, m: number, worth: (i: number, j: number) => number): [number, number][] {
  const width = m + 1
  // What the rests from i and j on are worth.
  const best = new Float64Array((n + 1) * width)
  const at = (i: number, j: number) => best[i * width + j] ?? 0
  const own = new Float64Array(n * m)
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--) {
      const value = worth(i, j)
      own[i * m + j] = value
      best[i * width + j] = Math.max(at(i + 1, j), at(i, j + 1), value > 0 ? value + at(i + 1, j + 1) : 0)
    }
  }
  const found: [number, number][] = []
  for (let i = 0, j = 0; i < n && j < m; ) {
    const value = own[i * m + j] ?? 0
    if (value > 0 && at(i, j) === value + at(i + 1, j + 1)) found.push([i++, j++])
    else if (at(i, j) === at(i + 1, j)) i += 1
    else j += 1
  }
  return found
}

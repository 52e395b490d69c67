import type { Work } from './work.ts'

/** A stretch that is the same in both sequences, by where it begins in each. */
export type Run = { before: number; after: number; length: number }

type Box = { fromA: number; toA: number; fromB: number; toB: number }

/** Edits after which the shortest way is not looked for any more, and the longest so far taken (as git does). */
const PATIENCE = 200

/**
 * What two sequences have in common, in their order, with as few edits between as can be found: Myers' algorithm in
 * linear space (An O(ND) Difference Algorithm and Its Variations, 1986). With patience for so many edits its work grows
 * with the length of the sequences and no faster; when all work is used up, the ends that are the same are still found.
 */
export function commonRuns(a: Int32Array, b: Int32Array, work: Work): Run[] {
  const runs: Run[] = []
  const boxes: Box[] = [{ fromA: 0, toA: a.length, fromB: 0, toB: b.length }]
  for (let box = boxes.pop(); box; box = boxes.pop()) {
    const inner = trimEnds(a, b, box, runs)
    if (inner.fromA === inner.toA || inner.fromB === inner.toB) continue
    const split = splitOf(a, b, inner, work)
    if (!split) continue
    const [x, y] = split
    boxes.push({ ...inner, fromA: x, fromB: y }, { ...inner, toA: x, toB: y })
  }
  return joinRuns(runs.sort((one, other) => one.before - other.before))
}

/** Takes off what is the same at both ends, and gives what is left between. */
function trimEnds(a: Int32Array, b: Int32Array, box: Box, runs: Run[]): Box {
  let { fromA, toA, fromB, toB } = box
  while (fromA < toA && fromB < toB && a[fromA] === b[fromB]) {
    fromA += 1
    fromB += 1
  }
  if (fromA > box.fromA) runs.push({ before: box.fromA, after: box.fromB, length: fromA - box.fromA })
  while (fromA < toA && fromB < toB && a[toA - 1] === b[toB - 1]) {
    toA -= 1
    toB -= 1
  }
  if (toA < box.toA) runs.push({ before: toA, after: toB, length: box.toA - toA })
  return { fromA, toA, fromB, toB }
}

function joinRuns(runs: readonly Run[]): Run[] {
  const joined: Run[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    const isNext = last && last.before + last.length === run.before && last.after + last.length === run.after
    if (isNext) last.length += run.length
    else joined.push({ ...run })
  }
  return joined
}

/** How far the ways go that begin in one corner of a box, on each diagonal, and which way they go. */
type Front = { reach: Int32Array; originA: number; originB: number; step: 1 | -1 }

/** On a diagonal that no way has come to. */
const NOWHERE = -1_000_000_000

/**
 * A point on a shortest way through a box whose ends differ: ways from both corners are followed until two meet. Null
 * where there is no work left to find one.
 */
function splitOf(a: Int32Array, b: Int32Array, box: Box, work: Work): [number, number] | null {
  const [n, m] = [box.toA - box.fromA, box.toB - box.fromB]
  const most = Math.min(PATIENCE, (n + m + 1) >> 1)
  const front = (originA: number, originB: number, step: 1 | -1): Front => {
    return { reach: new Int32Array(2 * most + 3).fill(NOWHERE), originA, originB, step }
  }
  const ahead = front(box.fromA, box.fromB, 1)
  const behind = front(box.toA - 1, box.toB - 1, -1)
  const follow = { a, b, n, m, middle: most + 1, work }
  const isOdd = (n - m) % 2 !== 0
  let farthest = { x: 0, y: 0 }
  for (let edits = 0; edits <= most; edits++) {
    if (work.left < 0) return null
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const x = advance(ahead, diagonal, edits, follow)
      const y = x - diagonal
      if (isOdd && meets(behind, x, n - m - diagonal, follow)) return [box.fromA + x, box.fromB + y]
      if (x + y > farthest.x + farthest.y) farthest = { x, y }
    }
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const x = advance(behind, diagonal, edits, follow)
      if (!isOdd && meets(ahead, x, n - m - diagonal, follow)) return [box.toA - x, box.toB - (x - diagonal)]
    }
  }
  const isWhole = farthest.x === n && farthest.y === m
  return isWhole ? null : [box.fromA + farthest.x, box.fromB + farthest.y]
}

type Follow = { a: Int32Array; b: Int32Array; n: number; m: number; middle: number; work: Work }

/** One more edit on a diagonal, and then as far as both sequences are the same. */
function advance(
  { reach, originA, originB, step }: Front,
  diagonal: number,
  edits: number,
  follow: Follow,
): number {
  const { a, b, n, m, middle, work } = follow
  const isOn = (x: number) => x >= 0 && x <= n && x - diagonal >= 0 && x - diagonal <= m
  const [left, above] = [
    (reach[middle + diagonal - 1] ?? NOWHERE) + 1,
    reach[middle + diagonal + 1] ?? NOWHERE,
  ]
  let x = edits === 0 ? 0 : Math.max(isOn(left) ? left : NOWHERE, isOn(above) ? above : NOWHERE)
  work.left -= 2
  if (x >= 0) {
    const start = x
    while (x < n && x - diagonal < m && a[originA + step * x] === b[originB + step * (x - diagonal)]) x += 1
    work.left -= x - start
  }
  reach[middle + diagonal] = x
  return x
}

/** Whether a way from one corner has come as far as those from the other, on the same diagonal of the box. */
function meets({ reach }: Front, x: number, diagonal: number, { n, middle }: Follow): boolean {
  return x + (reach[middle + diagonal] ?? NOWHERE) >= n
}

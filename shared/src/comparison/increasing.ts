/**
 * Which of a row of numbers are to stay where they are, so that the others, put elsewhere, make it an increasing one:
 * as many as can be, and among equally many those of the greatest weight. No number may stand there twice.
 */
export function stayingAmong(numbers: readonly number[], weights: readonly number[]): boolean[] {
  const ranks = ranksOf(numbers)
  // For each rank the best row that ends at or below it; a Fenwick tree.
  const best = new Int32Array(numbers.length + 1).fill(-1)
  const values: number[] = []
  const before: number[] = []
  ranks.forEach((rank, at) => {
    let previous = -1
    for (let node = rank; node > 0; node -= node & -node)
      previous = better(previous, best[node] ?? -1, values)
    before.push(previous)
    values.push((values[previous] ?? 0) + ONE + (weights[at] ?? 0))
    for (let node = rank + 1; node < best.length; node += node & -node)
      best[node] = better(best[node] ?? -1, at, values)
  })
  let last = -1
  for (let at = 0; at < numbers.length; at++) last = better(last, at, values)
  const staying = new Array<boolean>(numbers.length).fill(false)
  for (let at = last; at >= 0; at = before[at] ?? -1) staying[at] = true
  return staying
}

/** More than all weights together: a text has 4 MiB at most. Times the blocks of a text it is still a whole number. */
const ONE = 2 ** 30

function ranksOf(numbers: readonly number[]): number[] {
  const order = numbers.map((_, at) => at).sort((one, other) => (numbers[one] ?? 0) - (numbers[other] ?? 0))
  const ranks = new Array<number>(numbers.length).fill(0)
  order.forEach((at, rank) => {
    ranks[at] = rank
  })
  return ranks
}

function better(one: number, other: number, values: readonly number[]): number {
  return (values[other] ?? -1) > (values[one] ?? -1) ? other : one
}

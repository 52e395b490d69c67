import type { Work } from './work.ts'

/**
 * How much two bags of words have in common, from 0 to 1 (Dice's coefficient); both in rising order. Two empty ones are
 * the same. 0 when there is no work left to find out.
 */
export function likeness(one: Int32Array, other: Int32Array, work: Work): number {
  if (one.length + other.length === 0) return 1
  work.left -= one.length + other.length
  if (work.left < 0) return 0
  let shared = 0
  let at = 0
  for (const word of one) {
    while (at < other.length && (other[at] ?? 0) < word) at += 1
    if (other[at] !== word) continue
    shared += 1
    at += 1
  }
  return (2 * shared) / (one.length + other.length)
}

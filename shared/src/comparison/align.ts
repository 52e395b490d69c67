import { stayingAmong } from './increasing.ts'

/** A place in two rows laid side by side: in both, or in one of them, and then perhaps moved from or to elsewhere. */
export type Slot =
  | { kind: 'both'; before: number; after: number }
  | { kind: 'before'; before: number; isMoved: boolean }
  | { kind: 'after'; after: number; isMoved: boolean }

type Rows = {
  before: readonly number[]
  after: readonly number[]
  /** The counterpart of an entry of `before` in the whole of the other text, or -1. */
  toAfter: (before: number) => number
  toBefore: (after: number) => number
  /** What it would mean to move an entry of `before`: the lighter one moves. */
  weightOf: (before: number) => number
}

/** Lays two rows side by side. As few as can be are moved; what is gone stands before what has come in its place. */
export function align({ before, after, toAfter, toBefore, weightOf }: Rows): Slot[] {
  const places = new Map(after.map((entry, place) => [entry, place]))
  const shared = before.filter((entry) => places.has(toAfter(entry)))
  const staying = stayingAmong(
    shared.map((entry) => places.get(toAfter(entry)) ?? 0),
    shared.map(weightOf),
  )
  const stays = new Set(shared.filter((_, at) => staying[at]))
  const slots: Slot[] = []
  let next = 0
  const addAfterUpTo = (end: number) => {
    for (const entry of after.slice(next, end))
      slots.push({ kind: 'after', after: entry, isMoved: toBefore(entry) >= 0 })
    next = end
  }
  for (const entry of before) {
    const counterpart = toAfter(entry)
    if (!stays.has(entry)) {
      slots.push({ kind: 'before', before: entry, isMoved: counterpart >= 0 })
      continue
    }
    addAfterUpTo(places.get(counterpart) ?? next)
    slots.push({ kind: 'both', before: entry, after: counterpart })
    next += 1
  }
  addAfterUpTo(after.length)
  return slots
}

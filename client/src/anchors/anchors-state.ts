import type { Node } from '@tiptap/pm/model'
import type { DecorationSet } from '@tiptap/pm/view'
import { type Placed, redraw } from './comment-decorations.ts'
import type { Place } from './flat-text.ts'
import { type Resolved, resolveIn } from './resolve.ts'
import { type AnchoredThread, type Bond, firmBond, type HeldThread, keptBond, newBond } from './threads.ts'
import type { BoundText } from './yjs-positions.ts'

/** The threads of a room and where they are in the text of an editor. */
export type AnchorsState = {
  threads: ReadonlyMap<string, HeldThread>
  /** Of each thread on a range or a block; null where its words are gone. */
  places: ReadonlyMap<string, Place | null>
  /** Threads that something has happened to, or that had to be looked for: to be resolved once more at rest. */
  unsettled: ReadonlySet<string>
  decorations: DecorationSet
  /** How often the text was changed here, undo and redo included. */
  localChanges: number
  /** How often something was put into the text, here or elsewhere: words that were gone may be back. */
  insertions: number
}

/** The threads that the page gives. What is known already keeps its place. */
export function withThreads(
  state: AnchorsState,
  given: readonly AnchoredThread[],
  doc: Node,
  bound: BoundText | null,
): AnchorsState {
  const threads = new Map<string, HeldThread>()
  const places = new Map<string, Place | null>()
  const unsettled = new Set<string>()
  const changed = new Map<string, Placed | null>()
  for (const thread of given) {
    const { id, anchor } = thread
    if (anchor.kind === 'document') continue
    const { held, place, isSure, isFresh } = take(state, thread, anchor, bound)
    threads.set(id, held)
    places.set(id, place)
    if (!isSure) unsettled.add(id)
    if (isFresh) changed.set(id, { held, place })
  }
  for (const id of state.threads.keys()) if (!threads.has(id)) changed.set(id, null)
  const decorations = redraw(state.decorations, doc, changed)
  return { ...state, threads, places: sameIfEqual(state.places, places), unsettled, decorations }
}

/** A thread that the page gives, where it was or where it is found. `isFresh`: it is drawn anew. */
function take(
  state: AnchorsState,
  thread: AnchoredThread,
  anchor: Bond['stored'],
  bound: BoundText | null,
): Placed & { isSure: boolean; isFresh: boolean } {
  const { id } = thread
  const old = state.threads.get(id)
  const kept = old && keptBond(old.bond, anchor)
  if (kept) {
    const isFresh = old.thread.tone !== thread.tone || old.thread.isCurrent !== thread.isCurrent
    const place = state.places.get(id) ?? null
    return { held: { thread, bond: kept }, place, isSure: !state.unsettled.has(id), isFresh }
  }
  const resolved = bound && resolveIn(bound, anchor)
  const known = state.places.get(id)
  if (!resolved && bound && known && old?.bond.isOwn && resolveIn(bound, old.bond.anchor))
    return { held: { thread, bond: firmBond(old.bond, anchor) }, place: known, isSure: false, isFresh: true }
  return {
    held: { thread, bond: newBond(anchor, old?.bond.isUntold ?? false) },
    place: resolved?.place ?? null,
    isSure: resolved?.isSure ?? true,
    isFresh: true,
  }
}

/** Threads that were looked for once more. */
export function withFound(
  state: AnchorsState,
  found: ReadonlyMap<string, Resolved | null>,
  doc: Node,
): AnchorsState {
  const places = new Map(state.places)
  const unsettled = new Set(state.unsettled)
  const changed = new Map<string, Placed>()
  for (const [id, resolved] of found) {
    const held = state.threads.get(id)
    if (!held) continue
    const place = resolved?.place ?? null
    places.set(id, place)
    if (resolved?.isSure === false) unsettled.add(id)
    else unsettled.delete(id)
    changed.set(id, { held, place })
  }
  return { ...state, places, unsettled, decorations: redraw(state.decorations, doc, changed) }
}

/** Whether two places are the same, or both none. */
export function isSamePlace(one: Place | null | undefined, other: Place | null | undefined): boolean {
  return one?.from === other?.from && one?.to === other?.to
}

/** The old map where the new one says the same: who listens is not told of nothing. */
function sameIfEqual(
  old: AnchorsState['places'],
  fresh: ReadonlyMap<string, Place | null>,
): AnchorsState['places'] {
  if (old.size !== fresh.size) return fresh
  for (const [id, place] of fresh) if (!old.has(id) || !isSamePlace(old.get(id), place)) return fresh
  return old
}

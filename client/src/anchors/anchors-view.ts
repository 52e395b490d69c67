import type { BlockAnchor, RangeAnchor } from '@plenary/shared/anchors.ts'
import type { EditorState } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { anchorsKey, type Order } from './anchors-key.ts'
import { type AnchorsState, isSamePlace } from './anchors-state.ts'
import { recapture } from './capture.ts'
import { changedWindow, shifted, touches } from './changes.ts'
import type { Place } from './flat-text.ts'
import { type Resolved, resolveIn } from './resolve.ts'
import { type Bond, forget, isSameAnchor } from './threads.ts'
import { type BoundText, boundText } from './yjs-positions.ts'

/** An anchor that an edit made here has changed, for whoever stores the threads. */
export type CarriedAnchor = { id: string; anchor: RangeAnchor | BlockAnchor }

export type AnchorsOptions = {
  /** Called after each change of a place, with all of them. */
  onPlaces: ((places: ReadonlyMap<string, Place | null>) => void) | null
  /** Called some time after edits made here have changed the words of threads; null where nobody may write. */
  onCarried: ((carried: CarriedAnchor[]) => void) | null
  /** Runs something in a while, once; gives the way to call it off. */
  schedule: (run: () => void) => () => void
}

/** Threads looked for in the whole text at a time: some milliseconds of work on an old laptop. */
const LOOKS_AT_ONCE = 25

/**
 * The side of the plugin that lasts: it ties threads to the characters that an edit has made, once they are in Yjs,
 * tells of it after a while, and then also looks for the words that are missing.
 */
export class AnchorsView {
  readonly #view: EditorView
  readonly #options: AnchorsOptions
  #cancel: (() => void) | null = null
  /** Threads that are still to be looked for. */
  #missing: string[] = []
  /** What the text and the counts were when they were listed. */
  #listedIn: EditorState['doc'] | null = null
  #listedAt = { insertions: 0, localChanges: 0 }
  /** Whether an edit made here may have brought back what is listed. */
  #isLocal = false

  constructor(view: EditorView, options: AnchorsOptions) {
    this.#view = view
    this.#options = options
  }

  update({ state }: EditorView, before: EditorState): void {
    const [old, now] = [anchorsKey.getState(before), anchorsKey.getState(state)]
    if (!old || !now || old === now) return
    const bound = boundText(state)
    if (bound && old.localChanges !== now.localChanges) renewTouched(bound, before, old, now)
    if (bound && old.threads !== now.threads) renewTakenOver(bound, old, now)
    if (old.places !== now.places) this.#options.onPlaces?.(now.places)
    if (this.#hasWork(now)) this.#runSoon()
  }

  /** What was not told yet is told now: the page is going. */
  destroy(): void {
    this.#cancel?.()
    this.#cancel = null
    this.#tell()
  }

  #hasWork(now: AnchorsState): boolean {
    if (this.#missing.length > 0 || this.#isWorthLooking(now)) return true
    for (const { bond } of now.threads.values()) if (bond.isUntold) return true
    return false
  }

  #isWorthLooking({ unsettled, places, insertions }: AnchorsState): boolean {
    if (unsettled.size > 0 && this.#listedIn !== this.#view.state.doc) return true
    if (insertions === this.#listedAt.insertions) return false
    for (const place of places.values()) if (!place) return true
    return false
  }

  #runSoon(): void {
    this.#cancel ??= this.#options.schedule(() => {
      this.#cancel = null
      this.#look()
      this.#tell()
      if (this.#missing.length > 0) this.#runSoon()
    })
  }

  /**
   * Looks through the whole text for words that are gone, if anything was put in since, and for those that had to be
   * looked for before: with all that has arrived there may be a better place, and everybody comes to the same.
   */
  #look(): void {
    const { state } = this.#view
    const now = anchorsKey.getState(state)
    const bound = boundText(state)
    if (!now || !bound) return
    if (this.#isWorthLooking(now)) this.#list(now)
    for (const [id, { bond }] of now.threads) {
      if (!now.places.get(id) && forget(bond) && !this.#missing.includes(id)) this.#missing.push(id)
    }
    const found = lookFor(bound, now, this.#missing.splice(0, LOOKS_AT_ONCE), this.#isLocal)
    if (found.size === 0) return
    const order: Order = { kind: 'found', found }
    this.#view.dispatch(state.tr.setMeta(anchorsKey, order))
  }

  #list(now: AnchorsState): void {
    const isNew = now.insertions !== this.#listedAt.insertions
    const isLeft = new Set(this.#missing)
    this.#missing = [...now.places]
      .filter(([id, place]) => now.unsettled.has(id) || isLeft.has(id) || (isNew && !place))
      .map(([id]) => id)
    this.#isLocal = now.localChanges !== this.#listedAt.localChanges
    this.#listedIn = this.#view.state.doc
    this.#listedAt = now
  }

  #tell(): void {
    const now = anchorsKey.getState(this.#view.state)
    const { onCarried } = this.#options
    if (!now || !onCarried) return
    const carried: CarriedAnchor[] = []
    for (const [id, { bond }] of now.threads) {
      // Of words that are gone, the old ones stay known.
      if (!bond.isUntold || !now.places.get(id)) continue
      carried.push({ id, anchor: bond.anchor })
      bond.stored = bond.anchor
      bond.isUntold = false
    }
    if (carried.length > 0) onCarried(carried)
  }
}

/** Looks for threads in the whole text; gives those whose place is another than was known. */
function lookFor(bound: BoundText, now: AnchorsState, ids: readonly string[], isLocal: boolean) {
  const found = new Map<string, Resolved | null>()
  for (const id of ids) {
    const held = now.threads.get(id)
    if (!held) continue
    const first = resolveIn(bound, held.bond.anchor)
    // What an edit made here has brought back is tied to its new characters, and is where everybody then finds it.
    const isTied = isLocal && first?.isSure === false && renew(bound, held.bond, first.place)
    const resolved = isTied ? resolveIn(bound, held.bond.anchor) : first
    const isSure = resolved?.isSure ?? true
    if (isSamePlace(now.places.get(id), resolved?.place) && isSure === !now.unsettled.has(id)) continue
    found.set(id, resolved)
  }
  return found
}

/**
 * Ties anew what an edit made here may have torn from its characters: all in the window that it has changed, since
 * y-tiptap writes words that only moved as new ones; and what was found elsewhere.
 */
function renewTouched(bound: BoundText, before: EditorState, old: AnchorsState, now: AnchorsState): void {
  const window = changedWindow(before.doc, bound.doc)
  if (!window) return
  const after = { from: window.from, oldTo: window.newTo, newTo: window.newTo }
  for (const [id, { bond }] of now.threads) {
    const [was, is] = [old.places.get(id), now.places.get(id)]
    if (!is) continue
    if (!was || touches(after, is) || !isSamePlace(shifted(was, window), is)) renew(bound, bond, is)
  }
}

/** Another's anchor came while an edit made here was not told yet, and may not know of it. */
function renewTakenOver(bound: BoundText, old: AnchorsState, now: AnchorsState): void {
  for (const [id, { bond }] of now.threads) {
    const [was, is] = [old.threads.get(id)?.bond, now.places.get(id)]
    if (!was?.isUntold || was.anchor === bond.anchor) continue
    bond.isUntold = false
    if (is) renew(bound, bond, is)
  }
}

function renew(bound: BoundText, bond: Bond, place: Place): boolean {
  const fresh = recapture(bound, place, bond.anchor)
  if (!fresh) return false
  if (!isSameAnchor(fresh, bond.anchor)) {
    bond.anchor = fresh
    bond.isOwn = true
  }
  bond.isUntold = !isSameAnchor(bond.anchor, bond.stored)
  return true
}

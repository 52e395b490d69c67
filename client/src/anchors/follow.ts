import type { Transaction } from '@tiptap/pm/state'
import { Mapping, StepMap } from '@tiptap/pm/transform'
import { type AnchorsState, isSamePlace } from './anchors-state.ts'
import { changedWindow, followed, insertedPlaces, shifted, touches } from './changes.ts'
import { mapDecorations, type Placed } from './comment-decorations.ts'
import { blockAt, findBlock } from './find-block.ts'
import { findQuote } from './find-words.ts'
import { FlatText, type Place } from './flat-text.ts'
import { findAgain, locate } from './locate.ts'
import { resolveIn } from './resolve.ts'
import type { Bond } from './threads.ts'
import type { BoundText } from './yjs-positions.ts'

/** What became of one place. `isTouched`: its words may have changed; it is drawn anew, and looked at again at rest. */
type Outcome = { place: Place | null; isTouched: boolean }

/**
 * The places after an edit in this editor. Yjs has not got it yet, so that relative positions cannot be asked; but
 * the steps of the transaction tell exactly what became of each character.
 */
export function followLocal(state: AnchorsState, { before, doc, mapping }: Transaction): AnchorsState {
  const inserted = insertedPlaces(mapping)
  const next = followAll(state, doc, mapping, (bond, place) => {
    if (!place) return comeBack(bond, inserted)
    return bond.anchor.kind === 'block' ? followBlock(bond, place) : followRange(bond, place)
  })
  return {
    ...next,
    localChanges: state.localChanges + 1,
    insertions: state.insertions + Math.sign(inserted.length),
  }

  function followRange({ anchor }: Bond, place: Place): Outcome {
    const now = followed(place, mapping)
    const { isTouched } = now
    if (!isTouched || anchor.kind !== 'range') return { place: { from: now.from, to: now.to }, isTouched }
    const text = FlatText.of(doc)
    const candidate = { ...now, ...text.spanOf(now) }
    const clues = { near: candidate.from, inserted: inserted.map((piece) => text.spanOf(piece)) }
    const located =
      locate(text, anchor, candidate, clues) ??
      findAgain(text, { ...anchor, quote: wordsBefore(place) }, clues)
    return { place: located && text.placeOf(located.span), isTouched }
  }

  /** The words as they stood last, which the anchor need not have heard of yet. */
  function wordsBefore(place: Place): string {
    const old = FlatText.of(before)
    return old.quote(old.spanOf(place))
  }

  function followBlock({ anchor }: Bond, place: Place): Outcome {
    if (anchor.kind !== 'block') return { place, isTouched: false }
    const { isTouched } = followed(place, mapping)
    const there =
      blockAt(doc, anchor, mapping.map(place.from, 1)) ?? blockAt(doc, anchor, mapping.map(place.from, -1))
    if (there) return { place: there, isTouched }
    return { place: findBlock(doc, anchor, null), isTouched: true }
  }

  function comeBack({ anchor }: Bond, pieces: readonly Place[]): Outcome {
    for (const piece of pieces) {
      const place = findBackIn(doc, anchor, piece, true)
      if (place) return { place, isTouched: true }
    }
    return { place: null, isTouched: false }
  }
}

/**
 * The places after a change from elsewhere, or an undo: y-tiptap has replaced the whole document. Only what lies where
 * it is not the same any more is resolved anew.
 */
export function followRemote(
  state: AnchorsState,
  before: Transaction['before'],
  bound: BoundText,
  isUndo: boolean,
): AnchorsState {
  const { doc } = bound
  const window = changedWindow(before, doc)
  if (!window) return state
  const { from, oldTo, newTo } = window
  const mapping = new Mapping([new StepMap([from, oldTo - from, newTo - from])])
  const next = followAll(state, doc, mapping, ({ anchor }, place) => {
    if (place && !touches(window, place)) return { place: shifted(place, window), isTouched: false }
    const resolved = place && resolveIn(bound, anchor)
    const found = resolved?.place ?? findBackIn(doc, anchor, { from, to: newTo }, isUndo)
    return { place: found, isTouched: place !== null || found !== null }
  })
  return {
    ...next,
    localChanges: state.localChanges + (isUndo ? 1 : 0),
    insertions: state.insertions + (newTo > from ? 1 : 0),
  }
}

function followAll(
  state: AnchorsState,
  doc: Transaction['doc'],
  mapping: Mapping,
  follow: (bond: Bond, place: Place | null) => Outcome,
): AnchorsState {
  const places = new Map<string, Place | null>()
  const unsettled = new Set(state.unsettled)
  const changed = new Map<string, Placed>()
  let hasMoved = false
  for (const [id, held] of state.threads) {
    const old = state.places.get(id) ?? null
    const { place, isTouched } = follow(held.bond, old)
    const isSame = isSamePlace(old, place)
    places.set(id, isSame ? old : place)
    hasMoved ||= !isSame
    if (!isTouched) continue
    changed.set(id, { held, place })
    unsettled.add(id)
  }
  return {
    ...state,
    places: hasMoved ? places : state.places,
    unsettled,
    decorations: mapDecorations(state.decorations, mapping, doc, changed),
  }
}

/**
 * Words that were gone, letter for letter, where something was put in. Only there: everywhere else they have been
 * looked for when they went. What came back with small changes is looked for later, when nobody waits for a key.
 */
function findBackIn(
  doc: Transaction['doc'],
  anchor: Bond['anchor'],
  piece: Place,
  isLocal: boolean,
): Place | null {
  if (anchor.kind === 'block') return findBlock(doc, anchor, null, piece)
  const text = FlatText.of(doc)
  const span = { from: text.offsetAt(piece.from), to: text.offsetAt(piece.to) }
  const within = { from: span.from - anchor.quote.length, to: span.to + anchor.quote.length }
  const found = findQuote(text, anchor, { near: null, inserted: isLocal ? [span] : [], within })
  return found && text.placeOf(found)
}

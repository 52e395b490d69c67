import type { Node } from '@tiptap/pm/model'
import type { Mapping, StepMap } from '@tiptap/pm/transform'
import type { Place } from './flat-text.ts'

/** Where a document was replaced: old positions from `from` to `oldTo` are new ones from `from` to `newTo`. */
export type Window = { from: number; oldTo: number; newTo: number }

/**
 * What of a document is not the same any more. Nodes are told apart by identity: y-tiptap makes the whole document
 * anew with every change from elsewhere, and keeps the node of each block that nobody touched. Where one block was
 * touched, it is looked into. Null when all is the same.
 */
export function changedWindow(before: Node, after: Node): Window | null {
  if (before === after) return null
  const least = Math.min(before.childCount, after.childCount)
  let left = 0
  let from = 0
  while (left < least && before.child(left) === after.child(left)) from += before.child(left++).nodeSize
  let right = 0
  let tail = 0
  while (right < least - left) {
    const last = before.child(before.childCount - 1 - right)
    if (last !== after.child(after.childCount - 1 - right)) break
    tail += last.nodeSize
    right++
  }
  if (before.childCount === after.childCount && left + right === before.childCount - 1) {
    const [one, other] = [before.child(left), after.child(left)]
    const inner = isSameFrame(one, other) ? changedWindow(one, other) : null
    if (inner) {
      const shift = from + 1
      return { from: inner.from + shift, oldTo: inner.oldTo + shift, newTo: inner.newTo + shift }
    }
  }
  return { from, oldTo: before.content.size - tail, newTo: after.content.size - tail }
}

/** A block that has blocks in it, and is still what it was but for them. */
function isSameFrame(one: Node, other: Node): boolean {
  return one.isBlock && !one.inlineContent && !one.isLeaf && one.sameMarkup(other)
}

/** Whether a place reaches into a window, or touches it. */
export function touches({ from, oldTo }: Window, place: Place): boolean {
  return place.to >= from && place.from <= oldTo
}

/** The place of the same words after a window that does not touch them. */
export function shifted(place: Place, { oldTo, newTo }: Window): Place {
  if (place.from < oldTo || oldTo === newTo) return place
  return { from: place.from + newTo - oldTo, to: place.to + newTo - oldTo }
}

/** What has become of a place. An end is firm when the character that it was on stands there still. */
export type Followed = Place & { isTouched: boolean; isStartFirm: boolean; isEndFirm: boolean }

/**
 * A place after an edit in this editor: between the first and the last of its characters that are left. What is
 * typed at its edges, or over them, is outside. `isTouched`: something happened in it or at its edge.
 */
export function followed(place: Place, mapping: Mapping): Followed {
  const now = { ...place, isTouched: false, isStartFirm: true, isEndFirm: true }
  for (const map of mapping.maps) follow(now, map)
  return now
}

function follow(now: Followed, map: StepMap): void {
  const { from, to } = now
  let [start, end] = [map.map(from, 1), map.map(to, -1)]
  map.forEach((oldStart, oldEnd, newStart, newEnd) => {
    if (oldStart > to || oldEnd < from) return
    now.isTouched = true
    if (oldStart <= from && from < oldEnd) {
      start = newEnd
      now.isStartFirm = false
    }
    if (oldStart < to && to <= oldEnd) {
      end = newStart
      now.isEndFirm = false
    }
  })
  now.from = start
  now.to = Math.max(start, end)
}

/** Where an edit in this editor has put something in, as places in the document after it. */
export function insertedPlaces(mapping: Mapping): Place[] {
  const places: Place[] = []
  mapping.maps.forEach((map, index) => {
    const rest = mapping.slice(index + 1)
    map.forEach((_oldStart, _oldEnd, newStart, newEnd) => {
      if (newEnd > newStart) places.push({ from: rest.map(newStart, 1), to: rest.map(newEnd, -1) })
    })
  })
  return places.filter(({ from, to }) => to > from)
}

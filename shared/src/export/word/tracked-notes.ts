import { stateOf, type TrackedState } from '../../comparison/tracked.ts'
import type { JsonNode } from '../../document/document-json.ts'
import { textIn } from '../block-kinds.ts'
import { noteNumber } from '../page.ts'
import { bookmarked, field } from './fields.ts'
import { RAISED, run, textOf } from './run.ts'
import type { Sheet } from './sheet.ts'
import { type SetNote, shownState, sidesOf, stateOn, type TextSide, type Tracking } from './tracking.ts'

/**
 * The sign of a note in two texts at once: set where each of them first refers to it, and referred to elsewhere. Where only
 * one of them has it there for the first time, it stands there twice, as it went and as it came.
 */
export function trackedNoteSign(node: JsonNode, sheet: Sheet, tracking: Tracking): string {
  const name = textIn(node, 'note') ?? ''
  const state = shownState(node, sheet)
  const sides = sidesOf(state).filter((side) => noteNumber(node, tracking.pages[side]) !== null)
  if (sides.length === 0) return ''
  const parts = tracking.idOf(name, sides) === undefined ? sides.map((side) => [side]) : [sides]
  return parts
    .map((part) => tracking.runs(signOn(node, { name, part, state }, sheet), stateOn(part, state)))
    .join('')
}

type Sign = { name: string; part: readonly TextSide[]; state: TrackedState | null }

function signOn(node: JsonNode, { name, part }: Sign, { tracking, isCopy, bodyNotes }: Sheet): string {
  if (!tracking) return ''
  const number = noteNumber(node, tracking.pages[part[0] ?? 'after'])
  const shown = run(textOf(String(number)), RAISED)
  const known = tracking.idOf(name, part) ?? null
  if (known !== null) return field(`NOTEREF note_${known} \\f \\h`, shown, RAISED)
  if (isCopy || !bodyNotes.has(name)) return shown
  const id = tracking.setNote(name, part)
  return bookmarked(`note_${id}`, run(`<w:footnoteReference w:id="${id}"/>`, RAISED))
}

/** A note as it is set: as one of the texts has it, or as both have, with what has become of its words. */
export function noteOf({ name, sides }: SetNote, { page, tracking }: Sheet): JsonNode | null {
  const isIt = (note: JsonNode) => textIn(note, 'note') === name
  const side = sides[0] ?? 'after'
  const both = page.notes.find((note) => isIt(note) && stateOf(note) === null)
  if (sides.length > 1 && both) return both
  return tracking?.pages[sides.length > 1 ? 'after' : side].notes.find(isIt) ?? null
}

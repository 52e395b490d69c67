import type { RoomPlan } from '@plenary/shared/plans.ts'
import type { RoomKind } from '@plenary/shared/rooms.ts'
import { blockPlaces, type Check, type CountedId, counted } from './check.ts'
import type { BlockPlace } from './places.ts'
import type { TextFacts } from './text-facts.ts'

/** Whether the text is whole: headings, numbers, references, notes and pictures. What it does not have is no row. */
export function textChecks(facts: TextFacts, plan: RoomPlan, kind: RoomKind): Check[] {
  const { outline, references, notes, pictures, guidance } = facts
  const headings = outline.sections.length
  return [
    ...checkOf('headings', facts.wordless, headings),
    ...checkOf('empty', facts.empty, headings),
    ...numberingCheck(plan, kind),
    ...checkOf('references', facts.lost, references),
    ...checkOf('notes', facts.unreferenced, notes),
    ...checkOf('pictures', facts.mute, pictures),
    ...guidanceCheck(guidance),
  ]
}

function checkOf(id: CountedId, found: readonly BlockPlace[], of: number): Check[] {
  return of === 0 ? [] : [counted(id, { count: found.length, of, places: blockPlaces(found) })]
}

/** Only where the mechanism asks for numbers; the paragraphs of a submission have them, those of other rooms do not. */
function numberingCheck({ mechanism }: RoomPlan, kind: RoomKind): Check[] {
  if (mechanism?.form.numberedParagraphs !== true) return []
  const isNumbered = kind === 'submission'
  return [
    {
      ...{ id: 'numbering', is: isNumbered ? 'numbered' : 'not-numbered', places: [] },
      state: isNumbered ? 'done' : 'look',
    },
  ]
}

/** Hints leave the room with nobody: they may stay. */
function guidanceCheck(guidance: readonly BlockPlace[]): Check[] {
  const { length: count } = guidance
  if (count === 0) return []
  return [{ id: 'guidance', is: 'counted', count, of: count, state: 'note', places: blockPlaces(guidance) }]
}

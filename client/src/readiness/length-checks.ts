import type { RoomPlan } from '@plenary/shared/plans.ts'
import type { Section, Words } from '../editor/outline.ts'
import { countedWords, planOf, WORDS_PER_PAGE } from '../plans/figures.ts'
import { blockPlaces, type Check, counted, type Finding, type Place } from './check.ts'
import type { TextFacts } from './text-facts.ts'

const IN_ROOM: Place[] = [{ kind: 'page', page: 'room' }]

/** Whether the text is as long as it may be, and whether anybody knows how long that is. */
export function lengthChecks({ outline }: TextFacts, plan: RoomPlan): Check[] {
  return [wordsCheck(outline.words, plan), limitCheck(plan), ...budgetCheck(outline.sections, plan)]
}

function wordsCheck(words: Words, plan: RoomPlan): Check {
  const { limit } = plan
  const withNotes = words.text + words.notes
  if (!limit)
    return {
      ...{ id: 'words', is: 'unlimited', state: 'unknown', places: [] },
      ...{ words: words.text, withNotes },
    }
  const inUnit = (count: number) => (limit.unit === 'pages' ? Math.ceil(count / WORDS_PER_PAGE) : count)
  const areNotesUnsure = plan.mechanism?.counts.notes === null && words.notes > 0
  const figures = {
    unit: limit.unit,
    max: limit.max,
    counted: inUnit(countedWords(words, plan)),
    withNotes: areNotesUnsure ? inUnit(withNotes) : null,
  }
  const is = lengthOf(figures)
  return {
    id: 'words',
    is,
    ...figures,
    state: lengthState(is, limit.unit),
    places: is === 'within' ? [] : IN_ROOM,
  }
}

type Figures = { counted: number; withNotes: number | null; max: number }
type Length = Extract<Finding, { id: 'words'; unit: unknown }>['is']

function lengthOf({ counted: count, withNotes, max }: Figures): Length {
  if (count > max) return 'over'
  return withNotes !== null && withNotes > max ? 'notes-decide' : 'within'
}

/** An estimate of pages can say that there are too many, and never that there are not. */
function lengthState(is: Length, unit: 'words' | 'pages'): Check['state'] {
  if (is === 'over') return 'look'
  return is === 'notes-decide' || unit === 'pages' ? 'unknown' : 'done'
}

function limitCheck({ mechanism, limit }: RoomPlan): Check {
  if (limit?.set) return { id: 'limit', is: 'set', state: 'done', places: [] }
  const places: Place[] = [...IN_ROOM, { kind: 'page', page: 'mechanisms' }]
  if (!mechanism) return { id: 'limit', is: 'no-mechanism', state: 'look', places }
  if (!limit) return { id: 'limit', is: 'no-number', state: 'look', places }
  if (!mechanism.isConfirmed) return { id: 'limit', is: 'unconfirmed', state: 'unknown', places }
  return { id: 'limit', is: 'confirmed', state: 'done', places: [] }
}

/** Nothing where no section has a budget. */
function budgetCheck(sections: readonly Section[], plan: RoomPlan): Check[] {
  const planned = sections.flatMap((section) => {
    const budget = planOf(plan, section.id)?.budget ?? null
    return budget === null ? [] : [{ section, budget }]
  })
  if (planned.length === 0) return []
  const over = planned.filter(
    ({ section, budget }) => countedWords({ text: section.words, notes: section.notes }, plan) > budget,
  )
  const places = blockPlaces(over.map(({ section }) => headingPlace(section)))
  return [counted('budgets', { count: over.length, of: planned.length, places })]
}

/** A section by its heading, as its text has it. */
export function headingPlace({ id, letter, title }: Section) {
  return { id, as: 'heading', name: letter ? `${letter}. ${title}` : title } as const
}

import { plainComment } from '@plenary/shared/comments.ts'
import { type RoomPlan, standsStill } from '@plenary/shared/plans.ts'
import type { RoundList } from '@plenary/shared/rounds.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import type { Section } from '../editor/outline.ts'
import { planOf } from '../plans/figures.ts'
import type { LiveRecommendation } from '../recommendations/live-recommendations.ts'
import { blockPlaces, type Check, counted, type Place, unanswered } from './check.ts'
import { headingPlace } from './length-checks.ts'
import { beginningOf } from './places.ts'
import type { TextFacts } from './text-facts.ts'

/** Who leads each section, how far it is, and whether its day has passed. Nothing where nobody plans sections. */
export function sectionChecks({ topSections, outline }: TextFacts, plan: RoomPlan, today: string): Check[] {
  const isPlanned = plan.mechanism !== null || outline.sections.some(({ id }) => planOf(plan, id))
  if (!isPlanned || topSections.length === 0) return []
  const check = (
    id: 'leads' | 'states' | 'due',
    all: readonly Section[],
    isAtFault: (id: string) => boolean,
  ) => {
    const found = all.filter((section) => isAtFault(section.id))
    return counted(id, {
      ...{ count: found.length, of: all.length },
      places: blockPlaces(found.map(headingPlace)),
    })
  }
  const dated = outline.sections.filter(({ id }) => planOf(plan, id)?.dueOn)
  const isOpen = (id: string) => (planOf(plan, id)?.state ?? 'open') === 'open'
  const isLate = (id: string) => {
    const planned = planOf(plan, id)
    return planned !== null && (planned.dueOn ?? today) < today && !standsStill(planned.state)
  }
  return [
    check('leads', topSections, (id) => !planOf(plan, id)?.lead),
    check('states', topSections, isOpen),
    ...(dated.length > 0 ? [check('due', dated, isLate)] : []),
  ]
}

type Talk = {
  /** Null where the server did not say. */
  threads: readonly Thread[] | null
  rounds: RoundList | null
}

/** What others have said and nobody has settled yet. */
export function talkChecks({ suggestions, suggested }: TextFacts, { threads, rounds }: Talk): Check[] {
  const open = threads?.filter(({ settlement }) => settlement === null) ?? []
  return [
    threads === null
      ? unanswered('threads')
      : counted('threads', { count: open.length, of: threads.length, places: open.map(threadPlace) }),
    counted('suggestions', { count: suggestions, of: suggestions, places: blockPlaces(suggested) }),
    roundsCheck(rounds),
  ]
}

function threadPlace({ id, anchor, comments }: Thread): Place {
  const quote = anchor.kind === 'document' ? '' : anchor.quote
  const body = comments[0]?.body
  return { kind: 'thread', id, quote: beginningOf(quote || (body ? plainComment(body) : '')) }
}

function roundsCheck(rounds: RoundList | null): Check {
  if (!rounds) return unanswered('rounds', [ROUNDS])
  const open = rounds.items.find(({ closedAt }) => closedAt === null)
  if (!open) return { id: 'rounds', is: 'none', answered: 0, of: 0, state: 'done', places: [] }
  const answered = open.asked.filter(({ answer }) => answer !== null).length
  return { id: 'rounds', is: 'open', answered, of: open.asked.length, state: 'look', places: [ROUNDS] }
}

const ROUNDS: Place = { kind: 'page', page: 'rounds' }

/** Whether what is recommended can be acted on and checked. Nothing where the text recommends nothing. */
export function recommendationChecks(items: readonly LiveRecommendation[]): Check[] {
  if (items.length === 0) return []
  const check = (id: 'smart' | 'addressees', found: readonly LiveRecommendation[]) => {
    const blocks = found.map((item) => ({ id: item.id, as: 'recommendation', name: item.label }) as const)
    const places = blockPlaces(blocks)
    const page: Place = { kind: 'page', page: 'recommendations' }
    return counted(id, {
      ...{ count: found.length, of: items.length },
      places: found.length > 0 ? [...places, page] : [],
    })
  }
  return [
    check(
      'smart',
      items.filter(({ smart }) => smart.faults.length > 0),
    ),
    check(
      'addressees',
      items.filter(({ values }) => values.addressee === null),
    ),
  ]
}

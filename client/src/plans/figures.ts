import type { RoomPlan, SectionPlan } from '@plenary/shared/plans.ts'
import type { Outline, Words } from '../editor/outline.ts'

/** So many words make about a page where a limit is in pages: the body that wrote its own limit anew took five for 2,815. */
export const WORDS_PER_PAGE = 563

/** Whether the words of notes count: where the mechanism counts them, and where none says what counts. */
export function countsNotes(plan: RoomPlan | null): boolean {
  return !plan?.mechanism || plan.mechanism.counts.notes === true
}

/** The words that stand against a limit or a budget. */
export function countedWords({ text, notes }: Words, plan: RoomPlan | null): number {
  return countsNotes(plan) ? text + notes : text
}

/** How far a budget of words is used: `share` from 0 to 1 of it; `over` is 0 as long as it holds. */
export type Use = { words: number; max: number; left: number; over: number; share: number }

export function useOf(words: number, max: number): Use {
  const left = Math.max(0, max - words)
  return { words, max, left, over: Math.max(0, words - max), share: Math.min(1, words / max) }
}

/** How much of a room's limit is used, in its unit; null where it has none. Pages are an estimate. */
export function useOfLimit(words: Words, plan: RoomPlan | null): Use | null {
  if (!plan?.limit) return null
  const { unit, max } = plan.limit
  const counted = countedWords(words, plan)
  return useOf(unit === 'pages' ? Math.ceil(counted / WORDS_PER_PAGE) : counted, max)
}

/** What is planned of a section; null where nothing is. */
export function planOf(plan: RoomPlan | null, heading: string): SectionPlan | null {
  return plan?.sections.find((section) => section.heading === heading) ?? null
}

/** The words of the sections that an organisation leads, and their budgets. */
export type Load = { organizationId: string; words: number; budget: number | null }

/**
 * What each organisation leads, in the order in which they come in the text. A part of a section belongs to the lead of
 * the section, unless it has one itself.
 */
export function loadsOf(outline: Outline, plan: RoomPlan): Load[] {
  const loads = new Map<string, Load>()
  const add = (organizationId: string, words: number, budget: number | null) => {
    const load = loads.get(organizationId) ?? { organizationId, words: 0, budget: null }
    load.words += words
    if (budget !== null) load.budget = (load.budget ?? 0) + budget
    loads.set(organizationId, load)
  }
  const open: { level: number; lead: string | null }[] = []
  for (const { id, level, words, notes } of outline.sections) {
    while (open.length > 0 && (open.at(-1)?.level ?? 0) >= level) open.pop()
    const outer = open.at(-1)?.lead ?? null
    const planned = planOf(plan, id)
    const lead = planned?.lead ?? outer
    const counted = countedWords({ text: words, notes }, plan)
    if (planned?.lead) {
      // Its words were counted with the section around it.
      if (outer) add(outer, -counted, null)
      add(planned.lead, counted, planned.budget)
    }
    open.push({ level, lead })
  }
  return [...loads.values()]
}

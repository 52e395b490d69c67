import type { RoomPlan } from '@plenary/shared/plans.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { RoundList } from '@plenary/shared/rounds.ts'
import type { SignOffList } from '@plenary/shared/sign-offs.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import type { LiveRecommendation } from '../recommendations/live-recommendations.ts'
import type { Check, CheckState } from './check.ts'
import { lengthChecks } from './length-checks.ts'
import { officeChecks, signOffCheck } from './office-checks.ts'
import { textChecks } from './text-checks.ts'
import type { TextFacts } from './text-facts.ts'
import { recommendationChecks, sectionChecks, talkChecks } from './work-checks.ts'

/** What the check of a document goes by; what is null the server did not say. */
export type Known = {
  room: Pick<Room, 'kind' | 'title'> & { coalition: string }
  facts: TextFacts
  recommendations: readonly LiveRecommendation[]
  plan: RoomPlan
  threads: readonly Thread[] | null
  rounds: RoundList | null
  signOffs: SignOffList | null
  /** Whether the text is that of a hash; null for not known. */
  isSame: (hash: string) => boolean | null
  /** `YYYY-MM-DD`, where the reader is. */
  today: string
}

/** The rows of the check, in their order; what does not concern the document is none. */
export function checksOf({ room, facts, plan, recommendations, ...known }: Known): Check[] {
  return [
    ...lengthChecks(facts, plan),
    ...textChecks(facts, plan, room.kind),
    ...sectionChecks(facts, plan, known.today),
    ...talkChecks(facts, known),
    ...recommendationChecks(recommendations),
    ...officeChecks(facts, plan, room),
    signOffCheck(known.signOffs, known.isSame),
  ]
}

/** How many rows there are of each state. */
export function countStates(checks: readonly Check[]): Record<CheckState, number> {
  const counts = { done: 0, look: 0, unknown: 0, note: 0 }
  for (const { state } of checks) counts[state] += 1
  return counts
}

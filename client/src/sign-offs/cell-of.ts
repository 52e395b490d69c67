import type { OrganizationId } from '@plenary/shared/ids.ts'
import { type Standing, standingsOf } from '@plenary/shared/sign-off-standings.ts'
import type { SignOff, SignOffDecision, SignOffList, SignOffRound } from '@plenary/shared/sign-offs.ts'

/** Where an organisation stands in one round. */
export type CellState =
  | SignOffDecision
  | 'withdrawn'
  /** It has not decided in this round, and its signature of an earlier text stands. */
  | 'earlier'
  | 'pending'
  /** It has not decided, and the round is closed. */
  | 'no-answer'
  | 'not-asked'

/** What is shown of an organisation in one round; `standing` is where it stood after the acts of that round. */
export type Cell = { state: CellState; standing: Standing<SignOff> | null }

/** Where an organisation stands in a round. */
export function cellOf(list: SignOffList, round: SignOffRound, organizationId: OrganizationId): Cell {
  const own = list.signOffs.filter((act) => act.organizationId === organizationId)
  const inRound = standingsOf(own.filter(({ roundId }) => roundId === round.id)).get(organizationId) ?? null
  if (inRound) return { state: inRound.withdrawn ? 'withdrawn' : inRound.decision.act, standing: inRound }
  if (!round.asked.some((asked) => asked.organizationId === organizationId))
    return { state: 'not-asked', standing: null }
  if (round.closedAt) return { state: 'no-answer', standing: null }
  const standing = standingsOf(own).get(organizationId) ?? null
  return standing?.signedHash ? { state: 'earlier', standing } : { state: 'pending', standing: null }
}

/** Whether what an organisation has decided in a round is a signature. */
export function isSigned({ state }: Cell): boolean {
  return ['endorsed', 'reserved', 'partly', 'excepting'].includes(state)
}

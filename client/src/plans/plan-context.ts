import type { RoomPlan } from '@plenary/shared/plans.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import { createContext, useContext } from 'react'

/** What the parts of a room know of its plan; `onPlan` opens what is planned of a section. */
export type PlanOfRoom = { room: Room; plan: RoomPlan | null; onPlan: (heading: string) => void }

/** The plan of the room around. */
export const PlanContext = createContext<PlanOfRoom | null>(null)

/** @throws outside a room. */
export function usePlanOfRoom(): PlanOfRoom {
  const found = useContext(PlanContext)
  if (!found) throw new Error('there is no room around')
  return found
}

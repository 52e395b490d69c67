import { LEAD_STATES, type SectionPlan } from '@plenary/shared/plans.ts'
import type { Room } from '@plenary/shared/rooms.ts'

/** Whether whoever looks leads a section and may move it between being written and being read. */
export function mayChange({ abilities, mandate }: Room, planned: SectionPlan | null): boolean {
  if (!planned || !abilities.includes('move-sections')) return false
  const own = mandate.organization.id
  const isLead = planned.lead === own || planned.coLeads.includes(own)
  return isLead && LEAD_STATES.some((state) => state === planned.state)
}

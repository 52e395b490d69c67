import type { CoalitionId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import type { Mechanism } from '@plenary/shared/mechanisms.ts'
import type { SectionState } from '@plenary/shared/plans.ts'
import type { ColumnType, Generated } from 'kysely'

/** The tables of mechanisms and of what is planned of sections. */
export interface PlanTables {
  mechanisms: MechanismsTable
  section_plans: SectionPlansTable
  section_co_leads: SectionCoLeadsTable
}

interface MechanismsTable {
  coalition_id: CoalitionId
  key: string
  record: ColumnType<Mechanism, string, string>
  edited_at: Date
  edited_by_organization: OrganizationId
}

interface SectionPlansTable {
  room_id: RoomId
  heading: string
  lead: OrganizationId | null
  state: Generated<SectionState>
  /** `YYYY-MM-DD` */
  due_on: string | null
  budget: number | null
}

interface SectionCoLeadsTable {
  room_id: RoomId
  heading: string
  organization_id: OrganizationId
}

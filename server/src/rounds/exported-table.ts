import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { Round, RoundRow } from '@plenary/shared/rounds.ts'

/** Everything that goes out with the table of a round. */
export type ExportedTable = {
  roomTitle: string
  round: Round
  rows: readonly RoundRow[]
  organizations: ReadonlyMap<OrganizationId, Organization>
  /** Whether people are called by a name or a pseudonym there, or only organisations are. */
  namesPeople: boolean
}

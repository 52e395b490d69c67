import type { MemberId, OrganizationId, RoomId, RoundId, SnapshotId } from '@plenary/shared/ids.ts'
import type { RoundAnswer, RoundKind } from '@plenary/shared/rounds.ts'

/** The tables of what organisations are asked about texts. */
export interface RoundTables {
  rounds: RoundsTable
  round_organizations: RoundOrganizationsTable
}

interface RoundsTable {
  id: RoundId
  room_id: RoomId
  kind: RoundKind
  title: string
  note: string | null
  /** Null in a room without names. */
  opened_by: MemberId | null
  opened_by_organization: OrganizationId
  opened_at: Date
  closes_at: Date
  closed_at: Date | null
  snapshot_id: SnapshotId
}

interface RoundOrganizationsTable {
  round_id: RoundId
  organization_id: OrganizationId
  answer: RoundAnswer | null
  answered_at: Date | null
}

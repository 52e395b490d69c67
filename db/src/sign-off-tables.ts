import type {
  MemberId,
  OrganizationId,
  RoomId,
  SignOffId,
  SignOffRoundId,
  SnapshotId,
} from '@plenary/shared/ids.ts'
import type { LeftOut, SignOffAct } from '@plenary/shared/sign-offs.ts'
import type { ColumnType, Generated } from 'kysely'

/** The tables of what organisations sign. */
export interface SignOffTables {
  sign_off_rounds: SignOffRoundsTable
  sign_off_organizations: SignOffOrganizationsTable
  sign_offs: SignOffsTable
}

interface SignOffRoundsTable {
  id: SignOffRoundId
  room_id: RoomId
  snapshot_id: SnapshotId
  note: string | null
  opened_by: MemberId | null
  opened_by_organization: OrganizationId
  opened_at: Date
  closes_at: Date
  time_zone: string
  closed_at: Date | null
}

interface SignOffOrganizationsTable {
  round_id: SignOffRoundId
  organization_id: OrganizationId
  reminded_at: Date | null
}

interface SignOffsTable {
  id: SignOffId
  round_id: SignOffRoundId
  organization_id: OrganizationId
  member_id: MemberId | null
  act: SignOffAct
  snapshot_id: SnapshotId
  capacity: string | null
  authority: string | null
  reservation: string | null
  is_printed: boolean
  sections: ColumnType<string[], string, never>
  left_out: ColumnType<LeftOut[], string, never>
  reason: string | null
  is_confidential: boolean
  at: Date
  is_told_of_move: Generated<boolean>
}

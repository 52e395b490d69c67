import type {
  AdoptionId,
  MemberId,
  OrganizationId,
  ReviewId,
  RoomId,
  SnapshotId,
} from '@plenary/shared/ids.ts'
import type { Adoption, CallState } from '@plenary/shared/reviews.ts'
import type { ColumnType } from 'kysely'

/** The tables of blueprints and their reviews. */
export interface ReviewTables {
  adoptions: AdoptionsTable
  reviews: ReviewsTable
  review_calls: ReviewCallsTable
}

interface AdoptionsTable {
  id: AdoptionId
  room_id: RoomId
  snapshot_id: SnapshotId
  adopted_by: MemberId | null
  adopted_by_organization: OrganizationId
  adopted_at: Date
  signatories: ColumnType<Adoption['signatories'], string, never>
  confidential: number
}

interface ReviewsTable {
  id: ReviewId
  room_id: RoomId
  adoption_id: AdoptionId
  note: string | null
  opened_by: MemberId | null
  opened_by_organization: OrganizationId
  opened_at: Date
  closed_at: Date | null
}

interface ReviewCallsTable {
  review_id: ReviewId
  call_id: string
  position: number
  title: string
  state: CallState
  note: string | null
  organization_id: OrganizationId | null
  marked_at: Date | null
}

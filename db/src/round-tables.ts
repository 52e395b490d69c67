import type { Place } from '@plenary/shared/document/places.ts'
import type { MemberId, OrganizationId, RoomId, RoundId } from '@plenary/shared/ids.ts'
import type { RoundAnswer, RoundKind } from '@plenary/shared/rounds.ts'
import type { ColumnType } from 'kysely'

/** The tables of what organisations are asked about texts. */
export interface RoundTables {
  rounds: RoundsTable
  round_texts: RoundTextsTable
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
  hash: string
  words: number
}

interface RoundTextsTable {
  round_id: RoundId
  log_seq: number
  /** Gzipped Yjs V2. */
  compressed: Uint8Array
  /** Canonical JSON, of which the round's hash is. */
  document: string
  places: ColumnType<Record<string, Place>, string, never>
}

interface RoundOrganizationsTable {
  round_id: RoundId
  organization_id: OrganizationId
  answer: RoundAnswer | null
  answered_at: Date | null
}

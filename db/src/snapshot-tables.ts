import type { Place } from '@plenary/shared/document/places.ts'
import type { MemberId, OrganizationId, RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { Contribution, SnapshotKind } from '@plenary/shared/snapshots.ts'
import type { ColumnType, Generated } from 'kysely'

/** The tables of versions. */
export interface SnapshotTables {
  snapshots: SnapshotsTable
  snapshot_texts: SnapshotTextsTable
  snapshot_heads: SnapshotHeadsTable
  purges: PurgesTable
}

/**
 * Who deleted what of a text: for each stretch of Yjs positions its client id, where it begins, its length, and the
 * place of an organisation in the list.
 */
export type Removals = {
  organizationIds: OrganizationId[]
  ranges: [client: number, clock: number, length: number, organization: number][]
}

interface SnapshotsTable {
  id: SnapshotId
  room_id: RoomId
  number: number
  kind: SnapshotKind
  label: string | null
  note: string | null
  before_restoring: number | null
  /** Null in a room without names, and for one that the server took by itself. */
  taken_by: MemberId | null
  taken_by_organization: OrganizationId | null
  taken_at: Date
  log_seq: number
  words: number
  hash: string
  state_hash: string
  previous_hash: string
  chain_hash: string
  contributions: ColumnType<Contribution[], string, never>
  removals: ColumnType<Removals, string, never>
  thinned_at: Date | null
  /** The epoch of the last purge that changed it. */
  purged_in: Generated<number | null>
}

interface SnapshotTextsTable {
  snapshot_id: SnapshotId
  /** Gzipped Yjs V2. */
  compressed: Uint8Array
  /** Canonical JSON, of which the snapshot's hash is. */
  document: string
  places: ColumnType<Record<string, Place>, string, string>
}

interface SnapshotHeadsTable {
  room_id: RoomId
  number: Generated<number>
  chain_hash: string
  looked_seq: Generated<number>
}

/** What a version has been since a passage was removed from it: hashes as in `snapshots`, of what is kept of it now. */
export type VersionRedaction = { number: number; hash: string; stateHash: string; chainHash: string }

/** A passage that was removed for safety, without a word of it. */
interface PurgesTable {
  room_id: RoomId
  /** The one that began with it. */
  epoch: number
  /** Null in a room without names. */
  purged_by: MemberId | null
  purged_by_organization: OrganizationId
  purged_at: Date
  /** The version after which it stands in the chain. */
  after_number: number
  redactions: ColumnType<VersionRedaction[], string, never>
  previous_hash: string
  chain_hash: string
}

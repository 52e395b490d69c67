import type { MemberId, OrganizationId, RoomId, SealId, SnapshotId } from '@plenary/shared/ids.ts'
import type { SealedSignatory } from '@plenary/shared/seals.ts'
import type { ColumnType } from 'kysely'

/** The tables of what was sealed, and of what of it is public. */
export interface SealTables {
  signing_keys: SigningKeysTable
  seals: SealsTable
  seal_files: SealFilesTable
  publications: PublicationsTable
}

interface SigningKeysTable {
  /** The first sixteen signs of the SHA-256 of the public key, in hex. */
  id: string
  /** Raw, in hex. */
  public_key: string
  /** PKCS #8 in PEM: it cannot be stored as a hash, since the server signs with it. */
  private_key: string
  created_at: Date
}

interface SealsTable {
  id: SealId
  room_id: RoomId
  snapshot_id: SnapshotId
  hash: string
  sealed_by: MemberId | null
  sealed_by_organization: OrganizationId
  sealed_at: Date
  signatories: ColumnType<SealedSignatory[], string, never>
  /** `receipt.json`, as it was signed. */
  receipt: string
  receipt_hash: string
  reopened_at: Date | null
  reopened_by: MemberId | null
  reopened_by_organization: OrganizationId | null
  reopened_reason: string | null
}

interface SealFilesTable {
  seal_id: SealId
  /** Where it stands in the receipt, from 1. */
  place: number
  name: string
  sha256: string
  content: Uint8Array
  snapshot_id: SnapshotId
}

interface PublicationsTable {
  slug: string
  seal_id: SealId
  /** Whether search engines are asked in. */
  is_listed: boolean
  published_at: Date
  published_by: MemberId | null
  published_by_organization: OrganizationId
  unpublished_at: Date | null
  unpublished_by: MemberId | null
  unpublished_by_organization: OrganizationId | null
}

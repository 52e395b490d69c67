import type {
  AccountId,
  ClientId,
  CoalitionId,
  MemberId,
  OrganizationId,
  RoomId,
} from '@plenary/shared/ids.ts'
import type { Hue } from '@plenary/shared/organizations.ts'
import type { MemberRole, RoomRole } from '@plenary/shared/permissions.ts'
import type { RoomKind } from '@plenary/shared/rooms.ts'
import type { Generated } from 'kysely'

/** One interface for each table, columns as they are stored. */
export interface Tables {
  accounts: AccountsTable
  credentials: CredentialsTable
  sessions: SessionsTable
  coalitions: CoalitionsTable
  organizations: OrganizationsTable
  members: MembersTable
  rooms: RoomsTable
  room_roles: RoomRolesTable
  room_logs: RoomLogsTable
  client_ids: ClientIdsTable
  room_updates: RoomUpdatesTable
  room_checkpoints: RoomCheckpointsTable
}

interface AccountsTable {
  id: AccountId
  /** Lower case; unique. */
  email: string
  name: string
  created_at: Generated<Date>
}

/** What an account proves itself with: one row for a password, later one for each passkey and so on. */
interface CredentialsTable {
  account_id: AccountId
  kind: 'password'
  /** An Argon2id hash in PHC form. */
  secret: string
  created_at: Generated<Date>
}

interface SessionsTable {
  /** SHA-256 of the session id in hex; the id itself is only in the person's cookie. */
  id_hash: string
  account_id: AccountId
  /** The mandate the session acts under; null until the account has one. */
  member_id: MemberId | null
  expires_at: Date
  created_at: Generated<Date>
}

interface CoalitionsTable {
  id: CoalitionId
  slug: string
  name_en: string
  name_fr: string
  created_at: Generated<Date>
}

interface OrganizationsTable {
  id: OrganizationId
  coalition_id: CoalitionId
  name_en: string
  name_fr: string
  short_name: string
  letters: string
  hue: Hue
  language: string
  created_at: Generated<Date>
}

interface MembersTable {
  id: MemberId
  coalition_id: CoalitionId
  organization_id: OrganizationId
  account_id: AccountId
  display_name: string
  role: MemberRole
  created_at: Generated<Date>
  removed_at: Date | null
}

interface RoomsTable {
  id: RoomId
  coalition_id: CoalitionId
  kind: RoomKind
  title: string
  /** `YYYY-MM-DD` */
  due_on: string | null
  created_by: MemberId
  /** Counts up the leases. Not beside the log's seq: who comes in need not wait for who writes. */
  last_client_id: Generated<number>
  created_at: Generated<Date>
}

/** A role for an organisation, or for one member: exactly one of the two is set. */
interface RoomRolesTable {
  room_id: RoomId
  organization_id: OrganizationId | null
  member_id: MemberId | null
  role: RoomRole
}

/** One row a room, locked while its log grows: this is what orders the log over several nodes. */
interface RoomLogsTable {
  room_id: RoomId
  last_seq: Generated<number>
}

interface ClientIdsTable {
  room_id: RoomId
  client_id: ClientId
  member_id: MemberId
  organization_id: OrganizationId
  leased_at: Generated<Date>
}

interface RoomUpdatesTable {
  room_id: RoomId
  seq: number
  member_id: MemberId
  organization_id: OrganizationId
  session_hash: string | null
  /** One Yjs V1 update. */
  update: Uint8Array
  created_at: Generated<Date>
}

interface RoomCheckpointsTable {
  room_id: RoomId
  /** The last log row that `state` covers. */
  seq: number
  /** The whole text as one Yjs V1 update. */
  state: Uint8Array
  /** The same as gzipped Yjs V2. */
  compressed: Uint8Array
  /** A Yjs V1 update with its deletions alone. */
  deletions: Uint8Array
  state_vector: Uint8Array
  /** What stands where in it, for the engine's gate. */
  structure: Uint8Array
  words: number
  created_at: Generated<Date>
}

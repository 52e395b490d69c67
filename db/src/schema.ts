import type { AuditAct } from '@plenary/shared/audit.ts'
import type {
  AccountId,
  ClientId,
  CoalitionId,
  InviteId,
  JoinRequestId,
  MemberId,
  OrganizationId,
  PasskeyId,
  RoomId,
  SessionId,
} from '@plenary/shared/ids.ts'
import type { JoinRequestState } from '@plenary/shared/invites.ts'
import type { LimitUnit } from '@plenary/shared/mechanisms.ts'
import type { Hue } from '@plenary/shared/organizations.ts'
import type { FreezeLevel, GivenRole, MemberRole } from '@plenary/shared/permissions.ts'
import type { Attribution, RoomKind } from '@plenary/shared/rooms.ts'
import type { Generated } from 'kysely'
import type { ImageTables } from './image-tables.ts'
import type { InboxTables } from './inbox-tables.ts'
import type { PlanTables } from './plan-tables.ts'
import type { ReviewTables } from './review-tables.ts'
import type { RoundTables } from './round-tables.ts'
import type { SealTables } from './seal-tables.ts'
import type { SignOffTables } from './sign-off-tables.ts'
import type { SnapshotTables } from './snapshot-tables.ts'
import type { TemplateTables } from './template-tables.ts'
import type { ThreadTables } from './thread-tables.ts'

/** One interface for each table, columns as they are stored. */
export interface Tables
  extends ThreadTables,
    RoundTables,
    InboxTables,
    ImageTables,
    SnapshotTables,
    SignOffTables,
    ReviewTables,
    PlanTables,
    TemplateTables,
    SealTables {
  accounts: AccountsTable
  credentials: CredentialsTable
  passkeys: PasskeysTable
  recovery_codes: RecoveryCodesTable
  one_time_secrets: OneTimeSecretsTable
  sessions: SessionsTable
  coalitions: CoalitionsTable
  organizations: OrganizationsTable
  members: MembersTable
  invites: InvitesTable
  join_requests: JoinRequestsTable
  rooms: RoomsTable
  room_roles: RoomRolesTable
  room_pseudonyms: RoomPseudonymsTable
  room_logs: RoomLogsTable
  client_ids: ClientIdsTable
  room_updates: RoomUpdatesTable
  room_checkpoints: RoomCheckpointsTable
  audit_events: AuditEventsTable
  audit_heads: AuditHeadsTable
}

interface AccountsTable {
  id: AccountId
  /** Lower case; unique. A guest has none. */
  email: string | null
  name: string
  /** Whoever set the server up, and those who coordinate a coalition. */
  may_create_coalitions: Generated<boolean>
  created_at: Generated<Date>
  /** What they wrote stays, and so the row; nothing in it then says who they were. */
  deleted_at: Date | null
}

/** What an account proves itself with: at most one of each kind. */
interface CredentialsTable {
  account_id: AccountId
  kind: 'password' | 'totp'
  /** An Argon2id hash in PHC form, or the secret of a code app in base32, which cannot be hashed. */
  secret: string
  /** For codes: the last time step of which one was taken. */
  last_step: number | null
  created_at: Generated<Date>
}

interface PasskeysTable {
  id: PasskeyId
  account_id: AccountId
  /** The authenticator's own name for it, in base64url. */
  credential_id: string
  /** A COSE key (RFC 9052). */
  public_key: Uint8Array
  counter: number
  /** Where the browser may look for it, with commas between. */
  transports: string
  name: string
  created_at: Generated<Date>
  /** `YYYY-MM-DD` */
  last_used_on: string | null
}

interface RecoveryCodesTable {
  account_id: AccountId
  /** SHA-256 in hex; a code has 80 random bits. */
  code_hash: string
}

/** What a secret that is used once is good for. */
export type OneTimePurpose =
  | 'password-reset'
  | 'registration'
  | 'email-change'
  | 'unsubscribe'
  | 'setup'
  | 'new-totp'
  | 'passkey-new'
  | 'passkey-known'

/** Secrets of links in mails and of set-up, code apps to be confirmed, and challenges to passkeys. Each is used once. */
interface OneTimeSecretsTable {
  /** SHA-256 in hex. */
  hash: string
  purpose: OneTimePurpose
  account_id: AccountId | null
  /** What the link was made for, such as the new address. */
  facts: unknown
  expires_at: Date
}

interface SessionsTable {
  /** SHA-256 of the session id in hex; the id itself is only in the person's cookie. */
  id_hash: string
  /** By which its owner sees it in a list. */
  id: SessionId
  account_id: AccountId
  /** The mandate the session acts under; null until the account has one. */
  member_id: MemberId | null
  expires_at: Date
  created_at: Generated<Date>
  /** When somebody last proved that they are who the session is of. */
  proved_at: Date | null
  /** `YYYY-MM-DD` */
  last_used_on: Generated<string>
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
  website: string | null
  contact: string | null
  is_listed: Generated<boolean>
  /** Who has taken over what an organisation had that nobody speaks for any more. */
  handed_over_to: OrganizationId | null
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
  suspended_at: Date | null
  /** The link by which they came. */
  invite_id: InviteId | null
}

/** A link that admits. */
interface InvitesTable {
  id: InviteId
  /** SHA-256 of the token in hex; the token itself is only in the link. */
  token_hash: string
  coalition_id: CoalitionId
  room_id: RoomId | null
  /** With a room: what one may be there. */
  role: GivenRole | null
  organization_id: OrganizationId | null
  /** Lower case. */
  email: string | null
  note: string | null
  needs_admission: boolean
  max_uses: number
  uses: Generated<number>
  created_by: MemberId
  created_at: Generated<Date>
  expires_at: Date
  revoked_at: Date | null
}

/** Somebody who has used a link. */
interface JoinRequestsTable {
  id: JoinRequestId
  invite_id: InviteId
  account_id: AccountId
  display_name: string
  /** What they wrote where the link asks for it. */
  organization_name: string | null
  state: JoinRequestState
  member_id: MemberId | null
  /** The role in the room that it gave, where it gave one, and the one by name that was there before. */
  gave_role: GivenRole | null
  former_role: GivenRole | null
  asked_at: Generated<Date>
  decided_at: Date | null
}

interface RoomsTable {
  id: RoomId
  coalition_id: CoalitionId
  kind: RoomKind
  title: string
  /** `YYYY-MM-DD` */
  due_on: string | null
  created_by: MemberId
  attribution: Generated<Attribution>
  /** Null for a room that is not frozen, and then so are the four below. */
  freeze: FreezeLevel | null
  freeze_note: string | null
  frozen_at: Date | null
  /** Null in a room without names. */
  frozen_by: MemberId | null
  frozen_by_organization: OrganizationId | null
  /** The key of the mechanism it follows, in the coalition's records or the shipped ones. */
  mechanism: string | null
  /** Null for a room that keeps to its mechanism's limit, and then so are the four below. */
  limit_unit: LimitUnit | null
  limit_max: number | null
  limit_reason: string | null
  limit_set_at: Date | null
  limit_set_by_organization: OrganizationId | null
  /** Counts up the leases. Not beside the log's seq: who comes in need not wait for who writes. */
  last_client_id: Generated<number>
  created_at: Generated<Date>
}

/** A role for an organisation, or for one member: exactly one of the two is set. */
interface RoomRolesTable {
  room_id: RoomId
  organization_id: OrganizationId | null
  member_id: MemberId | null
  role: GivenRole
  given_at: Generated<Date>
  /** Of a guest: whether they see versions from before it was given. */
  sees_earlier_versions: Generated<boolean>
}

/** Who a member is to the others in a room where people bear pseudonyms. */
interface RoomPseudonymsTable {
  room_id: RoomId
  member_id: MemberId
  alias: string
  number: number
}

/** One row a room, locked while its log grows: this is what orders the log over several nodes. */
interface RoomLogsTable {
  room_id: RoomId
  last_seq: Generated<number>
  /** How often a passage was purged: a copy of the text from an earlier epoch may hold what was. */
  epoch: Generated<number>
  /** False for a room without names: then no row says which member or session wrote it. */
  keeps_names: Generated<boolean>
}

interface ClientIdsTable {
  room_id: RoomId
  client_id: ClientId
  /** Null in a room without names: there, whoever shows the key has the id. */
  member_id: MemberId | null
  organization_id: OrganizationId
  /** SHA-256 in hex. */
  key_hash: string | null
  /** Given up when names were hidden: what was written under it before may still arrive. */
  is_retired: Generated<boolean>
  leased_at: Generated<Date>
}

interface RoomUpdatesTable {
  room_id: RoomId
  seq: number
  /** Null in a room without names, and so is the session. */
  member_id: MemberId | null
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
  /** That of the log which was folded. */
  epoch: Generated<number>
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

/** One act, chained to the one before it. */
interface AuditEventsTable {
  /** A coalition's id, or `accounts`. */
  chain: string
  seq: number
  at: Date
  act: AuditAct
  /** Of whom the act is, in the chain of accounts. */
  account_id: AccountId | null
  actor_id: MemberId | null
  actor_organization_id: OrganizationId | null
  member_id: MemberId | null
  organization_id: OrganizationId | null
  room_id: RoomId | null
  facts: unknown
  previous_hash: string
  hash: string
}

/** How far each chain has come, so that its last rows cannot be taken away unnoticed either. */
interface AuditHeadsTable {
  chain: string
  seq: number
  hash: string
}

import type { Anchor } from '@plenary/shared/anchors.ts'
import type { CommentBody } from '@plenary/shared/comments.ts'
import type { CommentId, MemberId, OrganizationId, RoomId, ThreadId } from '@plenary/shared/ids.ts'
import type { Disposition, Visibility } from '@plenary/shared/threads.ts'
import type { ColumnType, Generated } from 'kysely'

/** The tables of what is said about texts. */
export interface ThreadTables {
  threads: ThreadsTable
  comments: CommentsTable
  comment_agreements: CommentAgreementsTable
  thread_mutes: ThreadMutesTable
}

/** Written as text, and read as what it says. */
type Json<T> = ColumnType<T, string, string>

interface ThreadsTable {
  id: ThreadId
  room_id: RoomId
  /** Null in a room without names. */
  member_id: MemberId | null
  organization_id: OrganizationId
  visibility: Visibility
  anchor: Json<Anchor>
  /** The words proposed in the place of those it is about; null for a thread that proposes none. */
  proposed_text: string | null
  /** The words that it was proposed for, as they were then. */
  proposed_for: string | null
  applied_at: Date | null
  settled_at: Date | null
  settled_by: MemberId | null
  settled_by_organization: OrganizationId | null
  disposition: Disposition | null
  reason: string | null
  assigned_member_id: MemberId | null
  assigned_organization_id: OrganizationId | null
  /** `YYYY-MM-DD` */
  due_on: string | null
  created_at: Generated<Date>
  changed_at: Generated<Date>
  version: Generated<number>
}

interface CommentsTable {
  id: CommentId
  thread_id: ThreadId
  member_id: MemberId | null
  organization_id: OrganizationId
  /** Null once deleted. Members are mentioned by their own id; what the others see is made of it when it is read. */
  body: ColumnType<CommentBody | null, string | null, string | null>
  created_at: Generated<Date>
  edited_at: Date | null
}

interface CommentAgreementsTable {
  comment_id: CommentId
  /** A member, or in a room without names an organisation. */
  holder: MemberId | OrganizationId
  organization_id: OrganizationId
}

interface ThreadMutesTable {
  thread_id: ThreadId
  member_id: MemberId
}

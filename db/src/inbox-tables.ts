import type {
  AccountId,
  CommentId,
  MemberId,
  NoticeId,
  OrganizationId,
  RoomId,
  ThreadId,
} from '@plenary/shared/ids.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import type { MailRhythm } from '@plenary/shared/mail-settings.ts'
import type { NoticeKind } from '@plenary/shared/notices.ts'
import type { Generated } from 'kysely'

/** The tables of what members hear of. */
export interface InboxTables {
  notices: NoticesTable
  mail_settings: MailSettingsTable
}

/** What one member hears of one act. */
interface NoticesTable {
  id: NoticeId
  member_id: MemberId
  room_id: RoomId
  thread_id: ThreadId | null
  comment_id: CommentId | null
  kind: NoticeKind
  is_direct: boolean
  /** Null in a room without names. */
  actor_id: MemberId | null
  actor_organization_id: OrganizationId
  is_read: Generated<boolean>
  is_mailed: Generated<boolean>
  created_at: Date
}

/** Which mail an account wants; none without a row. */
interface MailSettingsTable {
  account_id: AccountId
  rhythm: MailRhythm
  includes_text: boolean
  locale: Locale
  /** `YYYY-MM-DD` */
  last_daily_on: string | null
  last_at_once_at: Date | null
}

import { type Kysely, sql } from 'kysely'

/** What members hear of, and which of it their accounts have mailed. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createNotices(db)
  await createMailSettings(db)
}

async function createNotices(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notices')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('member_id', 'uuid', (c) => c.notNull().references('members.id').onDelete('cascade'))
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    // Null for what is about a room as a whole.
    .addColumn('thread_id', 'uuid', (c) => c.references('threads.id').onDelete('cascade'))
    .addColumn('comment_id', 'uuid', (c) => c.references('comments.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('is_direct', 'boolean', (c) => c.notNull())
    // Null in a room without names.
    .addColumn('actor_id', 'uuid', (c) => c.references('members.id'))
    .addColumn('actor_organization_id', 'uuid', (c) => c.notNull().references('organizations.id'))
    // That it was read, and not when: no table says at which moment somebody was there.
    .addColumn('is_read', 'boolean', (c) => c.notNull().defaultTo(false))
    // Taken for a mail, or not for any: it is never taken again.
    .addColumn('is_mailed', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('notices_by_member').on('notices').columns(['member_id', 'id']).execute()
  await sql`create index unread_notices on notices (member_id) where not is_read`.execute(db)
  await db.schema.createIndex('notices_by_room').on('notices').column('room_id').execute()
  // A thread or comment that goes takes its notices along.
  await db.schema.createIndex('notices_by_thread').on('notices').column('thread_id').execute()
  await db.schema.createIndex('notices_by_comment').on('notices').column('comment_id').execute()
}

async function createMailSettings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mail_settings')
    .addColumn('account_id', 'uuid', (c) => c.primaryKey().references('accounts.id').onDelete('cascade'))
    .addColumn('rhythm', 'text', (c) => c.notNull())
    .addColumn('includes_text', 'boolean', (c) => c.notNull())
    .addColumn('locale', 'text', (c) => c.notNull())
    // The last day whose mail was taken, and when one was last taken at once: whichever node comes second finds it so.
    .addColumn('last_daily_on', 'date')
    .addColumn('last_at_once_at', 'timestamptz')
    .execute()
}

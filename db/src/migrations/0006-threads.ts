import { type Kysely, sql } from 'kysely'

/**
 * What is said about a text, kept beside it. An author is an organisation and, but in a room without names, a member;
 * nothing here goes when a mandate ends.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createThreads(db)
  await createComments(db)
  await createOwnSettings(db)
}

async function createThreads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('threads')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('member_id', 'uuid', (c) => c.references('members.id'))
    .addColumn('organization_id', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addColumn('visibility', 'text', (c) => c.notNull())
    .addColumn('anchor', 'jsonb', (c) => c.notNull())
    // The words that are proposed in the place of those it is about; null for a thread that proposes none.
    .addColumn('proposed_text', 'text')
    // The words that it was proposed for: an anchor goes along with its words when they change.
    .addColumn('proposed_for', 'text')
    .addColumn('applied_at', 'timestamptz')
    .addColumn('settled_at', 'timestamptz')
    .addColumn('settled_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('settled_by_organization', 'uuid', (c) => c.references('organizations.id'))
    .addColumn('disposition', 'text')
    .addColumn('reason', 'text')
    .addColumn('assigned_member_id', 'uuid', (c) => c.references('members.id'))
    .addColumn('assigned_organization_id', 'uuid', (c) => c.references('organizations.id'))
    .addColumn('due_on', 'date')
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('changed_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    // Counts the changes, so that whoever has seen the last one need not ask again.
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addCheckConstraint('proposed_for_words', sql`(proposed_text is null) = (proposed_for is null)`)
    .addCheckConstraint('settled_with_who', sql`(settled_at is null) = (settled_by_organization is null)`)
    .addCheckConstraint('disposed_when_settled', sql`disposition is null or settled_at is not null`)
    .execute()
  await db.schema.createIndex('threads_by_room').on('threads').columns(['room_id', 'id']).execute()
  // A node that did not hear the others asks what has changed.
  await db.schema.createIndex('threads_by_change').on('threads').columns(['room_id', 'changed_at']).execute()
}

async function createComments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('comments')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('thread_id', 'uuid', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('member_id', 'uuid', (c) => c.references('members.id'))
    .addColumn('organization_id', 'uuid', (c) => c.notNull().references('organizations.id'))
    // Null once deleted: the words are gone, and only that there were some is left.
    .addColumn('body', 'jsonb')
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('edited_at', 'timestamptz')
    .execute()
  await db.schema.createIndex('comments_by_thread').on('comments').columns(['thread_id', 'id']).execute()
  await db.schema
    .createTable('comment_agreements')
    .addColumn('comment_id', 'uuid', (c) => c.notNull().references('comments.id').onDelete('cascade'))
    // Who agrees, once: a member, or in a room without names an organisation.
    .addColumn('holder', 'uuid', (c) => c.notNull())
    .addColumn('organization_id', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addPrimaryKeyConstraint('comment_agreements_pkey', ['comment_id', 'holder'])
    .execute()
}

async function createOwnSettings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('thread_mutes')
    .addColumn('thread_id', 'uuid', (c) => c.notNull().references('threads.id').onDelete('cascade'))
    .addColumn('member_id', 'uuid', (c) => c.notNull().references('members.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('thread_mutes_pkey', ['thread_id', 'member_id'])
    .execute()
}

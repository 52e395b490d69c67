import { type Kysely, sql } from 'kysely'

/** Blueprints: versions that a coalition has adopted, and the reviews in which it goes through their calls again. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('adoptions')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('snapshot_id', 'uuid', (c) => c.notNull().references('snapshots.id').onDelete('cascade'))
    // Null in a room without names.
    .addColumn('adopted_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('adopted_by_organization', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addColumn('adopted_at', 'timestamptz', (c) => c.notNull())
    // Who had signed exactly this text by then, and how many more in confidence.
    .addColumn('signatories', 'jsonb', (c) => c.notNull())
    .addColumn('confidential', 'integer', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('adoptions_by_room').on('adoptions').columns(['room_id', 'id']).execute()
  await db.schema
    .createTable('reviews')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('adoption_id', 'uuid', (c) => c.notNull().references('adoptions.id').onDelete('cascade'))
    .addColumn('note', 'text')
    .addColumn('opened_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('opened_by_organization', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addColumn('opened_at', 'timestamptz', (c) => c.notNull())
    .addColumn('closed_at', 'timestamptz')
    .execute()
  await sql`create unique index reviews_one_open on reviews (room_id) where closed_at is null`.execute(db)
  await db.schema
    .createTable('review_calls')
    .addColumn('review_id', 'uuid', (c) => c.notNull().references('reviews.id').onDelete('cascade'))
    // The id of its heading in the text.
    .addColumn('call_id', 'text', (c) => c.notNull())
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    // What it stands at, an organisation says: no person is kept.
    .addColumn('organization_id', 'uuid', (c) => c.references('organizations.id'))
    .addColumn('marked_at', 'timestamptz')
    .addPrimaryKeyConstraint('review_calls_pkey', ['review_id', 'call_id'])
    .execute()
}

import { type Kysely, sql } from 'kysely'

/** Pictures of a room's text, each once. Nobody is written down who put one in: the log of the text says that. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('images')
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    // SHA-256 of the room's id and the bytes.
    .addColumn('id', 'text', (c) => c.notNull())
    .addColumn('type', 'text', (c) => c.notNull())
    .addColumn('bytes', 'bytea', (c) => c.notNull())
    .addColumn('width', 'integer', (c) => c.notNull())
    .addColumn('height', 'integer', (c) => c.notNull())
    // When it was last put in, or found to stand somewhere.
    .addColumn('used_at', 'timestamptz', (c) => c.notNull())
    .addPrimaryKeyConstraint('images_pkey', ['room_id', 'id'])
    .execute()
  await db.schema.createIndex('images_by_use').on('images').column('used_at').execute()
  // Pictures are packed already: to pack them again takes time and gives nothing.
  await sql`alter table images alter column bytes set storage external`.execute(db)
}

import type { Kysely } from 'kysely'

/** What coalitions keep of their texts to begin others from. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('templates')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('coalition_id', 'uuid', (c) => c.notNull().references('coalitions.id').onDelete('cascade'))
    // Of which text it was kept: what is purged there, is purged here.
    .addColumn('room_id', 'uuid', (c) => c.references('rooms.id').onDelete('set null'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('mechanism', 'text')
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('description', 'text')
    .addColumn('blocks', 'jsonb', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .execute()
  await db.schema.createIndex('templates_coalition').on('templates').column('coalition_id').execute()
  await db.schema.createIndex('templates_room').on('templates').column('room_id').execute()
}

import { type Kysely, sql } from 'kysely'

/**
 * What it takes to serve a checkpoint without decoding it. The old ones are dropped: each room folds its log, which
 * is whole, when it is next opened.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`delete from room_checkpoints`.execute(db)
  await db.schema
    .alterTable('room_checkpoints')
    .addColumn('compressed', 'bytea', (c) => c.notNull())
    .addColumn('deletions', 'bytea', (c) => c.notNull())
    .addColumn('state_vector', 'bytea', (c) => c.notNull())
    .addColumn('structure', 'bytea', (c) => c.notNull())
    .execute()
  // Zipped already, and read often: PostgreSQL need not try to make it smaller.
  await sql`alter table room_checkpoints alter column compressed set storage external`.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * Purges: passages that were removed for safety, without a word of them. Each begins a new epoch of its room's log, and is
 * a link of the chain of versions that says which of them it changed and what they have been since. Whoever did it is an
 * organisation and, but in a room without names, a member.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // Room logs and checkpoints of an earlier epoch may hold what was removed.
  for (const table of ['room_logs', 'room_checkpoints'])
    await db.schema
      .alterTable(table)
      .addColumn('epoch', 'integer', (c) => c.notNull().defaultTo(0))
      .execute()
  await db.schema
    .createTable('purges')
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    // The one that began with it.
    .addColumn('epoch', 'integer', (c) => c.notNull())
    .addColumn('purged_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('purged_by_organization', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addColumn('purged_at', 'timestamptz', (c) => c.notNull())
    // The version after which it stands in the chain.
    .addColumn('after_number', 'integer', (c) => c.notNull())
    // Of each version that it changed the hashes since.
    .addColumn('redactions', 'jsonb', (c) => c.notNull())
    .addColumn('previous_hash', 'text', (c) => c.notNull())
    .addColumn('chain_hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('purges_pkey', ['room_id', 'epoch'])
    .execute()
  // The epoch of the last purge that changed it.
  await sql`alter table snapshots add column purged_in integer`.execute(db)
}

import type { Kysely } from 'kysely'

/** Client ids that were given up when names were hidden: what was written under them before may still arrive. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('client_ids')
    .addColumn('is_retired', 'boolean', (c) => c.notNull().defaultTo(false))
    .execute()
}

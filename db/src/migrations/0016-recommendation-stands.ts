import { type Kysely, sql } from 'kysely'

/**
 * Sign-off by recommendation: those that an organisation does not join, by block id and by their number in the text of
 * that act.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('sign_offs')
    .addColumn('left_out', 'jsonb', (c) => c.notNull().defaultTo(sql`'[]'::jsonb`))
    .execute()
}

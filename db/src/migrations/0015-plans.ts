import type { Kysely } from 'kysely'

/** The mechanisms of coalitions, what rooms follow, and what is planned of their sections. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('mechanisms')
    .addColumn('coalition_id', 'uuid', (c) => c.notNull().references('coalitions.id').onDelete('cascade'))
    // Of a shipped record in whose place it stands, or an id of its own.
    .addColumn('key', 'text', (c) => c.notNull())
    .addColumn('record', 'jsonb', (c) => c.notNull())
    .addColumn('edited_at', 'timestamptz', (c) => c.notNull())
    .addColumn('edited_by_organization', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addPrimaryKeyConstraint('mechanisms_pkey', ['coalition_id', 'key'])
    .execute()
  await db.schema
    .alterTable('rooms')
    .addColumn('mechanism', 'text')
    .addColumn('limit_unit', 'text')
    .addColumn('limit_max', 'integer')
    .addColumn('limit_reason', 'text')
    .addColumn('limit_set_at', 'timestamptz')
    // What a room keeps to, an organisation says: no person is kept.
    .addColumn('limit_set_by_organization', 'uuid', (c) => c.references('organizations.id'))
    .execute()
  await db.schema
    .createTable('section_plans')
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    // The id of its heading in the text.
    .addColumn('heading', 'text', (c) => c.notNull())
    .addColumn('lead', 'uuid', (c) => c.references('organizations.id'))
    .addColumn('state', 'text', (c) => c.notNull().defaultTo('open'))
    .addColumn('due_on', 'date')
    .addColumn('budget', 'integer')
    .addPrimaryKeyConstraint('section_plans_pkey', ['room_id', 'heading'])
    .execute()
  await db.schema
    .createTable('section_co_leads')
    .addColumn('room_id', 'uuid', (c) => c.notNull())
    .addColumn('heading', 'text', (c) => c.notNull())
    .addColumn('organization_id', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addPrimaryKeyConstraint('section_co_leads_pkey', ['room_id', 'heading', 'organization_id'])
    .addForeignKeyConstraint(
      'section_co_leads_section',
      ['room_id', 'heading'],
      'section_plans',
      ['room_id', 'heading'],
      (constraint) => constraint.onDelete('cascade'),
    )
    .execute()
}

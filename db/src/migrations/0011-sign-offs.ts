import { type Kysely, sql } from 'kysely'

/**
 * Sign-off: versions that organisations are asked to sign, and every act of theirs on them. An act is never changed nor
 * taken away: what is taken back is another act.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRounds(db)
  await createAsked(db)
  await createSignOffs(db)
}

async function createRounds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_off_rounds')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('snapshot_id', 'uuid', (c) => c.notNull().references('snapshots.id').onDelete('cascade'))
    .addColumn('note', 'text')
    // Null in a room without names.
    .addColumn('opened_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('opened_by_organization', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addColumn('opened_at', 'timestamptz', (c) => c.notNull())
    .addColumn('closes_at', 'timestamptz', (c) => c.notNull())
    .addColumn('time_zone', 'text', (c) => c.notNull())
    .addColumn('closed_at', 'timestamptz')
    .addCheckConstraint('sign_off_closed_in_time', sql`closed_at is null or closed_at <= closes_at`)
    .execute()
  await db.schema
    .createIndex('sign_off_rounds_by_room')
    .on('sign_off_rounds')
    .columns(['room_id', 'id'])
    .execute()
  // One text at a time is the one to sign.
  await sql`create unique index sign_off_rounds_one_open on sign_off_rounds (room_id) where closed_at is null`.execute(
    db,
  )
  await sql`create index sign_off_rounds_due on sign_off_rounds (closes_at) where closed_at is null`.execute(
    db,
  )
}

async function createAsked(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_off_organizations')
    .addColumn('round_id', 'uuid', (c) => c.notNull().references('sign_off_rounds.id').onDelete('cascade'))
    .addColumn('organization_id', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addColumn('reminded_at', 'timestamptz')
    .addPrimaryKeyConstraint('sign_off_organizations_pkey', ['round_id', 'organization_id'])
    .execute()
}

async function createSignOffs(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sign_offs')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('round_id', 'uuid', (c) => c.notNull().references('sign_off_rounds.id').onDelete('cascade'))
    .addColumn('organization_id', 'uuid', (c) => c.notNull().references('organizations.id'))
    // Null in a room without names.
    .addColumn('member_id', 'uuid', (c) => c.references('members.id'))
    .addColumn('act', 'text', (c) => c.notNull())
    // The text that it is about: of a decision that of its round, of a confirmation a later one.
    .addColumn('snapshot_id', 'uuid', (c) => c.notNull().references('snapshots.id').onDelete('cascade'))
    .addColumn('capacity', 'text')
    .addColumn('authority', 'text')
    .addColumn('reservation', 'text')
    .addColumn('is_printed', 'boolean', (c) => c.notNull())
    .addColumn('sections', 'jsonb', (c) => c.notNull())
    .addColumn('reason', 'text')
    .addColumn('is_confidential', 'boolean', (c) => c.notNull())
    .addColumn('at', 'timestamptz', (c) => c.notNull())
    // Whether its organisation has been told that the text has moved since.
    .addColumn('is_told_of_move', 'boolean', (c) => c.notNull().defaultTo(false))
    .execute()
  await db.schema.createIndex('sign_offs_by_round').on('sign_offs').columns(['round_id', 'id']).execute()
}

import { type Kysely, sql } from 'kysely'

/**
 * Rounds: what organisations were asked about a text, until when, and what they answered. Whoever opened one is an
 * organisation and, but in a room without names, a member; whoever answers is an organisation and nobody else.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createRounds(db)
  await createAnswers(db)
  await addToThreads(db)
}

async function createRounds(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('rounds')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('title', 'text', (c) => c.notNull())
    .addColumn('note', 'text')
    .addColumn('opened_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('opened_by_organization', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addColumn('opened_at', 'timestamptz', (c) => c.notNull())
    .addColumn('closes_at', 'timestamptz', (c) => c.notNull())
    .addColumn('closed_at', 'timestamptz')
    // The text that it is about.
    .addColumn('snapshot_id', 'uuid', (c) => c.notNull().references('snapshots.id').onDelete('cascade'))
    .addCheckConstraint('closed_in_time', sql`closed_at is null or closed_at <= closes_at`)
    .execute()
  await db.schema.createIndex('rounds_by_room').on('rounds').columns(['room_id', 'id']).execute()
  // A comment belongs to one round, and so a room has one at a time.
  await sql`create unique index rounds_one_open on rounds (room_id) where closed_at is null`.execute(db)
  await sql`create index rounds_due on rounds (closes_at) where closed_at is null`.execute(db)
}

async function createAnswers(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('round_organizations')
    .addColumn('round_id', 'uuid', (c) => c.notNull().references('rounds.id').onDelete('cascade'))
    .addColumn('organization_id', 'uuid', (c) => c.notNull().references('organizations.id'))
    // What it has said itself; when the round is closed, what counts as its answer for good.
    .addColumn('answer', 'text')
    .addColumn('answered_at', 'timestamptz')
    .addPrimaryKeyConstraint('round_organizations_pkey', ['round_id', 'organization_id'])
    .addCheckConstraint('answered_at_some_time', sql`(answer is null) = (answered_at is null)`)
    .execute()
}

async function addToThreads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('threads')
    .addColumn('round_id', 'uuid', (c) => c.references('rounds.id').onDelete('set null'))
    .addColumn('is_objection', 'boolean', (c) => c.notNull().defaultTo(false))
    // The words that it was made about, and their block: the anchor goes along with the text as it changes.
    .addColumn('round_quote', 'text')
    .addColumn('round_block_id', 'text')
    .execute()
  // What not everybody in the room may see is never in a round, whatever a server does.
  await sql`alter table threads add constraint rounds_are_before_all
    check (round_id is null or visibility = 'room')`.execute(db)
  await sql`create index threads_by_round on threads (round_id, id) where round_id is not null`.execute(db)
}

import { type Kysely, sql } from 'kysely'

/**
 * Snapshots: texts at one moment, kept as they were. Whoever took one is an organisation and, but in a room without
 * names, a member; those that the server takes by itself are of nobody. The row of a snapshot stays when its text is
 * thinned out, since the next one is chained to it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createSnapshots(db)
  await createTexts(db)
  await createHeads(db)
  await db.schema
    .alterTable('room_roles')
    // When it was given: a guest sees versions from then on, unless a coordinator says otherwise.
    .addColumn('given_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('sees_earlier_versions', 'boolean', (c) => c.notNull().defaultTo(false))
    .execute()
}

async function createSnapshots(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('snapshots')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull())
    .addColumn('kind', 'text', (c) => c.notNull())
    .addColumn('label', 'text')
    .addColumn('note', 'text')
    // Of one that was kept before going back to an earlier one: the number of that one.
    .addColumn('before_restoring', 'integer')
    .addColumn('taken_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('taken_by_organization', 'uuid', (c) => c.references('organizations.id'))
    .addColumn('taken_at', 'timestamptz', (c) => c.notNull())
    // The last row of the room's log that it holds.
    .addColumn('log_seq', 'bigint', (c) => c.notNull())
    .addColumn('words', 'integer', (c) => c.notNull())
    // SHA-256 in hex: of the document as canonical JSON, of the Yjs state, and of this row with the one before it.
    .addColumn('hash', 'text', (c) => c.notNull())
    .addColumn('state_hash', 'text', (c) => c.notNull())
    .addColumn('previous_hash', 'text', (c) => c.notNull())
    .addColumn('chain_hash', 'text', (c) => c.notNull())
    // How many words each organisation added and removed since the one before.
    .addColumn('contributions', 'jsonb', (c) => c.notNull())
    // Which organisation deleted which stretch of Yjs positions of the one before.
    .addColumn('removals', 'jsonb', (c) => c.notNull())
    .addColumn('thinned_at', 'timestamptz')
    .addUniqueConstraint('snapshots_in_order', ['room_id', 'number'])
    .execute()
}

/** The texts, apart: they are long, and rarely asked for. */
async function createTexts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('snapshot_texts')
    .addColumn('snapshot_id', 'uuid', (c) => c.primaryKey().references('snapshots.id').onDelete('cascade'))
    // Gzipped Yjs V2, as in checkpoints.
    .addColumn('compressed', 'bytea', (c) => c.notNull())
    // Canonical JSON (RFC 8785). As text: its hash is of these very bytes.
    .addColumn('document', 'text', (c) => c.notNull())
    // Of each block, by its id, the heading and the number under which it stands.
    .addColumn('places', 'jsonb', (c) => c.notNull())
    .execute()
}

/** How far a room's chain has come: locked while one is added, and its end cannot be cut off unnoticed. */
async function createHeads(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('snapshot_heads')
    .addColumn('room_id', 'uuid', (c) => c.primaryKey().references('rooms.id').onDelete('cascade'))
    .addColumn('number', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('chain_hash', 'text', (c) => c.notNull())
    // How far its log was looked at for an automatic one, whether or not there was anything to keep.
    .addColumn('looked_seq', 'bigint', (c) => c.notNull().defaultTo(0))
    .execute()
}

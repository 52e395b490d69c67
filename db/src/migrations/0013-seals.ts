import { type Kysely, sql } from 'kysely'

/**
 * Seals: a version that a room stands for, with the receipt that was signed then and the files that went with it; what of
 * them is public; and the keys that receipts are signed with. A seal is never erased, only reopened.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createKeys(db)
  await createSeals(db)
  await createFiles(db)
  await createPublications(db)
}

async function createKeys(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('signing_keys')
    .addColumn('id', 'text', (c) => c.primaryKey())
    .addColumn('public_key', 'text', (c) => c.notNull())
    .addColumn('private_key', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull())
    .execute()
}

async function createSeals(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('seals')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('snapshot_id', 'uuid', (c) => c.notNull().references('snapshots.id').onDelete('cascade'))
    .addColumn('hash', 'text', (c) => c.notNull())
    // Null in a room without names.
    .addColumn('sealed_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('sealed_by_organization', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addColumn('sealed_at', 'timestamptz', (c) => c.notNull())
    .addColumn('signatories', 'jsonb', (c) => c.notNull())
    .addColumn('receipt', 'text', (c) => c.notNull())
    .addColumn('receipt_hash', 'text', (c) => c.notNull())
    .addColumn('reopened_at', 'timestamptz')
    .addColumn('reopened_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('reopened_by_organization', 'uuid', (c) => c.references('organizations.id'))
    .addColumn('reopened_reason', 'text')
    .addCheckConstraint(
      'reopened_by_somebody',
      sql`num_nonnulls(reopened_at, reopened_by_organization, reopened_reason) in (0, 3)`,
    )
    .execute()
  await db.schema.createIndex('seals_by_room').on('seals').columns(['room_id', 'id']).execute()
  await db.schema.createIndex('seals_by_hash').on('seals').column('hash').execute()
  await db.schema.createIndex('seals_by_receipt').on('seals').column('receipt_hash').execute()
  await sql`create unique index seals_one_closed on seals (room_id) where reopened_at is null`.execute(db)
}

async function createFiles(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('seal_files')
    .addColumn('seal_id', 'uuid', (c) => c.notNull().references('seals.id').onDelete('cascade'))
    .addColumn('place', 'integer', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('sha256', 'text', (c) => c.notNull())
    .addColumn('content', 'bytea', (c) => c.notNull())
    // They hold the words of the version, and go with them.
    .addColumn('snapshot_id', 'uuid', (c) =>
      c.notNull().references('snapshot_texts.snapshot_id').onDelete('cascade'),
    )
    .addPrimaryKeyConstraint('seal_files_pkey', ['seal_id', 'place'])
    .execute()
  await db.schema.createIndex('seal_files_by_hash').on('seal_files').column('sha256').execute()
  await db.schema.createIndex('seal_files_by_text').on('seal_files').column('snapshot_id').execute()
  await dropFilesOfChangedTexts(db)
}

/** Where words are taken out of a version for good, whoever does it, the files that were made of it have them still. */
async function dropFilesOfChangedTexts(db: Kysely<unknown>): Promise<void> {
  await sql`create function drop_seal_files() returns trigger language plpgsql as $$
    begin
      delete from seal_files where snapshot_id = new.snapshot_id;
      return null;
    end $$`.execute(db)
  await sql`create trigger changed_texts_have_no_files after update of document on snapshot_texts
    for each row when (old.document is distinct from new.document) execute function drop_seal_files()`.execute(
    db,
  )
}

async function createPublications(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('publications')
    // The end of its address: at random, so that nobody finds one that they were not told of.
    .addColumn('slug', 'text', (c) => c.primaryKey())
    .addColumn('seal_id', 'uuid', (c) => c.notNull().references('seals.id').onDelete('cascade'))
    .addColumn('is_listed', 'boolean', (c) => c.notNull())
    .addColumn('published_at', 'timestamptz', (c) => c.notNull())
    .addColumn('published_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('published_by_organization', 'uuid', (c) => c.notNull().references('organizations.id'))
    .addColumn('unpublished_at', 'timestamptz')
    .addColumn('unpublished_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('unpublished_by_organization', 'uuid', (c) => c.references('organizations.id'))
    .addCheckConstraint(
      'unpublished_by_somebody',
      sql`(unpublished_at is null) = (unpublished_by_organization is null)`,
    )
    .execute()
  await sql`create unique index publications_one_living on publications (seal_id)
    where unpublished_at is null`.execute(db)
}

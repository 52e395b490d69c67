import { type Kysely, sql } from 'kysely'

/** Guests without an address, several ways to prove oneself, links that admit, rooms without names, and the trail. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await changeAccounts(db)
  await createKeys(db)
  await changeCoalitions(db)
  await createInvites(db)
  await changeRooms(db)
  await createTrail(db)
}

async function changeAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('accounts')
    .alterColumn('email', (c) => c.dropNotNull())
    .addColumn('may_create_coalitions', 'boolean', (c) => c.notNull().defaultTo(false))
    .addColumn('deleted_at', 'timestamptz')
    .execute()
  await sql`delete from sessions`.execute(db)
  await db.schema
    .alterTable('sessions')
    .addColumn('id', 'uuid', (c) => c.notNull().unique())
    .addColumn('proved_at', 'timestamptz')
    // A day, not a moment: enough to tell one's devices apart, too little to follow somebody.
    .addColumn('last_used_on', 'date', (c) => c.notNull().defaultTo(sql`current_date`))
    .execute()
}

async function createKeys(db: Kysely<unknown>): Promise<void> {
  // The last time step at which a code was taken, so that none is taken twice.
  await db.schema.alterTable('credentials').addColumn('last_step', 'bigint').execute()
  await sql`create unique index one_totp on credentials (account_id) where kind = 'totp'`.execute(db)
  await db.schema
    .createTable('passkeys')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('account_id', 'uuid', (c) => c.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('credential_id', 'text', (c) => c.notNull().unique())
    .addColumn('public_key', 'bytea', (c) => c.notNull())
    .addColumn('counter', 'bigint', (c) => c.notNull())
    .addColumn('transports', 'text', (c) => c.notNull())
    .addColumn('name', 'text', (c) => c.notNull())
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('last_used_on', 'date')
    .execute()
  await db.schema.createIndex('passkeys_by_account').on('passkeys').column('account_id').execute()
  await db.schema
    .createTable('recovery_codes')
    .addColumn('account_id', 'uuid', (c) => c.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('code_hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('recovery_codes_pkey', ['account_id', 'code_hash'])
    .execute()
  // Secrets of links of ours, and challenges to passkeys: each used once, and gone when it has run out.
  await db.schema
    .createTable('one_time_secrets')
    .addColumn('hash', 'text', (c) => c.primaryKey())
    .addColumn('purpose', 'text', (c) => c.notNull())
    .addColumn('account_id', 'uuid', (c) => c.references('accounts.id').onDelete('cascade'))
    .addColumn('facts', 'jsonb', (c) => c.notNull())
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .execute()
}

async function changeCoalitions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('organizations')
    .addColumn('website', 'text')
    .addColumn('contact', 'text')
    .addColumn('is_listed', 'boolean', (c) => c.notNull().defaultTo(true))
    .addColumn('handed_over_to', 'uuid', (c) => c.references('organizations.id').onDelete('set null'))
    .execute()
  await db.schema
    .alterTable('members')
    .addColumn('suspended_at', 'timestamptz')
    .addColumn('invite_id', 'uuid')
    .execute()
  await db.schema.createIndex('members_by_coalition').on('members').column('coalition_id').execute()
}

async function createInvites(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('invites')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('token_hash', 'text', (c) => c.notNull().unique())
    .addColumn('coalition_id', 'uuid', (c) => c.notNull().references('coalitions.id').onDelete('cascade'))
    .addColumn('room_id', 'uuid', (c) => c.references('rooms.id').onDelete('cascade'))
    .addColumn('role', 'text')
    .addColumn('organization_id', 'uuid', (c) => c.references('organizations.id').onDelete('cascade'))
    .addColumn('email', 'text')
    .addColumn('note', 'text')
    .addColumn('needs_admission', 'boolean', (c) => c.notNull())
    .addColumn('max_uses', 'integer', (c) => c.notNull())
    .addColumn('uses', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('created_by', 'uuid', (c) => c.notNull().references('members.id'))
    .addColumn('created_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('expires_at', 'timestamptz', (c) => c.notNull())
    .addColumn('revoked_at', 'timestamptz')
    .addCheckConstraint('role_with_room', sql`(room_id is null) = (role is null)`)
    .addCheckConstraint('uses_within', sql`uses between 0 and max_uses`)
    .execute()
  await db.schema.createIndex('invites_by_coalition').on('invites').column('coalition_id').execute()
  await db.schema
    .alterTable('members')
    .addForeignKeyConstraint('members_by_invite', ['invite_id'], 'invites', ['id'], (c) =>
      c.onDelete('set null'),
    )
    .execute()
  await db.schema
    .createTable('join_requests')
    .addColumn('id', 'uuid', (c) => c.primaryKey())
    .addColumn('invite_id', 'uuid', (c) => c.notNull().references('invites.id').onDelete('cascade'))
    .addColumn('account_id', 'uuid', (c) => c.notNull().references('accounts.id').onDelete('cascade'))
    .addColumn('display_name', 'text', (c) => c.notNull())
    .addColumn('organization_name', 'text')
    .addColumn('state', 'text', (c) => c.notNull())
    .addColumn('member_id', 'uuid', (c) => c.references('members.id'))
    .addColumn('gave_role', 'text')
    .addColumn('former_role', 'text')
    .addColumn('asked_at', 'timestamptz', (c) => c.notNull().defaultTo(sql`now()`))
    .addColumn('decided_at', 'timestamptz')
    .execute()
  await db.schema.createIndex('join_requests_by_invite').on('join_requests').column('invite_id').execute()
  await db.schema.createIndex('join_requests_by_account').on('join_requests').column('account_id').execute()
  await sql`create unique index one_waiting_request on join_requests (invite_id, account_id)
    where state = 'waiting'`.execute(db)
}

async function changeRooms(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('rooms')
    .addColumn('attribution', 'text', (c) => c.notNull().defaultTo('named'))
    .execute()
  // In a room without names its log knows organisations alone. Who holds a client id there shows a key of that line.
  await db.schema
    .alterTable('room_updates')
    .alterColumn('member_id', (c) => c.dropNotNull())
    .execute()
  await db.schema
    .alterTable('client_ids')
    .alterColumn('member_id', (c) => c.dropNotNull())
    .addColumn('key_hash', 'text')
    .execute()
  await sql`alter table client_ids
    add constraint member_or_key check ((member_id is null) = (key_hash is not null))`.execute(db)
  await db.schema
    .alterTable('room_logs')
    .addColumn('keeps_names', 'boolean', (c) => c.notNull().defaultTo(true))
    .execute()
  await appendWithoutNames(db)
  await db.schema
    .createTable('room_pseudonyms')
    .addColumn('room_id', 'uuid', (c) => c.notNull().references('rooms.id').onDelete('cascade'))
    .addColumn('member_id', 'uuid', (c) => c.notNull().references('members.id').onDelete('cascade'))
    // Who somebody is to the others in this room: says nothing about who they are elsewhere.
    .addColumn('alias', 'uuid', (c) => c.notNull())
    .addColumn('number', 'integer', (c) => c.notNull())
    .addPrimaryKeyConstraint('room_pseudonyms_pkey', ['room_id', 'member_id'])
    .execute()
}

/** As in migration 0003, but for rooms whose log keeps no names: whatever a server believes, none gets into it. */
async function appendWithoutNames(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function append_updates(
      room_ids text, after_seqs text, counts text,
      ats text, places text, member_ids text, organization_ids text, session_hashes text, starts text, lengths text,
      bytes bytea
    ) returns setof uuid language plpgsql as $$
    #variable_conflict use_column
    begin
      return query
      with
        wanted as materialized (
          select w.* from unnest(room_ids::uuid[], after_seqs::bigint[], counts::bigint[])
            with ordinality as w (room_id, after_seq, n, at)
          order by w.room_id
        ),
        locked as materialized (
          select wanted.*, log.keeps_names
          from wanted cross join lateral (
            select last_seq, keeps_names from room_logs where room_logs.room_id = wanted.room_id for update
          ) as log
          where log.last_seq = wanted.after_seq
        ),
        moved as (
          update room_logs set last_seq = locked.after_seq + locked.n
          from locked where room_logs.room_id = locked.room_id
          returning room_logs.room_id, locked.after_seq, locked.at, locked.keeps_names
        ),
        incoming as (
          select * from unnest(
            ats::bigint[], places::bigint[], member_ids::uuid[], organization_ids::uuid[], session_hashes::text[],
            starts::integer[], lengths::integer[]
          ) as i (at, place, member_id, organization_id, session_hash, first, size)
        ),
        stored as (
          insert into room_updates (room_id, seq, member_id, organization_id, session_hash, update)
          select moved.room_id, moved.after_seq + i.place,
            case when moved.keeps_names then i.member_id end, i.organization_id,
            case when moved.keeps_names then i.session_hash end,
            substring(bytes from i.first for i.size)
          from incoming as i join moved using (at)
        )
      select moved.room_id from moved;
    end
    $$`.execute(db)
}

async function createTrail(db: Kysely<unknown>): Promise<void> {
  // One chain for each coalition and one for accounts. No foreign keys: a row outlives what it speaks of.
  await db.schema
    .createTable('audit_events')
    .addColumn('chain', 'text', (c) => c.notNull())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('at', 'timestamptz', (c) => c.notNull())
    .addColumn('act', 'text', (c) => c.notNull())
    .addColumn('account_id', 'uuid')
    .addColumn('actor_id', 'uuid')
    .addColumn('actor_organization_id', 'uuid')
    .addColumn('member_id', 'uuid')
    .addColumn('organization_id', 'uuid')
    .addColumn('room_id', 'uuid')
    .addColumn('facts', 'jsonb', (c) => c.notNull())
    .addColumn('previous_hash', 'text', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .addPrimaryKeyConstraint('audit_events_pkey', ['chain', 'seq'])
    .execute()
  await db.schema
    .createTable('audit_heads')
    .addColumn('chain', 'text', (c) => c.primaryKey())
    .addColumn('seq', 'bigint', (c) => c.notNull())
    .addColumn('hash', 'text', (c) => c.notNull())
    .execute()
}

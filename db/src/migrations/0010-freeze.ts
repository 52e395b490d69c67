import { type Kysely, sql } from 'kysely'

/**
 * How far a room is frozen, with a note. Whoever froze it is an organisation and, but in a room without names, a member.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('rooms')
    .addColumn('freeze', 'text')
    .addColumn('freeze_note', 'text')
    .addColumn('frozen_at', 'timestamptz')
    .addColumn('frozen_by', 'uuid', (c) => c.references('members.id'))
    .addColumn('frozen_by_organization', 'uuid', (c) => c.references('organizations.id'))
    .execute()
  // Of what is not frozen nothing is kept: neither a note nor who it was.
  await sql`alter table rooms add constraint frozen_by_somebody check (
    case when "freeze" is null then num_nonnulls(freeze_note, frozen_at, frozen_by, frozen_by_organization) = 0
    else num_nonnulls(frozen_at, frozen_by_organization) = 2 end
  )`.execute(db)
}

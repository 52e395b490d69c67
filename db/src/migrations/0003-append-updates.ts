import { type Kysely, sql } from 'kysely'

/**
 * The appending of rows to several logs, as a function of the database: it is the one statement of a busy server,
 * and a function is planned once for each connection, not each time. Lists come as the text of arrays, and the
 * updates as one string of bytes that is cut up here; each log is looked up by its key and locked, in one order.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function append_updates(
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
          select wanted.*
          from wanted cross join lateral (
            select last_seq from room_logs where room_logs.room_id = wanted.room_id for update
          ) as log
          where log.last_seq = wanted.after_seq
        ),
        moved as (
          update room_logs set last_seq = locked.after_seq + locked.n
          from locked where room_logs.room_id = locked.room_id
          returning room_logs.room_id, locked.after_seq, locked.at
        ),
        incoming as (
          select * from unnest(
            ats::bigint[], places::bigint[], member_ids::uuid[], organization_ids::uuid[], session_hashes::text[],
            starts::integer[], lengths::integer[]
          ) as i (at, place, member_id, organization_id, session_hash, first, size)
        ),
        stored as (
          insert into room_updates (room_id, seq, member_id, organization_id, session_hash, update)
          select moved.room_id, moved.after_seq + i.place, i.member_id, i.organization_id, i.session_hash,
            substring(bytes from i.first for i.size)
          from incoming as i join moved using (at)
        )
      select moved.room_id from moved;
    end
    $$`.execute(db)
}

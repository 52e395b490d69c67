import type { AccountId, MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import type { FreezeLevel, GivenRole, MemberRole } from '@plenary/shared/permissions.ts'
import type { Attribution } from '@plenary/shared/rooms.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A session that has a room open. */
export type SessionInRoom = { sessionHash: string; accountId: AccountId; roomId: RoomId }

/** One of the mandates under which a living session may be in a room. */
export type Standing = {
  sessionHash: string
  roomId: RoomId
  /** The mandate that the session speaks for now, whatever coalition it is of. */
  actingId: MemberId | null
  memberId: MemberId
  memberRole: MemberRole
  organizationId: OrganizationId
  ownRole: GivenRole | null
  organizationRole: GivenRole | null
  attribution: Attribution
  freeze: FreezeLevel | null
}

/**
 * Where sessions stand in rooms, in the order of their mandates. Nothing of a session that has ended, or of an account
 * with no mandate there. `living` are the sessions that have not ended. Two queries for any number of them.
 */
export async function listStandings(
  db: Db,
  sessions: readonly SessionInRoom[],
): Promise<{ living: Set<string>; standings: Standing[] }> {
  const hashes = [...new Set(sessions.map(({ sessionHash }) => sessionHash))]
  const living = await sql<{ id_hash: string }>`
    select id_hash from unnest(${hashes}::text[]) as wanted (id_hash)
    join sessions using (id_hash) where expires_at > now()`.execute(db)
  const { rows } = await sql<Standing>`
    select wanted.session_hash as "sessionHash", rooms.id as "roomId", sessions.member_id as "actingId",
      members.id as "memberId", members.role as "memberRole", members.organization_id as "organizationId",
      own.role as "ownRole", shared.role as "organizationRole", rooms.attribution, rooms.freeze
    from unnest(
      ${sessions.map(({ sessionHash }) => sessionHash)}::text[], ${sessions.map(({ roomId }) => roomId)}::uuid[]
    ) as wanted (session_hash, room_id)
    join sessions on sessions.id_hash = wanted.session_hash and sessions.expires_at > now()
    join rooms on rooms.id = wanted.room_id
    join members on members.account_id = sessions.account_id and members.coalition_id = rooms.coalition_id
      and members.removed_at is null and members.suspended_at is null
    left join room_roles as own on own.room_id = rooms.id and own.member_id = members.id
    left join room_roles as shared on shared.room_id = rooms.id and shared.organization_id = members.organization_id
    order by members.id`.execute(db)
  return { living: new Set(living.rows.map((row) => row.id_hash)), standings: rows }
}

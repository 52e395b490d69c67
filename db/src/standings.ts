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

/** Columns of a session that has ended, or that has no mandate in the room, are null. */
type Found = { [Column in keyof Standing]: Standing[Column] | null } & { isLiving: boolean }

/**
 * Where sessions stand in rooms, in the order of their mandates. Nothing of a session that has ended, or of an account
 * with no mandate there. `living` are the sessions that have not ended. One query, for any number of them: with two, a
 * session that ends in between would look like one that has lost the room.
 */
export async function listStandings(
  db: Db,
  sessions: readonly SessionInRoom[],
): Promise<{ living: Set<string>; standings: Standing[] }> {
  const { rows } = await sql<Found & { sessionHash: string }>`
    select wanted.session_hash as "sessionHash", sessions.id_hash is not null as "isLiving",
      rooms.id as "roomId", sessions.member_id as "actingId",
      members.id as "memberId", members.role as "memberRole", members.organization_id as "organizationId",
      own.role as "ownRole", shared.role as "organizationRole", rooms.attribution, rooms.freeze
    from unnest(
      ${sessions.map(({ sessionHash }) => sessionHash)}::text[], ${sessions.map(({ roomId }) => roomId)}::uuid[]
    ) as wanted (session_hash, room_id)
    left join sessions on sessions.id_hash = wanted.session_hash and sessions.expires_at > now()
    left join rooms on rooms.id = wanted.room_id
    left join members on members.account_id = sessions.account_id and members.coalition_id = rooms.coalition_id
      and members.removed_at is null and members.suspended_at is null
    left join room_roles as own on own.room_id = rooms.id and own.member_id = members.id
    left join room_roles as shared on shared.room_id = rooms.id and shared.organization_id = members.organization_id
    order by members.id`.execute(db)
  const living = new Set(rows.filter(({ isLiving }) => isLiving).map(({ sessionHash }) => sessionHash))
  return { living, standings: rows.filter(isStanding) }
}

function isStanding(found: Found): found is Found & Standing {
  return found.memberId !== null
}

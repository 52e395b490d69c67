import { sql } from 'kysely'

/**
 * Whether the member of a row may be in the room of it: what `roleOf` says, of tables named `members` and `rooms`.
 */
export const MAY_BE_IN_ROOM = sql<boolean>`(
  members.coalition_id = rooms.coalition_id and members.removed_at is null and members.suspended_at is null
  and (
    members.role = 'coordinator'
    or exists (select 1 from room_roles as own where own.room_id = rooms.id and own.member_id = members.id)
    or members.role = 'member' and exists (
      select 1 from room_roles as shared
      where shared.room_id = rooms.id and shared.organization_id = members.organization_id
    )
  )
)`

/**
 * Whether that member sees the thread of the row: what `isVisibleTo` says, for many members at once. Where there is no
 * thread it is not true.
 */
export const SEES_THREAD = sql<boolean>`(
  threads.visibility = 'room'
  or threads.visibility = 'organization' and threads.organization_id = members.organization_id
  or threads.visibility = 'coordinators' and (
    members.role = 'coordinator'
    or threads.member_id = members.id
    or threads.member_id is null and threads.organization_id = members.organization_id
  )
)`

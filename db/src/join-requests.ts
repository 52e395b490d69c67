import {
  type AccountId,
  type CoalitionId,
  type InviteId,
  type JoinRequestId,
  type MemberId,
  newId,
  type OrganizationId,
  type RoomId,
} from '@plenary/shared/ids.ts'
import type { JoinRequestState } from '@plenary/shared/invites.ts'
import type { Localized } from '@plenary/shared/localized.ts'
import type { GivenRole } from '@plenary/shared/permissions.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** Somebody who has used a link, with what the link says. */
export type JoinRequestRecord = {
  id: JoinRequestId
  inviteId: InviteId
  accountId: AccountId
  state: JoinRequestState
  displayName: string
  /** What they wrote; null where the link names the organisation. */
  organizationName: string | null
  memberId: MemberId | null
  /** What it gave in the room, where it gave anything, and what was there before. */
  gaveRole: GivenRole | null
  formerRole: GivenRole | null
  askedAt: Date
  coalition: { id: CoalitionId; slug: string; name: Localized }
  room: { id: RoomId; title: string } | null
  role: GivenRole | null
  organization: { id: OrganizationId; name: Localized } | null
  linkMadeAt: Date
  invitedBy: { id: MemberId; displayName: string; organizationId: OrganizationId }
}

function selectRequests(db: Db) {
  return db
    .selectFrom('join_requests')
    .innerJoin('invites', 'invites.id', 'join_requests.invite_id')
    .innerJoin('coalitions', 'coalitions.id', 'invites.coalition_id')
    .innerJoin('members', 'members.id', 'invites.created_by')
    .leftJoin('rooms', 'rooms.id', 'invites.room_id')
    .leftJoin('organizations', 'organizations.id', 'invites.organization_id')
    .select([
      'join_requests.id',
      'join_requests.invite_id as inviteId',
      'join_requests.account_id as accountId',
      'join_requests.state',
      'join_requests.display_name as displayName',
      'join_requests.organization_name as organizationName',
      'join_requests.member_id as memberId',
      'join_requests.gave_role as gaveRole',
      'join_requests.former_role as formerRole',
      'join_requests.asked_at as askedAt',
      'invites.role',
      'invites.created_at as linkMadeAt',
      'coalitions.id as coalition_id',
      'coalitions.slug',
      'coalitions.name_en as coalition_name_en',
      'coalitions.name_fr as coalition_name_fr',
      'rooms.id as room_id',
      'rooms.title as room_title',
      'organizations.id as organization_id',
      'organizations.name_en',
      'organizations.name_fr',
      'members.id as maker_id',
      'members.display_name as maker_name',
      'members.organization_id as maker_organization_id',
    ])
}

type RequestRow = Awaited<ReturnType<ReturnType<typeof selectRequests>['executeTakeFirstOrThrow']>>

function requestOfRow(row: RequestRow): JoinRequestRecord {
  const { id, inviteId, accountId, state, displayName, organizationName, memberId, askedAt, linkMadeAt } = row
  return {
    ...{ id, inviteId, accountId, state, displayName, organizationName, memberId, askedAt, linkMadeAt },
    role: row.role,
    gaveRole: row.gaveRole,
    formerRole: row.formerRole,
    coalition: {
      id: row.coalition_id,
      slug: row.slug,
      name: { en: row.coalition_name_en, fr: row.coalition_name_fr },
    },
    room: row.room_id ? { id: row.room_id, title: row.room_title ?? '' } : null,
    organization: row.organization_id
      ? { id: row.organization_id, name: { en: row.name_en ?? '', fr: row.name_fr ?? '' } }
      : null,
    invitedBy: {
      id: row.maker_id,
      displayName: row.maker_name,
      organizationId: row.maker_organization_id,
    },
  }
}

export async function insertJoinRequest(
  db: Db,
  request: Pick<JoinRequestRecord, 'inviteId' | 'accountId' | 'displayName' | 'organizationName'>,
): Promise<JoinRequestId> {
  const id = newId<JoinRequestId>()
  await db
    .insertInto('join_requests')
    .values({
      id,
      invite_id: request.inviteId,
      account_id: request.accountId,
      display_name: request.displayName,
      organization_name: request.organizationName,
      state: 'waiting',
    })
    .execute()
  return id
}

/** A request, or null. */
export async function findJoinRequest(db: Db, id: JoinRequestId): Promise<JoinRequestRecord | null> {
  const row = await selectRequests(db).where('join_requests.id', '=', id).executeTakeFirst()
  return row ? requestOfRow(row) : null
}

/** The request of an account behind a link that waits, or that has led to something in force; or null. */
export async function findStandingRequest(
  db: Db,
  inviteId: InviteId,
  accountId: AccountId,
): Promise<JoinRequestRecord | null> {
  const row = await selectRequests(db)
    .where('join_requests.invite_id', '=', inviteId)
    .where('join_requests.account_id', '=', accountId)
    .where('join_requests.state', 'in', ['waiting', 'admitted'])
    .executeTakeFirst()
  return row ? requestOfRow(row) : null
}

/** What an account has asked for, the newest first, at most fifty. */
export async function listRequestsOf(db: Db, accountId: AccountId): Promise<JoinRequestRecord[]> {
  const rows = await selectRequests(db)
    .where('join_requests.account_id', '=', accountId)
    .orderBy('join_requests.id', 'desc')
    .limit(50)
    .execute()
  return rows.map(requestOfRow)
}

/** Those who wait for a coalition, the first to come first. */
export async function listWaitingRequests(db: Db, coalitionId: CoalitionId): Promise<JoinRequestRecord[]> {
  const rows = await selectRequests(db)
    .where('invites.coalition_id', '=', coalitionId)
    .where('join_requests.state', '=', 'waiting')
    .orderBy('join_requests.id')
    .execute()
  return rows.map(requestOfRow)
}

/** Those who have used a link, whatever became of it. */
export async function listRequestsBy(db: Db, inviteId: InviteId): Promise<JoinRequestRecord[]> {
  const rows = await selectRequests(db).where('join_requests.invite_id', '=', inviteId).execute()
  return rows.map(requestOfRow)
}

/** How many wait for a coalition, all or those behind the links of one member. */
export async function countWaitingRequests(
  db: Db,
  coalitionId: CoalitionId,
  makerId?: MemberId,
): Promise<number> {
  const row = await db
    .selectFrom('join_requests')
    .innerJoin('invites', 'invites.id', 'join_requests.invite_id')
    .select(sql<number>`count(*)::integer`.as('count'))
    .where('invites.coalition_id', '=', coalitionId)
    .where('join_requests.state', '=', 'waiting')
    .$if(makerId !== undefined, (query) => query.where('invites.created_by', '=', makerId ?? null))
    .executeTakeFirstOrThrow()
  return row.count
}

/** Decides about somebody who waits. False when that has been done already: two coordinators may press at once. */
export async function decideJoinRequest(
  db: Db,
  id: JoinRequestId,
  { state, at, memberId = null }: { state: JoinRequestState; at: Date; memberId?: MemberId | null },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('join_requests')
    .set({ state, decided_at: at, member_id: memberId })
    .where('id', '=', id)
    .where('state', '=', 'waiting')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** A mandate has ended: the requests that led to it say so to whoever made them. */
export async function endRequestsOf(db: Db, memberId: MemberId): Promise<void> {
  await db
    .updateTable('join_requests')
    .set({ state: 'ended' })
    .where('member_id', '=', memberId)
    .where('state', '=', 'admitted')
    .execute()
}

/** What a request has given somebody in a room, and what they had before; nothing where it gave nothing. */
export async function noteGift(
  db: Db,
  id: JoinRequestId,
  { gave, former }: { gave: GivenRole; former: GivenRole | null },
): Promise<void> {
  await db
    .updateTable('join_requests')
    .set({ gave_role: gave, former_role: former })
    .where('id', '=', id)
    .execute()
}

/** Ends what had been let in: its request says so to whoever looks at it. */
export async function endAdmittedRequests(db: Db, inviteId: InviteId): Promise<void> {
  await db
    .updateTable('join_requests')
    .set({ state: 'ended' })
    .where('invite_id', '=', inviteId)
    .where('state', '=', 'admitted')
    .execute()
}

/** Turns away everybody who waits behind a link, and gives their requests. */
export async function endWaitingRequests(db: Db, inviteId: InviteId, at: Date): Promise<JoinRequestId[]> {
  const rows = await db
    .updateTable('join_requests')
    .set({ state: 'ended', decided_at: at })
    .where('invite_id', '=', inviteId)
    .where('state', '=', 'waiting')
    .returning('id')
    .execute()
  return rows.map(({ id }) => id)
}

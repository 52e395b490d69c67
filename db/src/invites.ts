import {
  type CoalitionId,
  type InviteId,
  type MemberId,
  newId,
  type OrganizationId,
  type RoomId,
} from '@plenary/shared/ids.ts'
import type { InviteState } from '@plenary/shared/invites.ts'
import type { GivenRole } from '@plenary/shared/permissions.ts'
import type { Attribution } from '@plenary/shared/rooms.ts'
import { sql } from 'kysely'
import type { Db } from './database.ts'

/** A link as it is kept. */
export type InviteRecord = {
  id: InviteId
  coalitionId: CoalitionId
  roomId: RoomId | null
  roomTitle: string | null
  attribution: Attribution | null
  role: GivenRole | null
  organizationId: OrganizationId | null
  email: string | null
  note: string | null
  needsAdmission: boolean
  maxUses: number
  uses: number
  createdAt: Date
  expiresAt: Date
  revokedAt: Date | null
  createdBy: { id: MemberId; displayName: string; organizationId: OrganizationId }
}

/** The facts of a new link. */
export type NewInviteRecord = Pick<
  InviteRecord,
  | 'coalitionId'
  | 'roomId'
  | 'role'
  | 'organizationId'
  | 'email'
  | 'note'
  | 'needsAdmission'
  | 'maxUses'
  | 'expiresAt'
> & { tokenHash: string; createdBy: MemberId }

function selectInvites(db: Db) {
  return db
    .selectFrom('invites')
    .innerJoin('members', 'members.id', 'invites.created_by')
    .leftJoin('rooms', 'rooms.id', 'invites.room_id')
    .select([
      'invites.id',
      'invites.coalition_id as coalitionId',
      'invites.room_id as roomId',
      'rooms.title as roomTitle',
      'rooms.attribution',
      'invites.role',
      'invites.organization_id as organizationId',
      'invites.email',
      'invites.note',
      'invites.needs_admission as needsAdmission',
      'invites.max_uses as maxUses',
      'invites.uses',
      'invites.created_at as createdAt',
      'invites.expires_at as expiresAt',
      'invites.revoked_at as revokedAt',
      'members.id as makerId',
      'members.display_name as makerName',
      'members.organization_id as makerOrganizationId',
    ])
}

type InviteRow = Awaited<ReturnType<ReturnType<typeof selectInvites>['executeTakeFirstOrThrow']>>

function inviteOfRow({ makerId, makerName, makerOrganizationId, ...row }: InviteRow): InviteRecord {
  return {
    ...row,
    createdBy: { id: makerId, displayName: makerName, organizationId: makerOrganizationId },
  }
}

/** What has become of a link by now. */
export function stateOfInvite(invite: InviteRecord, now: number): InviteState {
  if (invite.revokedAt) return 'revoked'
  if (invite.uses >= invite.maxUses) return 'used-up'
  return invite.expiresAt.getTime() <= now ? 'expired' : 'live'
}

export async function insertInvite(db: Db, invite: NewInviteRecord): Promise<InviteId> {
  const id = newId<InviteId>()
  await db
    .insertInto('invites')
    .values({
      id,
      token_hash: invite.tokenHash,
      coalition_id: invite.coalitionId,
      room_id: invite.roomId,
      role: invite.role,
      organization_id: invite.organizationId,
      email: invite.email,
      note: invite.note,
      needs_admission: invite.needsAdmission,
      max_uses: invite.maxUses,
      created_by: invite.createdBy,
      expires_at: invite.expiresAt,
    })
    .execute()
  return id
}

/** A link by the hash of its token, or null. */
export async function findInviteByHash(db: Db, tokenHash: string): Promise<InviteRecord | null> {
  const row = await selectInvites(db).where('invites.token_hash', '=', tokenHash).executeTakeFirst()
  return row ? inviteOfRow(row) : null
}

/** A link, or null. */
export async function findInvite(db: Db, id: InviteId): Promise<InviteRecord | null> {
  const row = await selectInvites(db).where('invites.id', '=', id).executeTakeFirst()
  return row ? inviteOfRow(row) : null
}

/** The links of a coalition, the newest first, each with how many are in through it now. */
export async function listInvites(
  db: Db,
  coalitionId: CoalitionId,
): Promise<(InviteRecord & { letIn: number })[]> {
  const rows = await selectInvites(db)
    .select((eb) =>
      eb
        .selectFrom('join_requests')
        .innerJoin('members as theirs', 'theirs.id', 'join_requests.member_id')
        .select(sql<number>`count(*)::integer`.as('count'))
        .whereRef('join_requests.invite_id', '=', 'invites.id')
        .where('join_requests.state', '=', 'admitted')
        .where('theirs.removed_at', 'is', null)
        .as('letIn'),
    )
    .where('invites.coalition_id', '=', coalitionId)
    .orderBy('invites.id', 'desc')
    .execute()
  return rows.map(({ letIn, ...row }) => ({ ...inviteOfRow(row), letIn: letIn ?? 0 }))
}

/**
 * Uses a link once, if it can be used now. One statement, which the database runs one after the other however many come
 * at once: a link for one person lets in one.
 */
export async function claimInvite(db: Db, id: InviteId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invites')
    .set((eb) => ({ uses: eb('uses', '+', 1) }))
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now)
    .whereRef('uses', '<', 'max_uses')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends a link. False when it had been ended before. */
export async function revokeInvite(db: Db, id: InviteId, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invites')
    .set({ revoked_at: now })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** The links of a member that nobody has ended; behind one that is used up somebody may still wait. */
export async function listUnrevokedInvitesOf(db: Db, memberId: MemberId): Promise<InviteId[]> {
  const rows = await db
    .selectFrom('invites')
    .select('id')
    .where('created_by', '=', memberId)
    .where('revoked_at', 'is', null)
    .execute()
  return rows.map(({ id }) => id)
}

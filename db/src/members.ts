import {
  type AccountId,
  type CoalitionId,
  type InviteId,
  type MemberId,
  newId,
  type OrganizationId,
} from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import { coalitionAbilities, type MemberRole } from '@plenary/shared/permissions.ts'
import type { Db } from './database.ts'
import { ORGANIZATION_COLUMNS, organizationOfRow } from './organizations.ts'

/** Living mandates with their coalition and organisation, to be narrowed down or joined to more. */
export function selectMandates(db: Db) {
  return db
    .selectFrom('members')
    .innerJoin('coalitions', 'coalitions.id', 'members.coalition_id')
    .innerJoin('organizations', 'organizations.id', 'members.organization_id')
    .select([
      'members.id as member_id',
      'members.display_name',
      'members.role',
      'coalitions.id as coalition_id',
      'coalitions.slug',
      'coalitions.name_en as coalition_name_en',
      'coalitions.name_fr as coalition_name_fr',
      ...ORGANIZATION_COLUMNS,
    ])
    .where('members.removed_at', 'is', null)
    .where('members.suspended_at', 'is', null)
}

type MandateRow = Awaited<ReturnType<ReturnType<typeof selectMandates>['executeTakeFirstOrThrow']>>

/** A mandate from the columns above. */
export function mandateOfRow(row: MandateRow): Mandate {
  return {
    memberId: row.member_id,
    displayName: row.display_name,
    role: row.role,
    coalition: {
      id: row.coalition_id,
      slug: row.slug,
      name: { en: row.coalition_name_en, fr: row.coalition_name_fr },
    },
    organization: organizationOfRow(row),
    abilities: coalitionAbilities(row.role),
  }
}

/** The mandates an account holds now, oldest first. */
export async function listMandates(db: Db, accountId: AccountId): Promise<Mandate[]> {
  const rows = await selectMandates(db)
    .where('members.account_id', '=', accountId)
    .orderBy('members.id')
    .execute()
  return rows.map(mandateOfRow)
}

/** The mandate of a member who has not been removed, or null. */
export async function findMandate(db: Db, memberId: MemberId): Promise<Mandate | null> {
  const row = await selectMandates(db).where('members.id', '=', memberId).executeTakeFirst()
  return row ? mandateOfRow(row) : null
}

/** The facts of a new mandate, and the link by which it came. */
export type NewMember = {
  coalitionId: CoalitionId
  organizationId: OrganizationId
  accountId: AccountId
  displayName: string
  role: MemberRole
  inviteId?: InviteId
}

/** A mandate as it is kept, whether or not it is in force. */
export type MemberRecord = {
  id: MemberId
  coalitionId: CoalitionId
  organizationId: OrganizationId
  accountId: AccountId
  displayName: string
  role: MemberRole
  joinedAt: Date
  removedAt: Date | null
  suspendedAt: Date | null
  inviteId: InviteId | null
}

const RECORD_COLUMNS = [
  'id',
  'coalition_id as coalitionId',
  'organization_id as organizationId',
  'account_id as accountId',
  'display_name as displayName',
  'role',
  'created_at as joinedAt',
  'removed_at as removedAt',
  'suspended_at as suspendedAt',
  'invite_id as inviteId',
] as const

/** The members of a coalition who have not been removed, in the order of joining. */
export async function listMembers(db: Db, coalitionId: CoalitionId): Promise<MemberRecord[]> {
  return db
    .selectFrom('members')
    .select(RECORD_COLUMNS)
    .where('coalition_id', '=', coalitionId)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute()
}

/** A mandate, in force or not, or null. */
export async function findMember(db: Db, id: MemberId): Promise<MemberRecord | null> {
  const row = await db.selectFrom('members').select(RECORD_COLUMNS).where('id', '=', id).executeTakeFirst()
  return row ?? null
}

/** The mandate that an account holds or has held for an organisation, or null. */
export async function findMemberOf(
  db: Db,
  accountId: AccountId,
  organizationId: OrganizationId,
): Promise<MemberRecord | null> {
  const row = await db
    .selectFrom('members')
    .select(RECORD_COLUMNS)
    .where('account_id', '=', accountId)
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row ?? null
}

/** The mandates that an account holds or has held in a coalition. */
export async function listMembershipsOf(
  db: Db,
  accountId: AccountId,
  coalitionId: CoalitionId,
): Promise<MemberRecord[]> {
  return db
    .selectFrom('members')
    .select(RECORD_COLUMNS)
    .where('account_id', '=', accountId)
    .where('coalition_id', '=', coalitionId)
    .execute()
}

/** What of a mandate may change. `undefined` leaves it as it is. */
export type MemberPatch = {
  displayName?: string | undefined
  role?: MemberRole | undefined
  suspendedAt?: Date | null | undefined
  removedAt?: Date | null | undefined
  inviteId?: InviteId | null | undefined
}

export async function updateMember(db: Db, id: MemberId, patch: MemberPatch): Promise<void> {
  await db
    .updateTable('members')
    .set({
      ...(patch.displayName !== undefined && { display_name: patch.displayName }),
      ...(patch.role !== undefined && { role: patch.role }),
      ...(patch.suspendedAt !== undefined && { suspended_at: patch.suspendedAt }),
      ...(patch.removedAt !== undefined && { removed_at: patch.removedAt }),
      ...(patch.inviteId !== undefined && { invite_id: patch.inviteId }),
    })
    .where('id', '=', id)
    .execute()
}

/** Lets a session, or those sessions of an account that have no mandate yet, speak for a member from now on. */
export async function setActing(
  db: Db,
  who: { sessionHash: string } | { accountId: AccountId },
  memberId: MemberId,
): Promise<void> {
  const sessions = db.updateTable('sessions').set({ member_id: memberId })
  if ('sessionHash' in who) await sessions.where('id_hash', '=', who.sessionHash).execute()
  else await sessions.where('account_id', '=', who.accountId).where('member_id', 'is', null).execute()
}

export async function insertMember(db: Db, member: NewMember): Promise<MemberId> {
  const id = newId<MemberId>()
  await db
    .insertInto('members')
    .values({
      id,
      coalition_id: member.coalitionId,
      organization_id: member.organizationId,
      account_id: member.accountId,
      display_name: member.displayName,
      role: member.role,
      invite_id: member.inviteId ?? null,
    })
    .execute()
  return id
}

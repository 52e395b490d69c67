import {
  type AccountId,
  type CoalitionId,
  type MemberId,
  newId,
  type OrganizationId,
} from '@plenary/shared/ids.ts'
import type { Mandate } from '@plenary/shared/members.ts'
import type { MemberRole } from '@plenary/shared/permissions.ts'
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

/** The facts of a new mandate. */
export type NewMember = {
  coalitionId: CoalitionId
  organizationId: OrganizationId
  accountId: AccountId
  displayName: string
  role: MemberRole
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
    })
    .execute()
  return id
}

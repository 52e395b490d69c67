import { type CoalitionId, newId, type OrganizationId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { Db } from './database.ts'

/** Columns of an organisation, to be joined under a name of one's own. */
export const ORGANIZATION_COLUMNS = [
  'organizations.id as organization_id',
  'organizations.name_en',
  'organizations.name_fr',
  'organizations.short_name',
  'organizations.letters',
  'organizations.hue',
  'organizations.language',
] as const

type OrganizationRow = {
  organization_id: OrganizationId
  name_en: string
  name_fr: string
  short_name: string
  letters: string
  hue: Organization['hue']
  language: string
}

/** An organisation from the columns above. */
export function organizationOfRow(row: OrganizationRow): Organization {
  return {
    id: row.organization_id,
    name: { en: row.name_en, fr: row.name_fr },
    shortName: row.short_name,
    letters: row.letters,
    hue: row.hue,
    language: row.language,
  }
}

/** The organisations of a coalition in the order of joining. */
export async function listOrganizations(db: Db, coalitionId: CoalitionId): Promise<Organization[]> {
  const rows = await db
    .selectFrom('organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('coalition_id', '=', coalitionId)
    .orderBy('id')
    .execute()
  return rows.map(organizationOfRow)
}

export async function insertOrganization(
  db: Db,
  coalitionId: CoalitionId,
  organization: Omit<Organization, 'id'>,
): Promise<OrganizationId> {
  const id = newId<OrganizationId>()
  await db
    .insertInto('organizations')
    .values({
      id,
      coalition_id: coalitionId,
      name_en: organization.name.en,
      name_fr: organization.name.fr,
      short_name: organization.shortName,
      letters: organization.letters,
      hue: organization.hue,
      language: organization.language,
    })
    .execute()
  return id
}

import { type CoalitionId, newId, type OrganizationId } from '@plenary/shared/ids.ts'
import type { Organization, OrganizationRecord } from '@plenary/shared/organizations.ts'
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

/** What some organisations are called in short, by their id. */
export async function listOrganizationNames(
  db: Db,
  ids: readonly OrganizationId[],
): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organizations')
    .select(['id', 'short_name'])
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row.short_name]))
}

/** Some organisations by their id, of whatever coalition. */
export async function listOrganizationsById(
  db: Db,
  ids: readonly OrganizationId[],
): Promise<ReadonlyMap<OrganizationId, Organization>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('organizations')
    .select(ORGANIZATION_COLUMNS)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.organization_id, organizationOfRow(row)]))
}

const RECORD_COLUMNS = [
  ...ORGANIZATION_COLUMNS,
  'organizations.coalition_id',
  'organizations.website',
  'organizations.contact',
  'organizations.is_listed',
  'organizations.handed_over_to',
] as const

function selectRecords(db: Db) {
  return db.selectFrom('organizations').select(RECORD_COLUMNS)
}

type RecordRow = Awaited<ReturnType<ReturnType<typeof selectRecords>['executeTakeFirstOrThrow']>>

function recordOfRow(row: RecordRow): OrganizationRecord {
  return {
    ...organizationOfRow(row),
    website: row.website,
    contact: row.contact,
    isListed: row.is_listed,
    handedOverTo: row.handed_over_to,
  }
}

/** The organisations of a coalition in the order of joining. */
export async function listOrganizations(db: Db, coalitionId: CoalitionId): Promise<OrganizationRecord[]> {
  const rows = await selectRecords(db).where('coalition_id', '=', coalitionId).orderBy('id').execute()
  return rows.map(recordOfRow)
}

/** An organisation and the coalition it is of, or null. */
export async function findOrganization(
  db: Db,
  id: OrganizationId,
): Promise<{ coalitionId: CoalitionId; record: OrganizationRecord } | null> {
  const row = await selectRecords(db).where('id', '=', id).executeTakeFirst()
  return row ? { coalitionId: row.coalition_id, record: recordOfRow(row) } : null
}

/** What is asked about an organisation; its mark is made of it once. */
export type NewOrganization = Omit<Organization, 'id'> &
  Partial<Pick<OrganizationRecord, 'website' | 'contact' | 'isListed'>>

export async function insertOrganization(
  db: Db,
  coalitionId: CoalitionId,
  organization: NewOrganization,
): Promise<OrganizationId> {
  const id = newId<OrganizationId>()
  await db
    .insertInto('organizations')
    .values({
      id,
      coalition_id: coalitionId,
      letters: organization.letters,
      hue: organization.hue,
      ...columnsOf(organization),
    })
    .execute()
  return id
}

/** Changes everything but the mark, by which people know it. */
export async function updateOrganization(
  db: Db,
  id: OrganizationId,
  organization: Omit<NewOrganization, 'letters' | 'hue'>,
): Promise<void> {
  await db.updateTable('organizations').set(columnsOf(organization)).where('id', '=', id).execute()
}

export async function markHandedOver(db: Db, from: OrganizationId, to: OrganizationId | null): Promise<void> {
  await db.updateTable('organizations').set({ handed_over_to: to }).where('id', '=', from).execute()
}

function columnsOf(organization: Omit<NewOrganization, 'letters' | 'hue'>) {
  const { name, shortName, language, website = null, contact = null, isListed = true } = organization
  return {
    name_en: name.en,
    name_fr: name.fr,
    short_name: shortName,
    language,
    website,
    contact,
    is_listed: isListed,
  }
}

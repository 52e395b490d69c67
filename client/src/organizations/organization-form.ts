import type { Locale } from '@plenary/shared/localized.ts'
import type { OrganizationInput, OrganizationRecord } from '@plenary/shared/organizations.ts'

/** The fields in which an organisation is asked for, in the order of the screen. */
export const ORGANIZATION_FIELDS = [
  'nameEn',
  'nameFr',
  'shortName',
  'website',
  'contact',
  'language',
  'isListed',
] as const
export type OrganizationField = (typeof ORGANIZATION_FIELDS)[number]
export type OrganizationValues = Record<OrganizationField, string>

/** The fields before anything is typed; the language is that of whoever types. */
export function noOrganization(language: Locale): OrganizationValues {
  return { nameEn: '', nameFr: '', shortName: '', website: '', contact: '', language, isListed: 'yes' }
}

/** The fields with what is known. A name in one language stands in its own field, the other one is left empty. */
export function valuesOfOrganization(organization: OrganizationRecord): OrganizationValues {
  const { name, shortName, website, contact, isListed, language } = organization
  const own = language === 'fr' ? 'fr' : 'en'
  const isOneName = name.en === name.fr
  return {
    nameEn: isOneName && own === 'fr' ? '' : name.en,
    nameFr: isOneName && own === 'en' ? '' : name.fr,
    shortName,
    website: website ?? '',
    contact: contact ?? '',
    language: own,
    isListed: isListed ? 'yes' : 'no',
  }
}

/** What the fields say, to be checked by the schema. */
export function organizationOfValues(
  values: OrganizationValues,
): Record<keyof OrganizationInput, string | boolean> {
  return { ...values, website: wholeAddress(values.website), isListed: values.isListed === 'yes' }
}

/** People write "www.example.org"; what is meant is clear. */
function wholeAddress(address: string): string {
  const trimmed = address.trim()
  return trimmed === '' || /^[a-z][a-z0-9+.-]*:/i.test(trimmed) ? trimmed : `https://${trimmed}`
}

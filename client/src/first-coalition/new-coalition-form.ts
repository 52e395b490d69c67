import { newCoalitionSchema } from '@plenary/shared/coalitions.ts'
import type { Locale } from '@plenary/shared/localized.ts'
import {
  noOrganization,
  type OrganizationField,
  type OrganizationValues,
  organizationOfValues,
} from '../organizations/organization-form.ts'

type Values = Record<
  'coalition.nameEn' | 'coalition.nameFr' | `organization.${OrganizationField}` | 'displayName',
  string
>

/** The fields of the page, named by where they stand in what is sent, with the name that an account has already. */
export function newCoalitionValues(accountName: string, locale: Locale): Values {
  const { nameEn, nameFr, shortName, website, contact, language, isListed } = noOrganization(locale)
  return {
    'coalition.nameEn': '',
    'coalition.nameFr': '',
    'organization.nameEn': nameEn,
    'organization.nameFr': nameFr,
    'organization.shortName': shortName,
    'organization.website': website,
    'organization.contact': contact,
    'organization.language': language,
    'organization.isListed': isListed,
    displayName: accountName,
  }
}

/** Reads the fields as the body of the request; its faults bear the names of the fields. */
export const newCoalitionForm = {
  safeParse: (values: Values) =>
    newCoalitionSchema.safeParse({
      coalition: { nameEn: values['coalition.nameEn'], nameFr: values['coalition.nameFr'] },
      organization: organizationOfValues(organizationValues(values)),
      displayName: values.displayName,
    }),
}

function organizationValues(values: Values): OrganizationValues {
  return {
    nameEn: values['organization.nameEn'],
    nameFr: values['organization.nameFr'],
    shortName: values['organization.shortName'],
    website: values['organization.website'],
    contact: values['organization.contact'],
    language: values['organization.language'],
    isListed: values['organization.isListed'],
  }
}

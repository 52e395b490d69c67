import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import {
  CONTACT_MAX_CHARS,
  ORGANIZATION_NAME_MAX_CHARS,
  SHORT_NAME_MAX_CHARS,
} from '@plenary/shared/limits.ts'
import type { OrganizationField } from './organization-form.ts'

const MAX_CHARS: Partial<Record<OrganizationField, number>> = {
  nameEn: ORGANIZATION_NAME_MAX_CHARS,
  nameFr: ORGANIZATION_NAME_MAX_CHARS,
  shortName: SHORT_NAME_MAX_CHARS,
  website: CONTACT_MAX_CHARS,
  contact: CONTACT_MAX_CHARS,
}

/** What is wrong with a field of an organisation and what to do, in words. */
export function useOrganizationFaultText() {
  const { t } = useLingui()
  return (field: OrganizationField, value: string): string => {
    const count = value.trim().length
    const most = MAX_CHARS[field] ?? count
    if (count > most) {
      return t`Use at most ${plural(most, { one: '# character', other: '# characters' })}; this has ${count}.`
    }
    if (field === 'website') return t`Write the address of a website, such as https://example.org.`
    if (count > 0) return t`Write each word in letters of one alphabet, without characters that are not seen.`
    return field === 'shortName' ? t`Write a short name.` : t`Write the name in one language at least.`
  }
}

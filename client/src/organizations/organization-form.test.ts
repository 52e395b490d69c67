import { newId } from '@plenary/shared/ids.ts'
import { type OrganizationRecord, organizationInputSchema } from '@plenary/shared/organizations.ts'
import { expect, test } from 'vitest'
import { noOrganization, organizationOfValues, valuesOfOrganization } from './organization-form.ts'

const KESTREL: OrganizationRecord = {
  id: newId(),
  name: { en: 'Kestrel Housing Table', fr: 'Kestrel Housing Table' },
  shortName: 'Kestrel',
  letters: 'KH',
  hue: 3,
  language: 'en',
  website: 'https://kestrel.example/',
  contact: null,
  isListed: false,
  handedOverTo: null,
}

test('[ME2] an organisation that is edited and not changed is sent as it was', () => {
  expect(organizationInputSchema.parse(organizationOfValues(valuesOfOrganization(KESTREL)))).toEqual({
    nameEn: 'Kestrel Housing Table',
    nameFr: null,
    shortName: 'Kestrel',
    website: 'https://kestrel.example/',
    contact: null,
    language: 'en',
    isListed: false,
  })
})

test('[ME2] a name in one language stands in the field of that language', () => {
  const french = valuesOfOrganization({ ...KESTREL, language: 'fr' })
  expect([french.nameEn, french.nameFr]).toEqual(['', 'Kestrel Housing Table'])
  const both = valuesOfOrganization({ ...KESTREL, name: { en: 'Kestrel', fr: 'Crécerelle' } })
  expect([both.nameEn, both.nameFr]).toEqual(['Kestrel', 'Crécerelle'])
})

test.each([
  ['', null],
  [' www.kestrel.example ', 'https://www.kestrel.example'],
  ['http://kestrel.example', 'http://kestrel.example'],
])('[ME2] the website %j is taken as %j', (typed, taken) => {
  const input = { ...noOrganization('en'), nameEn: 'Kestrel', shortName: 'Kestrel', website: typed }
  expect(organizationInputSchema.parse(organizationOfValues(input)).website).toBe(taken)
})

test.each(['javascript:alert(1)', 'mailto:table@kestrel.example', 'two words.example'])(
  '[ME2] %j is no website',
  (typed) => {
    const input = { ...noOrganization('en'), nameEn: 'Kestrel', shortName: 'Kestrel', website: typed }
    const parsed = organizationInputSchema.safeParse(organizationOfValues(input))
    expect(parsed.error?.issues.map(({ path }) => path)).toEqual([['website']])
  },
)

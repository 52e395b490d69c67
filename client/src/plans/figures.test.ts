import { documentSchema } from '@plenary/shared/document/schema.ts'
import type { RoomPlan, SectionPlan } from '@plenary/shared/plans.ts'
import { expect, test } from 'vitest'
import { outlineOf } from '../editor/outline.ts'
import { countedWords, loadsOf, useOf, useOfLimit } from './figures.ts'

type OrganizationId = NonNullable<SectionPlan['lead']>
const [ONE, OTHER] = ['one', 'other'] as OrganizationId[]

const mechanism = (notes: boolean | null, unit: 'words' | 'pages' = 'words') =>
  ({ counts: { notes }, limit: { unit } }) as RoomPlan['mechanism']
const planWith = (changes: Partial<RoomPlan>): RoomPlan => ({
  ...{ mechanism: null, limit: null, sections: [], organizations: [], canPlan: false },
  ...changes,
})
const section = (heading: string, lead: OrganizationId | undefined, budget: number | null): SectionPlan => ({
  ...{ heading, lead: lead ?? null, coLeads: [], state: 'open', dueOn: null, budget },
})

test('[WC5] notes count where the mechanism counts them, and where no mechanism says anything', () => {
  const words = { text: 100, notes: 20 }
  expect(countedWords(words, null)).toBe(120)
  expect(countedWords(words, planWith({}))).toBe(120)
  expect(countedWords(words, planWith({ mechanism: mechanism(true) }))).toBe(120)
  expect(countedWords(words, planWith({ mechanism: mechanism(false) }))).toBe(100)
  expect(countedWords(words, planWith({ mechanism: mechanism(null) }))).toBe(100)
})

test('[WC5] a limit in pages is compared with an estimate', () => {
  const limit = { unit: 'pages', max: 5, set: null } as const
  const plan = planWith({ mechanism: mechanism(null, 'pages'), limit })
  expect(useOfLimit({ text: 2815, notes: 0 }, plan)).toMatchObject({ words: 5, left: 0, over: 0 })
  expect(useOfLimit({ text: 2816, notes: 0 }, plan)).toMatchObject({ words: 6, over: 1, share: 1 })
  expect(useOfLimit({ text: 1, notes: 0 }, planWith({}))).toBeNull()
})

test('[WC6] a budget says what is left, then what is over', () => {
  expect(useOf(588, 600)).toEqual({ words: 588, max: 600, left: 12, over: 0, share: 0.98 })
  expect(useOf(600, 600)).toMatchObject({ left: 0, over: 0, share: 1 })
  expect(useOf(794, 600)).toMatchObject({ left: 0, over: 194, share: 1 })
})

test('[WC6] an organisation has the words of the sections that it leads, those without that others lead within', () => {
  const text = (words: string) => [{ type: 'text', text: words }]
  const heading = (level: number, id: string) => ({
    type: 'heading',
    attrs: { level, id },
    content: text('Heading'),
  })
  const doc = documentSchema.nodeFromJSON({
    type: 'doc',
    content: [
      heading(2, 'a'),
      { type: 'paragraph', content: text('two words') },
      heading(3, 'a1'),
      { type: 'paragraph', content: text('three more words') },
      heading(2, 'b'),
      heading(3, 'b1'),
      { type: 'paragraph', content: text('one') },
      heading(2, 'c'),
      { type: 'paragraph', content: text('nobody leads this') },
    ],
  })
  const sections = [
    section('a', ONE, 10),
    section('a1', OTHER, 5),
    section('b', ONE, 7),
    section('gone', ONE, 99),
  ]
  expect(loadsOf(outlineOf(doc), planWith({ sections }))).toEqual([
    { organizationId: 'one', words: 3 + 3, budget: 17 },
    { organizationId: 'other', words: 4, budget: 5 },
  ])
})

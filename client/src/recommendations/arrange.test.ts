import { valuesOf } from '@plenary/shared/recommendations/listed.ts'
import { expect, test } from 'vitest'
import { arrange, NO_FILTER, writtenIn } from './arrange.ts'
import type { LiveRecommendation } from './live-recommendations.ts'

function rec(label: string, words: string, fields: Record<string, string>): LiveRecommendation {
  const smart = { met: words.length > 8 ? (['length'] as const) : [], faults: [] }
  return {
    id: label,
    label,
    words,
    lang: null,
    values: valuesOf((field) => fields[field]),
    smart,
    hasSuggestions: false,
  }
}
const items = [
  rec('R1', 'Publish lists', { theme: 'Housing', lead: 'k', deadline: '2029-01-01', status: 'agreed' }),
  rec('R2', 'Étendre', { theme: 'Exile', deadline: '2028-01-01' }),
  rec('R3', 'Train all', { lead: 'a', status: 'agreed' }),
]
const base = {
  filter: NO_FILTER,
  grouping: 'order',
  sorting: { column: 'number', isDescending: false },
  locale: 'en',
  leadName: (id: string) => ({ k: 'Kestrel', a: 'Aubépine' })[id] ?? null,
} as const
const labels = (...args: Parameters<typeof arrange>) =>
  arrange(...args).map((group) => [group.title, ...group.items.map(({ label }) => label)])

test('[RC5] the rows stand in the order of the text, or in groups, those without a theme last', () => {
  expect(labels(items, base)).toEqual([[null, 'R1', 'R2', 'R3']])
  expect(labels(items, { ...base, grouping: 'theme' })).toEqual([
    ['Exile', 'R2'],
    ['Housing', 'R1'],
    ['', 'R3'],
  ])
  expect(writtenIn(items, 'theme', 'en')).toEqual(['Exile', 'Housing'])
})

test('[RC5] they are put in order by a column, either way, with what is not set last', () => {
  const by = (column: 'deadline' | 'lead' | 'number' | 'smart', isDescending: boolean) =>
    labels(items, { ...base, sorting: { column, isDescending } })[0]?.slice(1)
  expect(by('deadline', false)).toEqual(['R2', 'R1', 'R3'])
  expect(by('deadline', true)).toEqual(['R1', 'R2', 'R3'])
  expect(by('lead', false)).toEqual(['R3', 'R1', 'R2'])
  expect(by('number', true)).toEqual(['R3', 'R2', 'R1'])
  expect(by('smart', false)?.[0]).toBe('R2')
})

test('[RC5] they are found by any word without regard to accents, by lead and by status', () => {
  const found = (filter: Partial<typeof NO_FILTER>) =>
    labels(items, { ...base, filter: { ...NO_FILTER, ...filter } })[0]?.slice(1) ?? []
  expect(found({ words: 'ETENDRE' })).toEqual(['R2'])
  expect(found({ words: 'aubepine train' })).toEqual(['R3'])
  expect(found({ words: 'nothing' })).toEqual([])
  expect(found({ lead: 'k' })).toEqual(['R1'])
  expect(found({ lead: 'none' })).toEqual(['R2'])
  expect(found({ status: 'agreed', words: 'l' })).toEqual(['R1', 'R3'])
})

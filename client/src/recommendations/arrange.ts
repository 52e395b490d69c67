import type { Locale } from '@plenary/shared/localized.ts'
import type { LiveRecommendation } from './live-recommendations.ts'

export const GROUPINGS = ['order', 'theme', 'addressee'] as const
export type Grouping = (typeof GROUPINGS)[number]

/** The columns by which rows can be put in order; the first is the order of the text. */
export const COLUMNS = [
  'number',
  'words',
  'addressee',
  'theme',
  'sdgs',
  'deadline',
  'smart',
  'status',
  'lead',
] as const
export type Column = (typeof COLUMNS)[number]
export type Sorting = { column: Column; isDescending: boolean }

/** What is shown: rows with all of the words, of one lead, of one status; '' for any, 'none' for not set. */
export type Filter = { words: string; lead: string; status: string }
export const NO_FILTER: Filter = { words: '', lead: '', status: '' }

export type Group = { title: string | null; items: readonly LiveRecommendation[] }
type Arrangement = {
  filter: Filter
  grouping: Grouping
  sorting: Sorting
  locale: Locale
  leadName: (id: string) => string | null
}

/** The rows to show in their groups: those of the text's order in one, those for which nothing is said last. */
export function arrange(items: readonly LiveRecommendation[], arrangement: Arrangement): Group[] {
  const { filter, grouping, sorting } = arrangement
  const matching = items.filter((item) => isMatching(item, filter, arrangement))
  const sorted = sorting.column === 'number' ? inOrder(matching, sorting) : sortedBy(matching, arrangement)
  if (grouping === 'order') return sorted.length > 0 ? [{ title: null, items: sorted }] : []
  const groups = Map.groupBy(sorted, ({ values }) => values[grouping])
  const titles = [...groups.keys()].toSorted((a, b) => compareTexts(a, b, arrangement.locale))
  return titles.map((title) => ({ title: title ?? '', items: groups.get(title) ?? [] }))
}

/** What people have written in a field so far, each once. */
export function writtenIn(
  items: readonly LiveRecommendation[],
  field: 'addressee' | 'theme',
  locale: Locale,
): string[] {
  const written = new Set(items.flatMap(({ values }) => values[field] ?? []))
  return [...written].toSorted((a, b) => compareTexts(a, b, locale))
}

function isMatching(
  item: LiveRecommendation,
  { words, lead, status }: Filter,
  { locale, leadName }: Arrangement,
) {
  const { values } = item
  if (!isChosen(values.lead, lead) || !isChosen(values.status, status)) return false
  const name = values.lead === null ? '' : (leadName(values.lead) ?? '')
  const said = [item.label, item.words, name, ...Object.values(values)].join(' ')
  const haystack = folded(said, locale)
  return folded(words, locale)
    .split(/\s+/)
    .every((word) => haystack.includes(word))
}

function isChosen(value: string | null, chosen: string): boolean {
  return chosen === '' || value === (chosen === 'none' ? null : chosen)
}

/** Without accents and in small letters, as people search. */
function folded(words: string, locale: Locale): string {
  return words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase(locale)
}

function inOrder(items: readonly LiveRecommendation[], { isDescending }: Sorting): LiveRecommendation[] {
  return isDescending ? items.toReversed() : [...items]
}

/** What is not set is last either way: nobody looks for it at the top. */
function sortedBy(items: readonly LiveRecommendation[], arrangement: Arrangement): LiveRecommendation[] {
  const { column, isDescending } = arrangement.sorting
  const sign = isDescending ? -1 : 1
  return items.toSorted((a, b) => {
    if (column === 'smart') return sign * (a.smart.met.length - b.smart.met.length)
    const [left, right] = [textFor(a, column, arrangement), textFor(b, column, arrangement)]
    if (left === null || right === null) return compareTexts(left, right, arrangement.locale)
    return sign * compareTexts(left, right, arrangement.locale)
  })
}

function textFor(
  { words, values }: LiveRecommendation,
  column: Column,
  { leadName }: Arrangement,
): string | null {
  switch (column) {
    case 'number':
    case 'smart':
      return null
    case 'words':
      return words
    case 'lead':
      return values.lead === null ? null : leadName(values.lead)
    // A day, as the text has it, comes in the order of time.
    case 'deadline':
    case 'addressee':
    case 'theme':
    case 'sdgs':
    case 'status':
      return values[column]
  }
}

function compareTexts(a: string | null, b: string | null, locale: Locale): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0)
  return a.localeCompare(b, locale, { numeric: true, sensitivity: 'base' })
}

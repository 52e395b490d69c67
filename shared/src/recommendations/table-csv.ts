import { CSV_BEGINNING, csvLine } from '../csv.ts'
import { RECOMMENDATION_FIELDS } from '../document/recommendation.ts'
import type { ListedRecommendation } from './listed.ts'

/**
 * All that recommendations say, a line for each, under the names of the fields: for spreadsheets and programs of others.
 * A lead is the name of the organisation.
 */
export function recommendationsCsv(
  items: readonly ListedRecommendation[],
  leadName: (id: string) => string | null,
): string {
  const lines = items.map(({ label, words, values }) => {
    const lead = values.lead === null ? '' : (leadName(values.lead) ?? '')
    const fields = RECOMMENDATION_FIELDS.map((field) => (field === 'lead' ? lead : (values[field] ?? '')))
    return csvLine([label, words, ...fields])
  })
  return CSV_BEGINNING + csvLine(['number', 'recommendation', ...RECOMMENDATION_FIELDS]) + lines.join('')
}

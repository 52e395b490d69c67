import type { RecommendationField } from '@plenary/shared/document/recommendation.ts'

/** What the page itself says inside a text that drafts for an office. */
export type DraftingWords = {
  note: (number: number) => string
  /** For the sign of a note, or a reference, whose other end has gone. */
  gone: string
  unreferenced: string
  recommendation: (label: string) => string
  fields: Pick<Record<RecommendationField, string>, 'addressee' | 'deadline' | 'indicator' | 'lead'>
  guidance: string
  noRecommendations: string
  /** Where the organisations are not known here. */
  signatories: string
}

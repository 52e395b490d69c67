import type { RecommendationField } from '@plenary/shared/document/recommendation.ts'

/** What the page itself says inside a text that drafts for an office. */
export type DraftingWords = {
  note: (number: number) => string
  /** For the sign of a note, or a reference, whose other end has gone. */
  gone: string
  unreferenced: string
  recommendation: (label: string) => string
  fields: Pick<Record<RecommendationField, string>, 'addressee' | 'deadline' | 'indicator' | 'lead'>
  /** Of the check of a recommendation: how many of its signs there are. */
  smart: (met: number, all: number) => string
  guidance: string
  noRecommendations: string
  /** For a picture of which nobody has said what it shows, and for one that is not there. */
  undescribed: string
  noPicture: string
  /** Where the organisations are not known here. */
  signatories: string
}

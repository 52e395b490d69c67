/**
 * What a recommendation says besides its words, each field an attribute of its own, so that two people may fill in two
 * at once: to whom, with which verb, on what, for which goals and groups, resting on what, until when, seen by what, led
 * by which organisation, how far it is.
 */
export const RECOMMENDATION_FIELDS = [
  'addressee',
  'verb',
  'theme',
  'sdgs',
  'groups',
  'basis',
  'deadline',
  'indicator',
  'lead',
  'status',
] as const
export type RecommendationField = (typeof RECOMMENDATION_FIELDS)[number]

/** How far a recommendation is; in the text under these words. */
export const RECOMMENDATION_STATUSES = ['draft', 'agreed', 'needs-work'] as const
export type RecommendationStatus = (typeof RECOMMENDATION_STATUSES)[number]

import { type Attribute, Node } from '@tiptap/core'

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

/** One thing that somebody is asked to do. Its number is never in the text: it follows from where it stands. */
export const Recommendation = Node.create({
  name: 'recommendation',
  group: 'top',
  content: 'inline*',
  defining: true,
  addAttributes() {
    return Object.fromEntries(RECOMMENDATION_FIELDS.map((field) => [field, fieldAttribute(field)]))
  },
  parseHTML() {
    return [{ tag: 'div[data-recommendation]', priority: 60 }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['div', { ...HTMLAttributes, 'data-recommendation': '', class: 'recommendation' }, 0]
  },
})

function fieldAttribute(field: RecommendationField): Partial<Attribute> {
  return {
    default: null,
    parseHTML: (element) => element.getAttribute(`data-${field}`),
    renderHTML: (attributes) => (attributes[field] ? { [`data-${field}`]: attributes[field] } : {}),
  }
}

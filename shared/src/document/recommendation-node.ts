import { type Attribute, Node } from '@tiptap/core'
import { RECOMMENDATION_FIELDS, type RecommendationField } from './recommendation.ts'

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

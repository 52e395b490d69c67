import { Node } from '@tiptap/core'
import type { GeneratedBlock } from './generated-blocks.ts'

/** All recommendations of the text, one under the other. */
export const RecommendationList = generated('recommendationList')

/** The organisations in whose name the text speaks. */
export const Signatories = generated('signatories')

function generated(name: GeneratedBlock) {
  return Node.create({
    name,
    group: 'top',
    atom: true,
    parseHTML() {
      return [{ tag: `div[data-generated="${name}"]`, priority: 60 }]
    },
    renderHTML({ HTMLAttributes }) {
      return ['div', { ...HTMLAttributes, 'data-generated': name, class: 'generated' }]
    },
  })
}

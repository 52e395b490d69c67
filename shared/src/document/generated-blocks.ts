import { Node } from '@tiptap/core'

/** Blocks that hold a place and fill themselves: nothing of what they show is in the text a second time. */
export const GENERATED_BLOCKS = ['recommendationList', 'signatories'] as const
export type GeneratedBlock = (typeof GENERATED_BLOCKS)[number]

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

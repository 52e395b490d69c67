import { Node } from '@tiptap/core'

/** Stands for the number of the block whose id is its `target`, whatever that number has become. */
export const CrossReference = Node.create({
  name: 'crossReference',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes() {
    return {
      target: {
        default: null,
        parseHTML: (element) => element.getAttribute('data-target'),
        renderHTML: ({ target }) => (target ? { 'data-target': target } : {}),
      },
    }
  },
  parseHTML() {
    return [{ tag: 'span[data-cross-reference]', priority: 60 }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['span', { ...HTMLAttributes, 'data-cross-reference': '', class: 'cross-reference' }]
  },
})

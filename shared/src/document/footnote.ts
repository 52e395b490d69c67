import { type Attributes, Node } from '@tiptap/core'

/**
 * The words of a note. It stands at the end of the text and is named by `note`, not by its block id, since it is still
 * the same note when it has been cut, pasted or restored as another block.
 */
export const Footnote = Node.create({
  name: 'footnote',
  group: 'top',
  content: 'inline*',
  // Nothing runs into it, and it runs into nothing: half a note would belong to no place.
  isolating: true,
  defining: true,
  addAttributes: noteAttribute,
  parseHTML() {
    return [{ tag: 'div[data-footnote]', priority: 60 }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['div', { ...HTMLAttributes, 'data-footnote': '', class: 'footnote' }, 0]
  },
})

/** Where a note belongs. Several may name one note. Its number follows from the order of the text. */
export const FootnoteReference = Node.create({
  name: 'footnoteReference',
  group: 'inline',
  inline: true,
  atom: true,
  addAttributes: noteAttribute,
  parseHTML() {
    return [{ tag: 'sup[data-footnote-reference]', priority: 60 }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['sup', { ...HTMLAttributes, 'data-footnote-reference': '', class: 'footnote-reference' }]
  },
})

function noteAttribute(): Attributes {
  return {
    note: {
      default: null,
      parseHTML: (element) => element.getAttribute('data-note'),
      renderHTML: ({ note }) => (note ? { 'data-note': note } : {}),
    },
  }
}

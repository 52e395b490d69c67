import { documentExtensions } from '@plenary/shared/document/schema.ts'
import { getSchema, Mark, Node } from '@tiptap/core'

/**
 * A part that this page does not know, with whatever can be read in it and an empty label, which the page fills in
 * its language. `isKnown`: the block in it is of the schema and only something about it is not; then it counts as a
 * paragraph where paragraphs are counted.
 */
const UnknownPart = Node.create({
  name: 'unknownPart',
  group: 'block',
  content: 'block*',
  addAttributes() {
    return { isKnown: { default: false, rendered: false } }
  },
  renderHTML({ node }) {
    return [
      'div',
      { class: node.attrs.isKnown ? 'unknown-part is-known' : 'unknown-part', role: 'note' },
      ['div', { class: 'unknown-content' }, 0],
      ['p', { class: 'unknown-label' }],
    ]
  },
})

/** Words under an unknown mark, or out of an unknown thing in a line. */
const UnknownWords = Mark.create({
  name: 'unknownWords',
  renderHTML: () => ['span', { class: 'unknown-words' }, 0],
})

/** The schema of a text and what stands for all that is not in it. Never an editor's: nothing is ever written by it. */
export const readingSchema = getSchema([...documentExtensions(), UnknownPart, UnknownWords])

import { Node } from '@tiptap/core'

/** A hint to those who write, out of a template: neither counted nor in any file that leaves the room. */
export const Guidance = Node.create({
  name: 'guidance',
  group: 'top',
  content: 'inline*',
  defining: true,
  parseHTML() {
    return [{ tag: 'div[data-guidance]', priority: 60 }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['div', { ...HTMLAttributes, 'data-guidance': '', class: 'guidance' }, 0]
  },
})

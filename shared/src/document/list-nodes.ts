import { type Attributes, Node, wrappingInputRule } from '@tiptap/core'

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    lists: {
      /** Makes points of the selected blocks, or paragraphs again. */
      toggleBulletList: () => ReturnType
      /** Makes numbered points of the selected blocks, or paragraphs again. */
      toggleOrderedList: () => ReturnType
    }
  }
}

const ITEM = 'listItem'

/**
 * Lists of our own rather than TipTap's, which bring a reader of Markdown and of plain text to everybody (four kilobytes
 * compressed); the same nodes, attributes, keys and commands.
 */
export const BulletList = Node.create({
  name: 'bulletList',
  group: 'block list',
  content: `${ITEM}+`,
  parseHTML() {
    return [{ tag: 'ul' }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['ul', HTMLAttributes, 0]
  },
  addCommands() {
    return {
      toggleBulletList:
        () =>
        ({ commands }) =>
          commands.toggleList(this.name, ITEM),
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-8': () => this.editor.commands.toggleBulletList() }
  },
  addInputRules() {
    return [wrappingInputRule({ find: /^\s*[-+*]\s$/, type: this.type })]
  },
})

/** Points with numbers or letters: `start` the first of them, `type` as HTML has it. */
export const OrderedList = Node.create({
  name: 'orderedList',
  group: 'block list',
  content: `${ITEM}+`,
  addAttributes() {
    return orderAttributes()
  },
  parseHTML() {
    return [{ tag: 'ol' }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['ol', HTMLAttributes, 0]
  },
  addCommands() {
    return {
      toggleOrderedList:
        () =>
        ({ commands }) =>
          commands.toggleList(this.name, ITEM),
    }
  },
  addKeyboardShortcuts() {
    return { 'Mod-Shift-7': () => this.editor.commands.toggleOrderedList() }
  },
  addInputRules() {
    return [
      wrappingInputRule({
        find: /^(\d+)\.\s$/,
        type: this.type,
        getAttributes: ([, number]) => ({ start: Number(number) }),
        // A list goes on where the one before it ends.
        joinPredicate: ([, number], { childCount, attrs }) => childCount + attrs.start === Number(number),
      }),
    ]
  },
})

function orderAttributes(): Attributes {
  return {
    start: {
      default: 1,
      parseHTML: (element) => Number.parseInt(element.getAttribute('start') ?? '1', 10) || 1,
      renderHTML: ({ start }) => (start === 1 ? {} : { start }),
    },
    type: {
      default: null,
      parseHTML: (element) => element.getAttribute('type'),
      renderHTML: ({ type }) => (type ? { type } : {}),
    },
  }
}

/** One point of a list. */
export const ListItem = Node.create({
  name: ITEM,
  content: 'paragraph block*',
  defining: true,
  parseHTML() {
    return [{ tag: 'li' }]
  },
  renderHTML({ HTMLAttributes }) {
    return ['li', HTMLAttributes, 0]
  },
  addKeyboardShortcuts() {
    return {
      Enter: () => this.editor.commands.splitListItem(this.name),
      Tab: () => this.editor.commands.sinkListItem(this.name),
      'Shift-Tab': () => this.editor.commands.liftListItem(this.name),
    }
  },
})

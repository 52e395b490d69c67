import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/**
 * A table that is wider than the page scrolls sideways; whoever reads with the keyboard must be able to stop
 * at it (WCAG 2.1.1). Only while reading: a stop inside the text would take the focus from who writes.
 */
export const ScrollableTables = Extension.create<{ label: () => string }>({
  name: 'scrollableTables',
  addOptions() {
    return { label: () => '' }
  },
  addProseMirrorPlugins() {
    const { editor, options } = this
    return [
      new Plugin({
        props: {
          decorations({ doc }) {
            if (editor.isEditable) return null
            const stops: Decoration[] = []
            doc.forEach((block, offset) => {
              if (block.type.name !== 'table') return
              const attributes = { tabindex: '0', role: 'region', 'aria-label': options.label() }
              stops.push(Decoration.node(offset, offset + block.nodeSize, attributes))
            })
            return DecorationSet.create(doc, stops)
          },
        },
      }),
    ]
  },
})

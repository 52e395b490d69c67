import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'

/**
 * Esc, then Tab leaves the text from anywhere (WCAG 2.1.2): inside lists and tables Tab alone indents or goes
 * to the next cell.
 */
export const LeaveByTab = Extension.create({
  name: 'leaveByTab',
  addProseMirrorPlugins() {
    let isLeaving = false
    return [
      new Plugin({
        props: {
          handleDOMEvents: {
            // True keeps the key from every other plugin and leaves it to the browser.
            keydown: (_view, event) => {
              const leaves = isLeaving && event.key === 'Tab'
              if (event.key !== 'Shift') isLeaving = event.key === 'Escape'
              return leaves
            },
          },
        },
      }),
    ]
  },
})

import { type Editor, Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { isCtrlAlt } from '../ui/ctrl-alt.ts'

type RecommendationsOptions = { onFields: (id: string) => void }

/** Ctrl Alt R makes a recommendation of the paragraph at the caret, and back; Alt Enter leads to what else it says. */
export const Recommendations = Extension.create<RecommendationsOptions>({
  name: 'recommendations',
  addOptions() {
    return { onFields: () => {} }
  },
  addProseMirrorPlugins() {
    const { editor, options } = this
    return [
      new Plugin({
        props: {
          handleKeyDown: (view, event) => {
            if (!view.editable) return false
            if (isCtrlAlt(event, 'KeyR')) return toggleRecommendation(editor)
            const { parent } = view.state.selection.$from
            const isAsked = event.key === 'Enter' && event.altKey && !event.ctrlKey && !event.metaKey
            if (!isAsked || parent.type.name !== 'recommendation' || !parent.attrs.id) return false
            options.onFields(parent.attrs.id)
            return true
          },
        },
      }),
    ]
  },
})

/** Makes a recommendation of the block at the caret, or of one a paragraph; false in a list, a table or a quotation. */
export function toggleRecommendation(editor: Editor): boolean {
  return editor.commands.toggleNode('recommendation', 'paragraph')
}

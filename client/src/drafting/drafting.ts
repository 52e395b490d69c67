import { Extension } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { Plugin } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import type { Dressing } from './dress.ts'
import { DressedView } from './dressed-view.ts'

const DRESSED = [
  'footnoteReference',
  'crossReference',
  'footnote',
  'recommendation',
  'guidance',
  'recommendationList',
  'signatories',
  'image',
] as const

type DraftingOptions = {
  dressing: Dressing | null
  /** Somebody wants to see or change what a recommendation says besides its words. */
  onFields: (id: string) => void
}

/** Draws what a text for an office has besides its words: numbers, fields, hints, lists that fill themselves. */
export const Drafting = Extension.create<DraftingOptions>({
  name: 'drafting',
  addOptions() {
    return { dressing: null, onFields: () => {} }
  },
  addProseMirrorPlugins() {
    const { dressing, onFields } = this.options
    if (!dressing) throw new Error('nothing to dress the text with')
    const { numbers } = dressing
    return [
      new Plugin({
        view: (view) => {
          numbers.follow(view.state.doc)
          return { update: ({ state }) => numbers.follow(state.doc) }
        },
        props: {
          nodeViews: Object.fromEntries(
            DRESSED.map((name) => [name, (node: Node) => new DressedView(node, dressing)]),
          ),
          handleDOMEvents: {
            click: (view, event) => pressFields(view, event, onFields),
          },
        },
      }),
    ]
  },
})

/** The fields of a recommendation lead to where they are changed; elsewhere a press is a press in the text. */
function pressFields(view: EditorView, { target }: MouseEvent, onFields: (id: string) => void): boolean {
  const list = target instanceof Element && view.editable ? target.closest('.recommendation > dl') : null
  const id = list?.parentElement?.dataset.id
  if (!id) return false
  onFields(id)
  return true
}

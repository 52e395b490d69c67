import { Extension } from '@tiptap/core'
import { type EditorState, Plugin, type Transaction } from '@tiptap/pm/state'
import { DecorationSet, type DecorationSource, type EditorView } from '@tiptap/pm/view'

/** What an aid asks of the editor while it is in use. */
export interface Aid {
  decorations?: (state: EditorState) => DecorationSource | null
  attributes?: () => Record<string, string>
  handleKeyDown?: (view: EditorView, event: KeyboardEvent) => boolean
  /** Before letters are put into the text; true when the aid has put them there itself. */
  handleTextInput?: (view: EditorView, from: number, to: number, text: string) => boolean
  /** HTML of a clipboard, made ours. */
  transformPastedHTML?: (html: string) => string
  handlePaste?: (view: EditorView, event: ClipboardEvent) => boolean
  handleDrop?: (view: EditorView, event: DragEvent) => boolean
  handleDoubleClick?: (view: EditorView) => boolean
  /** What a button or a menu asks of it. */
  run?: () => void
  /** Whether something may be done to the text. */
  allows?: (transaction: Transaction, state: EditorState) => boolean
}

/** The aids come one after the other when their code does; whichever is first here is asked first. */
export const AID_SLOTS = [
  'slash',
  'characters',
  'find',
  'blocks',
  'images',
  'paste',
  'still',
  'plan',
] as const
export type AidSlot = (typeof AID_SLOTS)[number]

type AidSlotsStorage = Record<AidSlot, Aid | null>

declare module '@tiptap/core' {
  interface Storage {
    aidSlots: AidSlotsStorage
  }
}

/**
 * Places in the editor for aids whose code comes late: a plugin that is put in later would make all others anew, the
 * one among them that binds the text to Yjs.
 */
export const AidSlots = Extension.create<unknown, AidSlotsStorage>({
  name: 'aidSlots',
  // Before the keys and rules of the text: what an open aid takes is not theirs.
  priority: 900,
  addStorage: () => ({
    ...{ slash: null, characters: null, find: null, blocks: null },
    ...{ images: null, paste: null, still: null, plan: null },
  }),
  addProseMirrorPlugins() {
    const { storage } = this
    return AID_SLOTS.map(
      (slot) =>
        new Plugin({
          filterTransaction: (transaction, state) => storage[slot]?.allows?.(transaction, state) ?? true,
          props: {
            decorations: (state) => storage[slot]?.decorations?.(state) ?? DecorationSet.empty,
            attributes: () => storage[slot]?.attributes?.() ?? {},
            handleKeyDown: (view, event) => storage[slot]?.handleKeyDown?.(view, event) ?? false,
            handleTextInput: (view, from, to, text) =>
              storage[slot]?.handleTextInput?.(view, from, to, text) ?? false,
            transformPastedHTML: (html) => storage[slot]?.transformPastedHTML?.(html) ?? html,
            handleDoubleClick: (view) => storage[slot]?.handleDoubleClick?.(view) ?? false,
            handleDOMEvents: {
              drop: (view, event) => storage[slot]?.handleDrop?.(view, event) ?? false,
              paste: (view, event) => storage[slot]?.handlePaste?.(view, event) ?? false,
            },
          },
        }),
    )
  },
})

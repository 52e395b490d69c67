import { newBlockId } from '@plenary/shared/document/block-id.ts'
import { Extension } from '@tiptap/core'
import type { Node, NodeType } from '@tiptap/pm/model'
import { type Command, type EditorState, Plugin, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { isCtrlAlt } from '../ui/ctrl-alt.ts'
import { findNote, findReference, placeForNote } from './note-places.ts'
import { withoutStrayNotes } from './pasted-notes.ts'

/**
 * Notes as one writes them: Ctrl Alt F puts one in at the caret and goes on in its words, Esc leads back to where it is
 * referred to. Deleting a sign leaves the words of the note, which is then said to belong nowhere; deleting the last of its
 * words, and pressing Backspace once more, takes both away.
 */
export const Footnotes = Extension.create({
  name: 'footnotes',
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleKeyDown: (view, event) => view.editable && handleKey(view, event),
          handleDOMEvents: { dblclick: goToNote, click: readNote },
          transformPasted: (slice, { state }) => withoutStrayNotes(slice, state.doc),
        },
      }),
    ]
  },
})

/** Whether a note can be put in where the caret is: in any line but that of a note. */
export function canInsertFootnote({ selection }: EditorState): boolean {
  const { parent } = selection.$to
  const type = parent.type.schema.nodes.footnoteReference
  const index = selection.$to.index()
  return parent.type.name !== 'footnote' && type !== undefined && parent.canReplaceWith(index, index, type)
}

/** Puts a note in behind what is selected, and the caret into its words. */
export const insertFootnote: Command = (state, dispatch) => {
  if (!canInsertFootnote(state)) return false
  const { tr, schema, selection } = state
  const note = newBlockId()
  const at = selection.to
  tr.insert(at, typeIn(schema.nodes, 'footnoteReference').create({ note }))
  const place = placeForNote(tr.doc, at)
  tr.insert(place, typeIn(schema.nodes, 'footnote').create({ note }))
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, place + 1)).scrollIntoView())
  return true
}

function typeIn(nodes: Record<string, NodeType>, name: string): NodeType {
  const type = nodes[name]
  if (!type) throw new Error(`the schema has no ${name}`)
  return type
}

function handleKey(view: EditorView, event: KeyboardEvent): boolean {
  if (isCtrlAlt(event, 'KeyF')) return insertFootnote(view.state, view.dispatch)
  const { $from, $to } = view.state.selection
  const { parent } = $from
  if (parent.type.name !== 'footnote' || !$from.sameParent($to)) return false
  if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey && !event.altKey) return breakLine(view)
  if (event.key === 'Escape') return goBack(view, parent)
  const isEmpty = parent.content.size === 0
  return (event.key === 'Backspace' || event.key === 'Delete') && isEmpty && removeNote(view, parent)
}

/** A note is one block: a second would belong to no sign. */
function breakLine(view: EditorView): boolean {
  const { tr, schema } = view.state
  view.dispatch(tr.replaceSelectionWith(typeIn(schema.nodes, 'hardBreak').create()).scrollIntoView())
  return true
}

function goBack(view: EditorView, { attrs }: Node): boolean {
  const { tr, doc } = view.state
  const at = findReference(doc, attrs.note)
  if (at === null) return false
  view.dispatch(tr.setSelection(TextSelection.create(doc, at + 1)).scrollIntoView())
  return true
}

function removeNote(view: EditorView, { attrs }: Node): boolean {
  const { tr } = view.state
  const first = findReference(tr.doc, attrs.note)
  takeAway(tr, attrs.note)
  const caret = first === null ? tr.selection.from : Math.min(first, tr.doc.content.size)
  view.dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(caret))).scrollIntoView())
  return true
}

function takeAway(tr: Transaction, note: string): void {
  const places: { from: number; to: number }[] = []
  tr.doc.descendants((node, at) => {
    const isOfNote = ['footnote', 'footnoteReference'].includes(node.type.name) && node.attrs.note === note
    if (isOfNote) places.push({ from: at, to: at + node.nodeSize })
  })
  for (const { from, to } of places.toReversed()) tr.delete(from, to)
}

/** While one writes, a press beside a sign sets the caret, and a double one leads to the note. */
function goToNote(view: EditorView, { target }: MouseEvent): boolean {
  const note = noteUnder(target)
  const place = note === null ? null : findNote(view.state.doc, note)
  if (!view.editable || place === null) return false
  const { tr, doc } = view.state
  view.dispatch(tr.setSelection(TextSelection.create(doc, place + 1)).scrollIntoView())
  return true
}

function readNote(view: EditorView, { target }: MouseEvent): boolean {
  const note = noteUnder(target)
  const place = note === null ? null : findNote(view.state.doc, note)
  if (view.editable || place === null) return false
  const element = view.nodeDOM(place)
  if (element instanceof HTMLElement) {
    element.tabIndex = -1
    element.scrollIntoView({ block: 'center' })
    element.focus({ preventScroll: true })
  }
  return true
}

function noteUnder(target: EventTarget | null): string | null {
  const sign = target instanceof Element ? target.closest<HTMLElement>('.footnote-reference') : null
  return sign?.dataset.note ?? null
}

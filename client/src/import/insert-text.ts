import type { JsonNode } from '@plenary/shared/document/document-json.ts'
import { Fragment, type Node, type ResolvedPos } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { yUndoPluginKey } from '@tiptap/y-tiptap'
import { inOneStep } from '../editor/one-undo-step.ts'
import { editorNodes } from './editor-nodes.ts'

/** Where what was read goes. */
export const INSERT_PLACES = ['end', 'caret', 'replace'] as const
export type InsertPlace = (typeof INSERT_PLACES)[number]

/**
 * Puts what was read into the text, as one step of undo and as if it had been pasted there. False when the editor did not
 * take it: then nothing has changed.
 */
export function insertText(
  view: Pick<EditorView, 'state' | 'dispatch' | 'editable'>,
  document: JsonNode,
  place: InsertPlace,
): boolean {
  if (!view.editable) return false
  const { state } = view
  inOneStep(yUndoPluginKey.getState(state)?.undoManager ?? null, () =>
    view.dispatch(insertion(state, document, place)),
  )
  return !view.state.doc.eq(state.doc)
}

/** The change that puts it in. */
function insertion(state: EditorState, document: JsonNode, place: InsertPlace): Transaction {
  const { body, notes } = editorNodes(state.schema, document)
  const { tr } = state
  const at = place === 'replace' ? replaceAll(tr) : place === 'end' ? atEnd(tr) : atCaret(tr, state, body)
  tr.replaceWith(at.from, at.to, body)
  const end = at.from + Fragment.from(body).size
  tr.insert(tr.doc.content.size, notes)
  return tr.setSelection(TextSelection.near(tr.doc.resolve(end), -1)).scrollIntoView()
}

type Range = { from: number; to: number }

function replaceAll({ doc }: Transaction): Range {
  return { from: 0, to: doc.content.size }
}

/** After the text and before its notes; an empty paragraph there has waited for words. */
function atEnd({ doc }: Transaction): Range {
  let to = doc.content.size
  let index = doc.childCount
  for (; index > 0 && doc.child(index - 1).type.name === 'footnote'; index -= 1)
    to -= doc.child(index - 1).nodeSize
  const last = index > 0 ? doc.child(index - 1) : null
  return { from: last && isEmptyParagraph(last) ? to - last.nodeSize : to, to }
}

/** Where the caret is, if these blocks may stand there, parting its block; else after the part of the text it is in. */
function atCaret(tr: Transaction, { selection }: EditorState, body: readonly Node[]): Range {
  const { $to } = selection
  if ($to.depth === 0) return { from: $to.pos, to: $to.pos }
  const top = $to.node(1)
  if (top.type.name === 'footnote') return atEnd(tr)
  const after = $to.after($to.depth)
  if (!mayStandAround($to, body)) return { from: $to.after(1), to: $to.after(1) }
  if (isEmptyParagraph($to.parent)) return { from: $to.before(), to: after }
  if ($to.parentOffset === 0) return { from: $to.before(), to: $to.before() }
  if ($to.parentOffset < $to.parent.content.size) tr.split($to.pos)
  return { from: $to.pos + 1, to: $to.pos + 1 }
}

/** Whether blocks may take the place of the block with the caret, and stand before and after it. */
function mayStandAround($pos: ResolvedPos, body: readonly Node[]): boolean {
  if (!['paragraph', 'heading'].includes($pos.parent.type.name)) return false
  const holder = $pos.node(-1)
  const index = $pos.index(-1)
  const blocks = Fragment.from(body)
  const places = isEmptyParagraph($pos.parent)
    ? [[index, index + 1]]
    : [
        [index, index],
        [index + 1, index + 1],
      ]
  return places.every(([from = index, to = index]) => holder.canReplace(from, to, blocks))
}

function isEmptyParagraph(node: Node): boolean {
  return node.type.name === 'paragraph' && node.content.size === 0
}

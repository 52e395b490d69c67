import { compareDocuments } from '@plenary/shared/comparison/compare.ts'
import type { BlockChange, BlockEdit, WordEdit } from '@plenary/shared/comparison/comparison.ts'
import { documentJson, type JsonNode } from '@plenary/shared/document/document-json.ts'
import type { Fragment, Node, Schema } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { ySyncPluginKey, yUndoPluginKey } from '@tiptap/y-tiptap'
import { RESTORES, SETTLES } from '../anchors/settling.ts'
import { inOneStep } from '../editor/one-undo-step.ts'
import { editorJson } from './editor-json.ts'

/**
 * Makes of a text what it was in a version: a change like any other, which one step of undo takes back. What is in both
 * stays where it is, so that comments keep their words and what others write in it meanwhile is not lost. False where
 * nothing differs.
 *
 * @throws {RangeError} where the version holds what this page does not know
 */
export function restore(view: Pick<EditorView, 'state' | 'dispatch'>, version: JsonNode): boolean {
  const { state } = view
  const { type } = ySyncPluginKey.getState(state)
  const { change } = compareDocuments(documentJson(type), version)
  if (!change) return false
  const wanted = documentOf(state.schema, version)
  wanted.check()
  inOneStep(yUndoPluginKey.getState(state)?.undoManager ?? null, () => {
    // One by one: y-tiptap tells one change in a text from all that stands around it, but not two.
    for (const act of piecemeal(state, { change, wanted }) ?? [whole(wanted)]) {
      const { tr } = view.state
      act(tr)
      view.dispatch(tr.setMeta(RESTORES, true).setMeta(SETTLES, true))
    }
  })
  return true
}

function whole(wanted: Node): Act {
  return (tr) => tr.replaceWith(0, tr.doc.content.size, wanted.content)
}

/** What nobody has written in yet is one empty paragraph to an editor. */
function documentOf(schema: Schema, version: JsonNode): Node {
  const isEmpty = (version.content ?? []).length === 0
  const content = isEmpty ? [{ type: 'paragraph' }] : version.content
  return schema.nodeFromJSON(editorJson({ ...version, ...(content && { content }) }))
}

type Act = (tr: Transaction) => void

/** The changes, from the last to the first; null where a text between two of them would be none of the schema. */
function piecemeal(
  state: EditorState,
  { change, wanted }: { change: BlockChange; wanted: Node },
): Act[] | null {
  const { tr } = state
  try {
    // So that none moves the places of the others.
    const acts = actsIn({ before: state.doc, after: wanted, at: 0 }, change).toReversed()
    for (const act of acts) act(tr)
    return tr.doc.eq(wanted) ? acts : null
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** A node as it is and as it was in the version; `at` is where its content begins. */
type Both = { before: Node; after: Node; at: number }

function actsIn(both: Both, change: BlockChange): Act[] {
  const { before, after, at } = both
  const isOtherKind = change.type && !(before.isTextblock && after.isTextblock)
  if (isOtherKind || isTableOfOtherShape(before, change))
    return [(tr) => tr.replaceWith(at - 1, at - 1 + before.nodeSize, after)]
  const isMarked = change.type !== undefined || change.attributes !== undefined
  return [
    ...(isMarked && at > 0
      ? [(tr: Transaction) => void tr.setNodeMarkup(at - 1, after.type, after.attrs)]
      : []),
    ...(change.words ? actsOnWords(both, change.words) : []),
    ...(change.blocks ? actsOnBlocks(both, change.blocks) : []),
  ]
}

/** The editor mends a table at once in which one row is longer than another. */
function isTableOfOtherShape({ type }: Node, { blocks = [] }: BlockChange): boolean {
  return type.name === 'table' && blocks.some(isOfOtherShape)
}

function isOfOtherShape(edit: BlockEdit): boolean {
  if (edit.kind !== 'changed') return edit.kind !== 'same'
  const { blocks = [] } = edit.change
  return blocks.some(
    (cell) => cell.kind !== 'same' && (cell.kind !== 'changed' || cell.change.attributes !== undefined),
  )
}

function actsOnBlocks({ before, after, at }: Both, edits: readonly BlockEdit[]): Act[] {
  const acts: Act[] = []
  const now = { before: 0, after: 0, at }
  let gap = { ...now }
  const pass = () => {
    now.at += before.child(now.before).nodeSize
    now.before += 1
  }
  const closeGap = () => {
    const [from, to] = [gap.at, now.at]
    const nodes = after.children.slice(gap.after, now.after)
    if (from < to || nodes.length > 0) acts.push((tr) => tr.replaceWith(from, to, nodes))
  }
  for (const edit of edits) {
    if (edit.kind === 'deleted' || edit.kind === 'moved-from') pass()
    else if (edit.kind === 'inserted' || edit.kind === 'moved-here') now.after += 1
    else {
      closeGap()
      const count = edit.kind === 'same' ? edit.count : 1
      if (edit.kind === 'changed') {
        const both = { before: before.child(now.before), after: after.child(now.after), at: now.at + 1 }
        acts.push(...actsIn(both, edit.change))
      }
      for (let n = 0; n < count; n += 1) pass()
      now.after += count
      gap = { ...now }
    }
  }
  closeGap()
  return acts
}

function actsOnWords({ before, after, at }: Both, edits: readonly WordEdit[]): Act[] {
  let [from, to] = [0, 0]
  return edits.flatMap((edit) => {
    const now = { before: lengthBefore(edit), after: lengthAfter(edit) }
    const range = { from: at + from, to: at + from + now.before }
    const words = after.slice(to, to + now.after).content
    const isSameLetters =
      edit.kind === 'restyled' && isText(words) && isText(before.slice(from, from + now.before).content)
    from += now.before
    to += now.after
    if (edit.kind === 'same') return []
    return isSameLetters
      ? [(tr: Transaction) => restyle(tr, range.from, words.content)]
      : [(tr: Transaction) => void tr.replaceWith(range.from, range.to, words)]
  })
}

function lengthBefore(edit: WordEdit): number {
  if (edit.kind === 'same') return edit.length
  if (edit.kind === 'restyled') return lengthOf(edit.before)
  return edit.kind === 'deleted' ? lengthOf(edit.content) : 0
}

function lengthAfter(edit: WordEdit): number {
  if (edit.kind === 'same') return edit.length
  if (edit.kind === 'restyled') return lengthOf(edit.after)
  return edit.kind === 'inserted' ? lengthOf(edit.content) : 0
}

function isText({ content }: Fragment): boolean {
  return content.every(({ isText }) => isText)
}

/** Other marks on the same letters, which stay. */
function restyle(tr: Transaction, start: number, pieces: readonly Node[]): void {
  let at = start
  for (const { nodeSize, marks } of pieces) {
    tr.removeMark(at, at + nodeSize)
    for (const mark of marks) tr.addMark(at, at + nodeSize, mark)
    at += nodeSize
  }
}

function lengthOf(line: readonly JsonNode[]): number {
  return line.reduce((sum, { text }) => sum + (text?.length ?? 1), 0)
}

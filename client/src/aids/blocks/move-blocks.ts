import { Fragment, type Node, Slice } from '@tiptap/pm/model'
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state'
import { copiedSlice } from '../../suggestions/copied-slice.ts'
import { type BlockUnit, gapsAround } from './block-unit.ts'

/** The steps of a move: taking a unit out of its place, and putting it in another. */
export type Move = { take: (state: EditorState) => Transaction; put: (state: EditorState) => Transaction }

/**
 * Moves a unit into the gap with a number, of those between its siblings; null when it stands there already. The ids
 * and the selection in it stay. Taken and put one after the other, the blocks around it are not touched for Yjs either,
 * and nothing that somebody writes there at the same time is lost: in one change it would make one block of another.
 */
export function moveTo({ doc, selection }: EditorState, unit: BlockUnit, gap: number): Move | null {
  const goal = gapsAround(doc, unit)[gap]
  const node = doc.nodeAt(unit.from)
  if (goal === undefined || !node || gap === unit.index || gap === unit.index + 1) return null
  const at = goal > unit.from ? goal - node.nodeSize : goal
  const isInside = selection.from >= unit.from && selection.to <= unit.to
  const { anchor, head } = isInside ? selection : { anchor: unit.from + 1, head: unit.from + 1 }
  const put = ({ tr }: EditorState) => {
    tr.insert(at, node)
    const by = at - unit.from
    return tr.setSelection(selectionIn(tr.doc, anchor + by, head + by)).scrollIntoView()
  }
  return { take: ({ tr }) => tr.delete(unit.from, unit.to), put }
}

/** The same as one change, as a suggestion needs it. */
export function moveAtOnce(state: EditorState, move: Move): Transaction {
  const taken = move.take(state)
  const put = move.put(state.apply(taken))
  for (const step of put.steps) taken.step(step)
  const { anchor, head } = put.selection
  return taken.setSelection(selectionIn(taken.doc, anchor, head)).scrollIntoView()
}

/** Puts the same words below once more, as a block of its own: new ids, and no suggestion of anybody's. */
export function duplicate({ tr, doc }: EditorState, unit: BlockUnit): Transaction {
  const node = doc.nodeAt(unit.from)
  const copy = node && copyOf(node)
  if (!copy) return tr
  tr.insert(unit.to, copy)
  return tr.setSelection(Selection.near(tr.doc.resolve(unit.to + 1))).scrollIntoView()
}

/** Takes a block away; with the last item its list, and for the last block an empty paragraph. */
export function remove({ tr, doc, schema }: EditorState, unit: BlockUnit): Transaction {
  const $from = doc.resolve(unit.from)
  let { from, to } = unit
  for (let depth = $from.depth; depth > 0 && $from.node(depth).childCount === 1; depth--) {
    from = $from.before(depth)
    to = $from.after(depth)
  }
  const { paragraph } = schema.nodes
  if (from === 0 && to === doc.content.size && paragraph) tr.replaceWith(from, to, paragraph.create())
  else tr.delete(from, to)
  return tr.setSelection(Selection.near(tr.doc.resolve(Math.min(from, tr.doc.content.size)))).scrollIntoView()
}

/** Null where all of it is suggested to go. */
function copyOf(node: Node): Node | null {
  const { firstChild } = copiedSlice(new Slice(Fragment.from(node), 0, 0)).content
  return firstChild && withoutIds(firstChild)
}

function withoutIds(node: Node): Node {
  if (node.isText) return node
  const attrs = 'id' in node.attrs ? { ...node.attrs, id: null } : node.attrs
  return node.type.create(attrs, node.children.map(withoutIds), node.marks)
}

function selectionIn(doc: Node, anchor: number, head: number): Selection {
  return TextSelection.between(doc.resolve(anchor), doc.resolve(head))
}

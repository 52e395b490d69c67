import { documentSchema } from '@plenary/shared/document/schema.ts'
import { joinBackward, lift, setBlockType, splitBlock, toggleMark, wrapIn } from '@tiptap/pm/commands'
import { Fragment, Node, type NodeType } from '@tiptap/pm/model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { type Command, TextSelection } from '@tiptap/pm/state'
import { addColumnAfter, addRowAfter, deleteRow } from '@tiptap/pm/tables'
import type { AnchoredPerson } from './anchored-person.ts'
import { filling } from './anchored-words.ts'
import { moveBlock, moveWords } from './moves.ts'

/** What a person does next, where and how much. */
export type AnchoredEdit = { what: number; at: number; size: number }
/** Texts of before that somebody may put back. */
export type Copies = Node[]

type Make = (edit: AnchoredEdit, copies: Copies) => Command

const EDITS: readonly [weight: number, make: Make][] = [
  [30, ({ size }) => insertText(filling(size))],
  [14, () => deleteSome],
  [4, ({ size }) => replaceWith(filling(size))],
  [10, () => first(splitListItem(node('listItem')), splitBlock)],
  [8, () => first(joinBackward, lift)],
  [4, ({ size }) => moveBlock(size, size % 3 > 0)],
  [4, ({ size }) => moveWords(size)],
  [3, ({ size }) => toggleMark(documentSchema.marks[size % 2 ? 'bold' : 'italic'] ?? raise('no such mark'))],
  [2, ({ size }) => setBlockType(node(size % 2 ? 'heading' : 'paragraph'))],
  [1, () => wrapIn(node('blockquote'))],
  [2, ({ size }) => first(wrapInList(node(size % 2 ? 'bulletList' : 'orderedList')), lift)],
  [2, () => first(sinkListItem(node('listItem')), liftListItem(node('listItem')))],
  [2, ({ size }) => [addRowAfter, addColumnAfter, deleteRow][size % 3] ?? deleteRow],
]
const TURNS = EDITS.flatMap(([weight, make]) => new Array<Make>(weight).fill(make))

/** One edit of somebody, in three of four cases in or beside the words of a thread. */
export function editAnchored(person: AnchoredPerson, edit: AnchoredEdit, copies: Copies): void {
  const { editor } = person
  editor.do(select(placeOf(person, edit), edit.size % 5 === 0 ? 0 : edit.size % 14))
  const make = TURNS[edit.what % TURNS.length]
  if (make) editor.do(make(edit, copies))
}

/** Takes the last thing back, or does it again. Yjs fails at some, when others have written over it: they are none. */
export function takeBack({ editor: { undo } }: AnchoredPerson, { what }: AnchoredEdit): void {
  try {
    if (what % 3 === 0) undo.redo()
    else undo.undo()
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    undo.clear()
  }
}

/** Puts a text of before in the place of the one that stands there: as a new one, or block by block. */
export function putBack({ editor }: AnchoredPerson, { size }: AnchoredEdit, copies: Copies): void {
  const copy = copies[size % Math.max(1, copies.length)]
  if (!copy) return
  // As it comes from a snapshot: none of its nodes are those of the editor.
  const old = Node.fromJSON(documentSchema, copy.toJSON())
  if (size % 2) editor.do(replaceAll(old))
  else putBackByBlock(editor, old)
}

function putBackByBlock(editor: AnchoredPerson['editor'], old: Node): void {
  for (let at = 0; at < old.childCount; at++) {
    editor.do((state, dispatch) => {
      const block = old.child(at)
      const there = state.doc.maybeChild(at)
      if (there?.eq(block)) return false
      const from = state.doc.children.slice(0, at).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
      dispatch?.(state.tr.replaceWith(from, from + (there?.nodeSize ?? 0), block))
      return true
    })
  }
  editor.do((state, dispatch) => {
    const rest = state.doc.children.slice(old.childCount).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
    const end = state.doc.content.size
    if (rest > 0) dispatch?.(state.tr.delete(end - rest, end))
    return rest > 0
  })
}

function replaceAll(old: Node): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceWith(0, state.doc.content.size, Fragment.from(old.content)))
    return true
  }
}

function placeOf({ places, text }: AnchoredPerson, { at, size }: AnchoredEdit): number {
  const all = [...places.values()]
  const place = at % 4 > 0 ? all[at % all.length] : null
  if (!place) return at % (text.content.size + 1)
  const inside = place.from - 2 + (size % (place.to - place.from + 5))
  return Math.max(0, Math.min(text.content.size, inside))
}

function select(from: number, length: number): Command {
  return ({ doc, tr }, dispatch) => {
    const to = Math.min(doc.content.size, from + length)
    dispatch?.(tr.setSelection(TextSelection.between(doc.resolve(from), doc.resolve(to))))
    return true
  }
}

function insertText(words: string): Command {
  return ({ selection, tr }, dispatch) => {
    if (!selection.$from.parent.isTextblock) return false
    dispatch?.(tr.insertText(words, selection.from))
    return true
  }
}

function replaceWith(words: string): Command {
  return ({ selection, tr }, dispatch) => {
    if (!selection.$from.parent.isTextblock) return false
    dispatch?.(tr.insertText(words))
    return true
  }
}

const deleteSome: Command = ({ selection, tr }, dispatch) => {
  if (selection.empty) return false
  dispatch?.(tr.deleteSelection())
  return true
}

function first(...commands: Command[]): Command {
  return (state, dispatch) => commands.some((command) => command(state, dispatch))
}

function node(name: string): NodeType {
  return documentSchema.nodes[name] ?? raise(`no node ${name}`)
}

function raise(reason: string): never {
  throw new Error(reason)
}

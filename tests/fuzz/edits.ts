import { insertFootnote } from '@plenary/client/drafting/footnotes.ts'
import { RECOMMENDATION_FIELDS } from '@plenary/shared/document/recommendation.ts'
import { documentSchema } from '@plenary/shared/document/schema.ts'
import {
  chainCommands,
  deleteSelection,
  joinBackward,
  lift,
  setBlockType,
  splitBlock,
  toggleMark,
  wrapIn,
} from '@tiptap/pm/commands'
import { type MarkType, type Node, type NodeType, Slice } from '@tiptap/pm/model'
import { liftListItem, sinkListItem, splitListItem, wrapInList } from '@tiptap/pm/schema-list'
import { type Command, TextSelection } from '@tiptap/pm/state'
import {
  addColumnAfter,
  addRowAfter,
  CellSelection,
  deleteColumn,
  deleteRow,
  deleteTable,
  mergeCells,
  splitCell,
  TableMap,
  toggleHeader,
} from '@tiptap/pm/tables'
import type { HeadlessEditor } from './headless-editor.ts'

/** What a person does next: three numbers say what, where and how much. */
export type Edit = { what: number; at: number; size: number; canUndo: boolean }

const WORDS = [
  'a',
  'right',
  'Every person ',
  'été ',
  'قوق ',
  'شبكة ',
  'x',
  'the words of a longer sentence. ',
]
const HREFS = ['https://larkspur.example/', 'mailto:words@larkspur.example']
/** Longer texts are written over: an editor's work grows with all that stands there. */
const LONG = 600
const DEEP = 12

/** Makes another kind of block of one. */
const KINDS = {
  heading: ({ size }: Edit) => setBlockType(node('heading'), { level: 1 + (size % 3) }),
  paragraph: () => setBlockType(node('paragraph')),
  drafted: ({ size }: Edit) => setBlockType(node(size % 3 ? 'recommendation' : 'guidance')),
}

const EDITS: readonly [weight: number, command: (edit: Edit) => Command][] = [
  [30, ({ size }) => typeWords(WORDS[size % WORDS.length] ?? 'x')],
  [8, () => deleteSelection],
  [8, () => chainCommands(splitListItem(node('listItem')), splitBlock)],
  [4, () => joinBackward],
  [2, () => lift],
  [4, ({ size }) => toggleMark(size % 2 ? mark('bold') : mark('italic'))],
  [2, ({ size }) => toggleMark(size % 2 ? mark('underline') : mark('strike'))],
  [2, ({ size }) => toggleMark(mark('link'), { href: HREFS[size % HREFS.length] })],
  [2, KINDS.heading],
  [2, KINDS.paragraph],
  [1, () => unlessDeep(wrapIn(node('blockquote')))],
  [2, ({ size }) => unlessDeep(wrapInList(size % 2 ? node('bulletList') : node('orderedList')))],
  [2, () => chainCommands(sinkListItem(node('listItem')), liftListItem(node('listItem')))],
  [1, () => insert(node('hardBreak').create())],
  [1, () => insert(node('horizontalRule').create())],
  [1, ({ size }) => unlessDeep(insert(table(1 + (size % 3), 2)))],
  [2, ({ size }) => (size % 2 ? addRowAfter : addColumnAfter)],
  [1, ({ size }) => [deleteRow, deleteColumn, deleteTable][size % 3] ?? deleteRow],
  [1, ({ size }) => toggleHeader(size % 2 ? 'row' : 'column')],
  [1, ({ size }) => joinCells(size)],
  [1, () => splitCell],
  [3, ({ at, size }) => unlessDeep(pasteFrom(at * 31, size))],
  [2, KINDS.drafted],
  [2, () => insertFootnote],
  [1, ({ size }) => insert(node('crossReference').create({ target: `x${size % 97}` }))],
  [1, ({ size }) => insert(node(size % 2 ? 'recommendationList' : 'signatories').create())],
  [
    1,
    ({ size }) => insert(node('image').create({ image: 'ab'.repeat(32), alt: size % 2 ? 'A well' : null })),
  ],
  [1, ({ size }) => toggleMark(mark('language'), { lang: size % 2 ? 'fr' : 'ar' })],
  [2, ({ size }) => describeRecommendation(size)],
  [2, ({ size }) => describeBlock(size % 2 ? 'id' : 'lang', `x${size % 97}`)],
]
const TURNS = EDITS.flatMap(([weight, command]) => new Array<typeof command>(weight).fill(command))

/** Whether an edit makes another kind of block of one. */
export function changesKind({ what }: Edit): boolean {
  const command = TURNS[what % TURNS.length]
  return Object.values(KINDS).some((each) => each === command)
}

/** One edit of somebody at their editor, selection and all. */
export function edit(editor: HeadlessEditor, act: Edit): void {
  if (act.canUndo) takeBack(editor, act.what % 100)
  const { size } = editor.state.doc.content
  editor.do(select(act.at, size > LONG ? 200 : act.size % 7 ? 0 : act.size % 40))
  if (size > LONG) editor.do(deleteSelection)
  else editor.do(TURNS[act.what % TURNS.length]?.(act) ?? deleteSelection)
}

function takeBack({ undo }: HeadlessEditor, kind: number): void {
  if (kind < 5) undo.undo()
  else if (kind < 8) undo.redo()
  else if (kind < 20) undo.stopCapturing()
}

function select(at: number, length: number): Command {
  return (state, dispatch) => {
    const end = state.doc.content.size
    const from = whole(state.doc, at % (end + 1))
    const to = whole(state.doc, Math.min(end, from + length))
    dispatch?.(state.tr.setSelection(TextSelection.between(state.doc.resolve(from), state.doc.resolve(to))))
    return true
  }
}

/** A place that is not amid a letter of two halves, where no caret comes. */
function whole(doc: Node, at: number): number {
  const { parent, parentOffset } = doc.resolve(at)
  if (!parent.isTextblock || parentOffset === parent.content.size) return at
  return /^[\uDC00-\uDFFF]/.test(parent.textBetween(parentOffset, parentOffset + 1)) ? at + 1 : at
}

function typeWords(words: string): Command {
  return (state, dispatch) => {
    if (!state.selection.$from.parent.isTextblock) return false
    dispatch?.(state.tr.insertText(words))
    return true
  }
}

function insert(content: Node): Command {
  return (state, dispatch) => {
    dispatch?.(state.tr.replaceSelectionWith(content))
    return true
  }
}

function pasteFrom(at: number, size: number): Command {
  return (state, dispatch) => {
    const end = state.doc.content.size
    const from = whole(state.doc, at % (end + 1))
    const slice = state.doc.slice(from, whole(state.doc, Math.min(end, from + (size % 80))))
    const isDeep = depthOf(slice.content) + state.selection.$from.depth > DEEP
    dispatch?.(state.tr.replaceSelection(isDeep ? Slice.empty : slice))
    return true
  }
}

function depthOf(content: Slice['content']): number {
  let depth = 0
  content.forEach((child) => {
    depth = Math.max(depth, 1 + depthOf(child.content))
  })
  return depth
}

function unlessDeep(command: Command): Command {
  return (state, dispatch) => state.selection.$from.depth < DEEP && command(state, dispatch)
}

function table(rows: number, columns: number): Node {
  const row = () =>
    node('tableRow').create(
      null,
      Array.from({ length: columns }, () => node('tableCell').create(null, node('paragraph').create())),
    )
  return node('table').create(null, Array.from({ length: rows }, row))
}

/** Makes one of two cells of the first table. */
function joinCells(size: number): Command {
  return (state, dispatch) => {
    let cells: CellSelection | null = null
    state.doc.descendants((block, at) => {
      if (cells || block.type !== node('table')) return cells === null
      const places = [...new Set(TableMap.get(block).map)]
      const first = places[size % places.length]
      const second = places[(size + 1) % places.length]
      if (first === undefined || second === undefined) return false
      cells = CellSelection.create(state.doc, at + 1 + first, at + 1 + second)
      return false
    })
    return cells !== null && mergeCells(state.apply(state.tr.setSelection(cells)), dispatch)
  }
}

function describeBlock(name: string, value: string): Command {
  return (state, dispatch) => {
    const { $from } = state.selection
    if ($from.depth === 0) return false
    dispatch?.(state.tr.setNodeAttribute($from.before(), name, value))
    return true
  }
}

/** Fills in a field of the recommendation at the caret. */
function describeRecommendation(size: number): Command {
  const field = RECOMMENDATION_FIELDS[size % RECOMMENDATION_FIELDS.length] ?? 'addressee'
  return (state, dispatch) =>
    state.selection.$from.parent.type === node('recommendation') &&
    describeBlock(field, `x${size % 97}`)(state, dispatch)
}

/** @throws {Error} for a node that the schema does not have. */
function node(name: string): NodeType {
  const type = documentSchema.nodes[name]
  if (!type) throw new Error(`no node ${name}`)
  return type
}

/** @throws {Error} for a mark that the schema does not have. */
function mark(name: string): MarkType {
  const type = documentSchema.marks[name]
  if (!type) throw new Error(`no mark ${name}`)
  return type
}

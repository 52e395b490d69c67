import { removeBlock } from '@plenary/shared/document/settle-blocks.ts'
import { encodeSource, type SuggestionSource, sourceOn } from '@plenary/shared/document/suggestion.ts'
import { Fragment, type Node } from '@tiptap/pm/model'
import type { EditorState, Transaction } from '@tiptap/pm/state'
import { isInOwnBlock, type Suggester } from './suggester.ts'

/** The blocks side by side that a change has made into others. */
type Change = { from: number; to: number; before: readonly Node[]; after: readonly Node[] }

/**
 * Makes a suggestion of any change at all: the smallest run of blocks that it touches is to go, and what comes of
 * them is put in beside it. So lists are nested and tables get columns. Gives where the new blocks begin, in the text
 * that was wanted and in the one with suggestions.
 */
export function suggestBlocks(
  wanted: Transaction,
  state: EditorState,
  suggester: Suggester,
): { tr: Transaction; wantedFrom: number; at: number } {
  const { tr } = state
  const { from, to, before, after } = changeBetween(wanted.before, wanted.doc, 0)
  const source = { id: suggester.newId(), ...suggester.source }
  const isOwn = isInOwnBlock(tr.doc, from, to, suggester)
  tr.insert(to, Fragment.from(isOwn ? after : after.map((node) => asInserted(node, source))))
  let at = from
  const ends = before.map((node) => {
    const place = at
    at += node.nodeSize
    return { node, place }
  })
  for (const { node, place } of ends.toReversed()) {
    const inserted = sourceOn(node.attrs, 'inserted')
    if (isOwn || (inserted && suggester.isOwn(inserted))) removeBlock(tr, place)
    else if (!node.attrs.deleted) tr.setNodeAttribute(place, 'deleted', encodeSource(source))
  }
  return { tr, wantedFrom: from, at: tr.mapping.slice(1).map(to, 1) }
}

/** Goes down as long as one block alone is different, and both forms of it may stand beside each other. */
function changeBetween(before: Node, after: Node, start: number): Change {
  const shorter = Math.min(before.childCount, after.childCount)
  let first = 0
  let from = start
  while (first < shorter && before.child(first).eq(after.child(first))) {
    from += before.child(first).nodeSize
    first += 1
  }
  let last = 0
  while (
    last < shorter - first &&
    before.child(before.childCount - 1 - last).eq(after.child(after.childCount - 1 - last))
  )
    last += 1
  const olds = before.children.slice(first, before.childCount - last)
  const news = after.children.slice(first, after.childCount - last)
  const [old, changed] = [olds[0], news[0]]
  if (old && changed && olds.length === 1 && news.length === 1 && holdsBoth(old, changed))
    return changeBetween(old, changed, from + 1)
  return { from, to: from + olds.reduce((size, node) => size + node.nodeSize, 0), before: olds, after: news }
}

function holdsBoth(before: Node, after: Node): boolean {
  if (before.isTextblock || before.isLeaf || !before.hasMarkup(after.type, after.attrs)) return false
  const role = before.type.spec.tableRole
  // Rows of two widths in one table, or cells of two columns in one row, are no table.
  return role === 'row' ? false : role !== 'table' || areOfOneWidth([...before.children, ...after.children])
}

function areOfOneWidth(rows: readonly Node[]): boolean {
  const widths = rows.map(({ children }) => children.reduce((sum, { attrs }) => sum + attrs.colspan, 0))
  const isFlat = rows.every(({ children }) => children.every(({ attrs }) => attrs.rowspan === 1))
  return isFlat && new Set(widths).size === 1
}

function asInserted(node: Node, source: SuggestionSource): Node {
  const { type, attrs, content } = withoutIds(node)
  return type.create({ ...attrs, inserted: encodeSource(source) }, content)
}

/** Copies get ids of their own from the editor. */
function withoutIds(node: Node): Node {
  if (node.isText) return node
  const attrs = node.attrs.id ? { ...node.attrs, id: null } : node.attrs
  return node.type.create(attrs, node.children.map(withoutIds), node.marks)
}

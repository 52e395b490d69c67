import { Fragment, type Node } from '@tiptap/pm/model'
import type { Command } from '@tiptap/pm/state'
import { ownerOf } from './anchored-words.ts'

/** Cuts the block in which the caret stands, and puts it between two others; with its ids, or without. */
export function moveBlock(size: number, keepsIds: boolean): Command {
  return ({ doc, selection, tr }, dispatch) => {
    const index = selection.$from.index(0)
    const block = doc.maybeChild(index)
    if (!block || doc.childCount < 3) return false
    const from = positionOf(doc, index)
    tr.delete(from, from + block.nodeSize)
    const target = positionOf(tr.doc, size % (tr.doc.childCount + 1))
    if (isInsidePhrase(tr.doc, target)) return false
    dispatch?.(tr.insert(target, keepsIds ? block : withoutIds(block)))
    return true
  }
}

/** Cuts some words out of a block, and puts them into another. */
export function moveWords(size: number): Command {
  return ({ doc, selection, tr }, dispatch) => {
    const { $from, $to } = selection
    if (selection.empty || !$from.sameParent($to) || !$from.parent.isTextblock) return false
    const words = doc.slice($from.pos, $to.pos)
    tr.deleteSelection()
    const target = tr.doc.resolve((size * 97) % tr.doc.content.size)
    if (!target.parent.isTextblock || isInsidePhrase(tr.doc, target.pos)) return false
    dispatch?.(tr.replace(target.pos, target.pos, words))
    return true
  }
}

function positionOf(doc: Node, index: number): number {
  return doc.children.slice(0, index).reduce((sum, { nodeSize }) => sum + nodeSize, 0)
}

/** What is put between two words of a phrase is in its range, whatever it is: that would be no fault. */
function isInsidePhrase(doc: Node, position: number): boolean {
  const before = ownersIn(doc, 0, position).at(-1)
  const after = ownersIn(doc, position, doc.content.size).at(0)
  return before !== undefined && before === after
}

function ownersIn(doc: Node, from: number, to: number): number[] {
  return [...doc.textBetween(from, to, '\n')].flatMap((letter) => ownerOf(letter) ?? [])
}

function withoutIds(node: Node): Node {
  if (node.isText) return node
  const children = node.children.map(withoutIds)
  return node.type.create({ ...node.attrs, id: null }, Fragment.from(children), node.marks)
}

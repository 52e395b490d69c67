import type { Node } from '@tiptap/pm/model'
import type { Transform } from '@tiptap/pm/transform'

/**
 * Takes a block away, and what holds nothing without it: an empty list goes with its last item. Where something must
 * stand, an empty paragraph does.
 */
export function removeBlock(tr: Transform, at: number): void {
  const $at = tr.doc.resolve(at)
  const { parent, depth } = $at
  const index = $at.index()
  const node = $at.nodeAfter
  if (!node) return
  if (parent.canReplace(index, index + 1)) {
    tr.delete(at, at + node.nodeSize)
    return
  }
  const isHeld = depth === 0 || parent.type.spec.isolating || parent.childCount > 1
  const paragraph = node.type.schema.nodes.paragraph
  if (isHeld && paragraph && parent.canReplaceWith(index, index + 1, paragraph)) {
    tr.replaceWith(at, at + node.nodeSize, paragraph.create())
  } else if (depth > 0) removeBlock(tr, $at.before())
}

/** Where the content of the text block before a block ends, if nothing but the edges of blocks stands between them. */
export function endOfTextBefore(doc: Node, at: number): number | null {
  let $at = doc.resolve(at)
  while (!$at.nodeBefore) {
    if ($at.depth === 0 || $at.parent.type.spec.isolating) return null
    $at = doc.resolve($at.before())
  }
  let end = $at.pos
  let node: Node | null | undefined = $at.nodeBefore
  while (node && !node.isTextblock) {
    if (node.isLeaf || node.type.spec.isolating) return null
    end -= 1
    node = node.lastChild
  }
  return node ? end - 1 : null
}

/** Makes one of a text block and the one before it; false where there is none to be joined to. */
export function joinToBefore(tr: Transform, at: number): boolean {
  const end = endOfTextBefore(tr.doc, at)
  if (end === null) return false
  const steps = tr.steps.length
  tr.delete(end, at + 1)
  return tr.steps.length > steps
}

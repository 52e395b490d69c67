import type { Node } from '@tiptap/pm/model'
import type { EditorState } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import * as Y from 'yjs'

/** A text in both its forms. They say the same whenever an editor is at rest. */
export type BoundText = { root: Y.XmlFragment; doc: Node }
/** Where a relative position is now; `isAlive` as long as the character that it names stands. */
export type FoundPosition = { position: number; isAlive: boolean }

type Part = Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook

type Top = { elements: readonly Y.XmlElement[]; order: ReadonlyMap<Part, number>; starts: readonly number[] }

// One document is asked for many positions, and finding a block among thousands by counting would add up.
const topsOfDocs = new WeakMap<Node, Top>()

/** The text of an editor; null where it is not bound to Yjs. */
export function boundText(state: EditorState): BoundText | null {
  const root: Y.XmlFragment | undefined = ySyncPluginKey.getState(state)?.type
  return root?.doc ? { root, doc: state.doc } : null
}

/**
 * A relative position that names the character, or the node, at a position, and stands before it (`before`) or after
 * it; in base64. Null where the two forms of the text differ.
 */
export function encodePosition(
  { root, doc }: BoundText,
  position: number,
  side: 'before' | 'after',
): string | null {
  const $position = doc.resolve(position)
  let parent: Y.XmlFragment = root
  for (let depth = 0; depth < $position.depth; depth++) {
    const elements = parent === root ? topOf({ root, doc }).elements : elementsOf(parent)
    const element = elements[$position.index(depth)]
    if (!element) return null
    parent = element
  }
  const relative = $position.parent.inlineContent
    ? inTextBlock(parent, $position.parent, $position.parentOffset, side)
    : beside(parent, $position.index(), side)
  return relative?.item ? btoa(String.fromCharCode(...Y.encodeRelativePosition(relative))) : null
}

/** Where an encoded position is in a text; null when what it names is gone, or it is no position. */
export function findPosition({ root, doc }: BoundText, encoded: string): FoundPosition | null {
  const relative = decode(encoded)
  if (!relative?.item || !root.doc) return null
  // Without following what an undo here has brought back: only this replica knows of it (yjs/yjs#638).
  const absolute = Y.createAbsolutePositionFromRelativePosition(relative, root.doc, false)
  if (!absolute) return null
  const position = positionIn(absolute.type as Part, absolute.index, { root, doc })
  if (position === null) return null
  return { position, isAlive: !Y.getItem(root.doc.store, relative.item).deleted }
}

function decode(encoded: string): Y.RelativePosition | null {
  try {
    return Y.decodeRelativePosition(Uint8Array.from(atob(encoded), (char) => char.charCodeAt(0)))
  } catch {
    // What others have stored may be anything: it then names nothing.
    return null
  }
}

function inTextBlock(
  block: Y.XmlFragment,
  node: Node,
  offset: number,
  side: 'before' | 'after',
): Y.RelativePosition | null {
  const leaves = leavesOf(node)
  let rest = offset
  for (const [index, part] of block.toArray().entries()) {
    if (part instanceof Y.XmlText) {
      if (rest < part.length) return beside(part, rest, side)
      rest -= part.length
    } else {
      if (rest === 0) return beside(block, index, side)
      rest -= leaves.shift()?.nodeSize ?? 1
    }
  }
  return null
}

function beside(
  type: Y.XmlFragment | Y.XmlText,
  index: number,
  side: 'before' | 'after',
): Y.RelativePosition {
  return side === 'before'
    ? Y.createRelativePositionFromTypeIndex(type, index, 0)
    : Y.createRelativePositionFromTypeIndex(type, index + 1, -1)
}

/** Counts down to a place of Yjs in the editor's document; null when it stands in what was deleted. */
function positionIn(type: Part, index: number, text: BoundText): number | null {
  if (type instanceof Y.XmlText) {
    const { parent } = type
    if (!(parent instanceof Y.XmlElement) || type._item?.deleted) return null
    const block = contentOf(parent, text)
    return block && block.start + inlineSize(parent, block.node, type) + index
  }
  if (!(type instanceof Y.XmlFragment)) return null
  const block = contentOf(type, text)
  if (!block) return null
  if (block.node.inlineContent) return block.start + inlineSize(type, block.node, type.get(index) ?? null)
  let position = block.start
  for (let child = 0; child < Math.min(index, block.node.childCount); child++)
    position += block.node.child(child).nodeSize
  return position
}

/** The node of an element, and the position at which its content starts. */
function contentOf(element: Y.XmlFragment, text: BoundText): { node: Node; start: number } | null {
  if (element === text.root) return { node: text.doc, start: 0 }
  const { parent } = element
  if (!(element instanceof Y.XmlElement) || !(parent instanceof Y.XmlFragment) || element._item?.deleted)
    return null
  if (parent === text.root) return contentOfTop(element, text)
  const outer = contentOf(parent, text)
  const order = outer ? elementsOf(parent).indexOf(element) : -1
  if (!outer || order < 0) return null
  let start = outer.start + 1
  for (let index = 0, count = order; index < outer.node.childCount; index++) {
    const node = outer.node.child(index)
    if (!node.isText && count-- === 0) return { node, start }
    start += node.nodeSize
  }
  return null
}

function contentOfTop(element: Y.XmlElement, text: BoundText): { node: Node; start: number } | null {
  const { order, starts } = topOf(text)
  const index = order.get(element) ?? -1
  const node = text.doc.maybeChild(index)
  const start = starts[index]
  return node && start !== undefined && node.type.name === element.nodeName
    ? { node, start: start + 1 }
    : null
}

function topOf({ root, doc }: BoundText): Top {
  const known = topsOfDocs.get(doc)
  if (known) return known
  const elements = elementsOf(root)
  const starts: number[] = []
  doc.forEach((_block, offset) => {
    starts.push(offset)
  })
  const top = { elements, order: new Map<Part, number>(elements.map((part, index) => [part, index])), starts }
  topsOfDocs.set(doc, top)
  return top
}

/** How much of a text block stands before one of its parts. */
function inlineSize(block: Y.XmlFragment, node: Node, before: unknown): number {
  const leaves = leavesOf(node)
  let size = 0
  for (const part of block.toArray()) {
    if (part === before) break
    size += part instanceof Y.XmlText ? part.length : (leaves.shift()?.nodeSize ?? 1)
  }
  return size
}

function elementsOf(parent: Y.XmlFragment): Y.XmlElement[] {
  return parent.toArray().filter((part) => part instanceof Y.XmlElement)
}

function leavesOf(block: Node): Node[] {
  return block.children.filter((node) => !node.isText)
}

import { markOfKey } from '@plenary/shared/document/stored-mark.ts'
import { knownType, type Part, strangersAt } from '@plenary/shared/document/strangers.ts'
import { isAllowedAttribute, isAllowedMark } from '@plenary/shared/document/vocabulary.ts'
import { MAX_NESTING_DEPTH } from '@plenary/shared/limits.ts'
import { Fragment, Mark, type Node, type NodeType } from '@tiptap/pm/model'
import { XmlElement, XmlFragment, XmlText } from 'yjs'
import { readingSchema } from './reading-schema.ts'

/** Stands for something without words in the middle of a line. */
export const WORDLESS = '[…]'

/**
 * One part of a text as a node to read, whatever is in it, at a depth below the root. Nodes of the schema are made as
 * the editor makes them, but nothing is refused and nothing deleted: what is strange stands in an `unknownPart`, with
 * what is known inside it.
 */
export function readPart(part: Part, isStranger: boolean, depth = 1): Node {
  const type = part instanceof XmlElement ? knownType(part) : null
  if (!(part instanceof XmlElement) || !type || isStranger) return frame(looseIn(part, depth), false)
  if (type.isLeaf && part.length > 0) return frame([leafOf(part), ...looseIn(part, depth)], true)
  const strange = strangeChildren(part)
  const content = type.inlineContent ? lineOf(part) : childrenOf(part, strange, depth)
  const isOddInside = type.inlineContent && (strange.size > 0 || part.toArray().some(isStrange))
  return knownNode(part, content, strange.has(part) || isOddInside)
}

/** The document that outline and counts are made of: without the frames around what is strange. */
export function documentOf(blocks: readonly Node[]): Node {
  const contents = blocks.flatMap((block) => (isFrame(block) ? [...block.children] : [block]))
  return readingSchema.topNodeType.create(null, contents)
}

/** The children of a part that are strange, each a stranger of its parent or, as text, by itself. */
export function strangeChildren(parent: XmlFragment): Set<Part> {
  return new Set(strangersAt(parent).flatMap(({ part, why }) => (why === 'bare' ? [] : [part])))
}

/** A node of the schema. If it is strange in itself, it is framed where a block may stand, else in its inside. */
function knownNode(element: XmlElement, content: Node[], isOdd: boolean): Node {
  const type = readingType(element.nodeName)
  const node = (children: Node[]) => type.create(knownAttributes(element), children)
  if (!isOdd) return node(content)
  if (type.isInGroup('block')) return frame([node(content)], true)
  const isRow = type.name === 'tableRow'
  return node(isRow ? [...content, held(type.name, frame([], false))] : [frame(content, true)])
}

function childrenOf(parent: XmlElement, strange: Set<Part>, depth: number): Node[] {
  return parent.toArray().flatMap((child) => {
    if (child instanceof XmlText && child.length === 0) return []
    const block = readPart(child, strange.has(child), depth + 1)
    return [isFrame(block) ? held(parent.nodeName, block) : block]
  })
}

/** What can be read of a part that cannot stand where it stands: its blocks, and its lines as paragraphs. */
function looseIn(part: Part, depth: number): Node[] {
  if (part instanceof XmlText || depth > MAX_NESTING_DEPTH) return paragraphsOf(plainWords(part))
  if (!(part instanceof XmlFragment)) return []
  const type = part instanceof XmlElement ? knownType(part) : null
  if (type?.inlineContent && part instanceof XmlElement)
    return [readingType('paragraph').create(null, lineOf(part))]
  return part.toArray().flatMap((child) => {
    const childType = child instanceof XmlElement ? knownType(child) : null
    const isBlock = childType?.isInGroup('block') && depth < MAX_NESTING_DEPTH
    return isBlock ? [readPart(child, false, depth + 1)] : looseIn(child, depth + 1)
  })
}

function frame(content: Node[], isKnown: boolean): Node {
  return readingType('unknownPart').create({ isKnown }, content)
}

function isFrame(node: Node): boolean {
  return node.type.name === 'unknownPart'
}

/** A frame in a list or a table, inside what alone may stand there. */
function held(parent: string, unknown: Node): Node {
  return (HOLDERS[parent] ?? []).reduceRight((inner, name) => readingType(name).create(null, inner), unknown)
}

const HOLDERS: Record<string, string[]> = {
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  table: ['tableRow', 'tableCell'],
  tableRow: ['tableCell'],
}

function readingType(name: string): NodeType {
  const type = readingSchema.nodes[name]
  if (!type) throw new Error(`no ${name} in the reading schema`)
  return type
}

function knownAttributes(element: XmlElement): Record<string, unknown> {
  const { nodeName } = element
  return Object.fromEntries(
    Object.entries(element.getAttributes()).filter(([name, value]) =>
      isAllowedAttribute(nodeName, name, value),
    ),
  )
}

/** A rule or a break, which has no inside to show. */
function leafOf(element: XmlElement): Node {
  return readingType(element.nodeName).create(knownAttributes(element))
}

/** Whether something about a child of a line is strange that only the child itself tells. */
function isStrange(child: Part): boolean {
  return strangersAt(child).some(({ why }) => why !== 'bare')
}

/** The content of a text block, in one line of text and breaks. */
function lineOf(block: XmlElement): Node[] {
  const nodes = block.toArray().flatMap((child) => {
    if (child instanceof XmlText) return runsOf(child)
    const words = plainWords(child)
    const isKnown = child instanceof XmlElement && knownType(child)?.isInline
    const unknown = isKnown && !words ? [] : [readingSchema.text(words || WORDLESS, [unknownMark()])]
    return isKnown ? [leafOf(child), ...unknown] : unknown
  })
  return [...Fragment.from(nodes).content]
}

type Run = { insert: unknown; attributes?: Record<string, unknown> }

function runsOf(text: XmlText): Node[] {
  const runs: Run[] = text.toDelta()
  return runs.map(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return readingSchema.text(WORDLESS, [unknownMark()])
    const marks = Object.entries(attributes).map(([name, value]) =>
      isAllowedMark(name, value)
        ? // An allowed value is null or an object, and null is in no delta.
          readingSchema.mark(markOfKey(name).name, value as Record<string, unknown>)
        : unknownMark(),
    )
    return readingSchema.text(
      insert,
      marks.reduce((set, mark) => mark.addToSet(set), Mark.none as readonly Mark[]),
    )
  })
}

function unknownMark(): Mark {
  return readingSchema.mark('unknownWords')
}

function paragraphsOf(words: string): Node[] {
  return words ? [readingType('paragraph').create(null, readingSchema.text(words))] : []
}

/** All words in a part, however deep; blocks are parted by a space. Not recursive: it may be very deep. */
function plainWords(part: Part): string {
  const words: string[] = []
  const queue: Part[] = [part]
  for (let at = queue.pop(); at; at = queue.pop()) {
    if (at instanceof XmlText) {
      const runs: Run[] = at.toDelta()
      words.push(runs.map(({ insert }) => (typeof insert === 'string' ? insert : WORDLESS)).join(''))
    } else if (at instanceof XmlFragment) queue.push(...at.toArray().reverse())
  }
  return words.filter(Boolean).join(' ')
}

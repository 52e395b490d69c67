import type * as Y from 'yjs'
import { XmlElement, XmlText } from 'yjs'

/** What an attribute may hold. */
export type Value = string | number | boolean | null | Value[] | { [name: string]: Value }

/** A mark on words, such as bold or a link. */
export type JsonMark = { type: string; attrs?: Record<string, Value> }

/** A node of a text as ProseMirror writes documents down: only what is there, in one way alone. */
export type JsonNode = {
  type: string
  attrs?: Record<string, Value>
  text?: string
  marks?: JsonMark[]
  content?: JsonNode[]
}

/**
 * A room's text as JSON, straight from Yjs and without the editor's schema, so that two equal texts give equal JSON:
 * attributes that are not set are left out, words with the same marks are one piece, marks stand in the order of their
 * names, and half a surrogate pair, which is no Unicode, is U+FFFD.
 */
export function documentJson(fragment: Y.XmlFragment): JsonNode {
  return { type: 'doc', content: childrenOf(fragment) }
}

function childrenOf(parent: Y.XmlFragment): JsonNode[] {
  const children = parent.toArray().flatMap((child) => {
    if (child instanceof XmlText) return piecesOf(child)
    return child instanceof XmlElement ? [elementJson(child)] : []
  })
  return children.reduce<JsonNode[]>(joinPieces, [])
}

function elementJson(element: Y.XmlElement): JsonNode {
  const attrs = setValues(element.getAttributes() as Record<string, unknown>)
  const content = childrenOf(element)
  return {
    type: element.nodeName,
    ...(attrs && { attrs }),
    ...(content.length > 0 && { content }),
  }
}

type Piece = { insert: unknown; attributes?: Record<string, unknown> }

function piecesOf(text: Y.XmlText): JsonNode[] {
  return (text.toDelta() as Piece[]).flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string' || insert === '') return []
    const marks = Object.keys(attributes)
      .toSorted()
      .flatMap((type): JsonMark[] => {
        if (attributes[type] === null) return []
        const attrs = setValues(Object(attributes[type]))
        return [{ type, ...(attrs && { attrs }) }]
      })
    return [{ type: 'text', text: insert.toWellFormed(), ...(marks.length > 0 && { marks }) }]
  })
}

/** Yjs parts words wherever somebody else has written, or where a mark began that has gone since. */
function joinPieces(joined: JsonNode[], node: JsonNode): JsonNode[] {
  const last = joined.at(-1)
  const isSame = last?.text !== undefined && node.text !== undefined && sameMarks(last, node)
  if (isSame) joined.splice(-1, 1, { ...last, text: `${last.text}${node.text}` })
  else joined.push(node)
  return joined
}

function sameMarks(a: JsonNode, b: JsonNode): boolean {
  return JSON.stringify(a.marks ?? []) === JSON.stringify(b.marks ?? [])
}

/** What is set, with names in one order; null where nothing is. */
function setValues(values: Record<string, unknown>): Record<string, Value> | null {
  const set = Object.entries(values)
    .filter(([, value]) => value !== null && value !== undefined)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => [name, wellFormed(value)] as const)
  return set.length > 0 ? Object.fromEntries(set) : null
}

function wellFormed(value: unknown): Value {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return value.map(wellFormed)
  return typeof value === 'number' || typeof value === 'boolean' ? value : null
}

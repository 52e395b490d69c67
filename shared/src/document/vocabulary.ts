import type { ContentMatch, NodeType } from '@tiptap/pm/model'
import { MAX_ATTRIBUTE_CHARS } from '../limits.ts'
import { isSafeHref } from './link.ts'
import { documentSchema } from './schema.ts'

/**
 * What may stand in a room's Y.Doc, drawn from the editor's schema so that the two cannot part ways. Text
 * stands in a `Y.XmlText` inside a text block; every other node is a `Y.XmlElement` of its own name.
 */

/** The name under which the root is known here. */
export const ROOT = documentSchema.topNodeType.name

const CHILDREN = new Map(Object.values(documentSchema.nodes).map((type) => [type.name, childNames(type)]))

function childNames(type: NodeType): Set<string> {
  const names = new Set<string>()
  const seen = new Set<ContentMatch>()
  const queue = [type.contentMatch]
  for (let match = queue.pop(); match; match = queue.pop()) {
    if (seen.has(match)) continue
    seen.add(match)
    for (let i = 0; i < match.edgeCount; i++) {
      const edge = match.edge(i)
      names.add(edge.type.name)
      queue.push(edge.next)
    }
  }
  return names
}

/** Whether a node may be a child of another anywhere in it. */
export function mayContain(parent: string, child: string): boolean {
  return CHILDREN.get(parent)?.has(child) ?? false
}

/** Whether text may stand directly in a node. */
export function mayContainText(parent: string): boolean {
  return mayContain(parent, 'text')
}

/** Whether a node may carry an attribute with this value. */
export function isAllowedAttribute(node: string, attribute: string, value: unknown): boolean {
  const attributes = documentSchema.nodes[node]?.spec.attrs
  return attributes !== undefined && attribute in attributes && isPlainValue(value)
}

/** Whether text may carry a mark with these attributes. Null takes a mark off. */
export function isAllowedMark(mark: string, attributes: unknown): boolean {
  const spec = documentSchema.marks[mark]?.spec
  if (!spec) return false
  if (attributes === null) return true
  if (typeof attributes !== 'object' || Array.isArray(attributes)) return false
  return Object.entries(attributes).every(
    ([name, value]) =>
      name in (spec.attrs ?? {}) && isPlainValue(value) && (name !== 'href' || isSafeLink(value)),
  )
}

function isSafeLink(value: unknown): boolean {
  return typeof value === 'string' && isSafeHref(value)
}

/** Attributes are numbers, short texts, flags, or short lists of numbers (column widths). */
function isPlainValue(value: unknown): boolean {
  if (value === null || typeof value === 'boolean') return true
  if (typeof value === 'number') return Number.isFinite(value)
  if (typeof value === 'string') return value.length <= MAX_ATTRIBUTE_CHARS
  return (
    Array.isArray(value) &&
    value.length <= 64 &&
    value.every((item) => item === null || typeof item === 'number')
  )
}

import type { NodeType } from '@tiptap/pm/model'
import { Mark } from '@tiptap/pm/model'
import type * as Y from 'yjs'
import { XmlElement, XmlFragment, XmlText } from 'yjs'
import { MAX_NESTING_DEPTH } from '../limits.ts'
import { documentSchema } from './schema.ts'
import { markOfKey } from './stored-mark.ts'
import { isAllowedAttribute, isAllowedMark } from './vocabulary.ts'

/** Any shared type that stands in a text: the root, an element, a run of text, or what nobody knows. */
export type Part = Y.XmlFragment | Y.XmlElement | Y.XmlText | Y.XmlHook

/**
 * Why a part cannot be shown by an editor of this schema. `bare` is the one that costs nothing: known nodes
 * without a word in them whose required content is missing, as when two people delete the two items of a list
 * at once. The editor takes such a remnant away, and should: no newer page would know it better.
 */
export type Strangeness =
  | 'unknown-node'
  | 'unknown-attribute'
  | 'unknown-mark'
  | 'unknown-content'
  | 'misplaced'
  | 'incomplete'
  | 'too-deep'
  | 'bare'

/** A part of a text that the schema has no place for. y-tiptap would delete it, for everybody. */
export type Stranger = { part: Part; why: Strangeness }

/**
 * The strangers that can be told by looking at one part of a text and the order of its children: the part
 * itself, or children of it. An element of an unknown name is not looked into.
 */
export function strangersAt(part: Part, depth: number = depthOf(part)): Stranger[] {
  if (part instanceof XmlText) return hasOnlyKnownMarks(part) ? [] : [{ part, why: 'unknown-mark' }]
  if (part instanceof XmlElement) {
    const type = knownType(part)
    if (!type) return [{ part, why: 'unknown-node' }]
    const own: Stranger[] = hasOnlyKnownAttributes(part) ? [] : [{ part, why: 'unknown-attribute' }]
    const { strangers, isComplete } = walkChildren(part, type, depth)
    const isWrong = strangers.length > 0 || !isComplete
    if (isWrong && isBare(part, depth)) return [{ part, why: 'bare' }]
    if (strangers.length === 0 && !isComplete) own.push({ part, why: 'incomplete' })
    return [...own, ...strangers]
  }
  // An empty root is shown as a blank paragraph, and changed by nobody.
  if (part instanceof XmlFragment) return walkChildren(part, documentSchema.topNodeType, depth).strangers
  return []
}

/** Calls back for a part and every part below it that the schema lets one look into. */
export function eachPart(
  part: Part,
  visit: (part: Part, depth: number) => void,
  depth: number = depthOf(part),
): void {
  visit(part, depth)
  if (!(part instanceof XmlFragment) || (part instanceof XmlElement && !knownType(part))) return
  if (depth >= MAX_NESTING_DEPTH) {
    for (const child of part.toArray()) if (child instanceof XmlText) visit(child, depth + 1)
    return
  }
  for (const child of part.toArray()) eachPart(child, visit, depth + 1)
}

/** Every stranger in a text. */
export function findStrangers(root: Y.XmlFragment): Stranger[] {
  const strangers: Stranger[] = []
  eachPart(root, (part, depth) => {
    // One of an unknown name has been named by its parent.
    if (!(part instanceof XmlElement) || knownType(part)) strangers.push(...strangersAt(part, depth))
  })
  return strangers
}

/** How far below the root a part stands; the root itself at 0. */
export function depthOf(part: Pick<Part, 'parent'>): number {
  let depth = 0
  for (let at = part.parent; at; at = at.parent) depth += 1
  return depth
}

/** What the schema calls an element, or null. Text is never an element, whatever its name says. */
export function knownType(element: Y.XmlElement): NodeType | null {
  const { nodeName } = element
  const type = Object.hasOwn(documentSchema.nodes, nodeName) ? documentSchema.nodes[nodeName] : undefined
  return type && !type.isText ? type : null
}

/** Follows the schema's own automaton for the content of a node, and passes over what it does not take. */
function walkChildren(parent: Y.XmlFragment, type: NodeType, depth: number) {
  const strangers: Stranger[] = []
  let match = type.contentMatch
  for (const part of parent.toArray()) {
    const childType = typeInEditor(part, parent)
    if (childType === 'nothing') continue
    const next = childType && match.matchType(childType)
    if (childType === null) strangers.push({ part, why: whyUnknown(part) })
    else if (depth >= MAX_NESTING_DEPTH && part instanceof XmlElement)
      strangers.push({ part, why: 'too-deep' })
    else if (!next) strangers.push({ part, why: 'misplaced' })
    if (next) match = next
  }
  return { strangers, isComplete: match.validEnd }
}

/** What y-tiptap would make of a child. Of an empty text it makes nothing, except at the root, where it throws. */
function typeInEditor(part: Part, parent: Y.XmlFragment): NodeType | 'nothing' | null {
  if (part instanceof XmlElement) return knownType(part)
  if (!(part instanceof XmlText)) return null
  const isAtRoot = !(parent instanceof XmlElement)
  return part.length === 0 && !isAtRoot ? 'nothing' : (documentSchema.nodes.text ?? null)
}

function whyUnknown(part: Part): Strangeness {
  return part instanceof XmlElement ? 'unknown-node' : 'unknown-content'
}

function hasOnlyKnownAttributes(element: Y.XmlElement): boolean {
  return Object.entries(element.getAttributes()).every(([name, value]) =>
    isAllowedAttribute(element.nodeName, name, value),
  )
}

type Run = { insert: unknown; attributes?: Record<string, unknown> }

function hasOnlyKnownMarks(text: Y.XmlText): boolean {
  const { parent } = text
  const parentType = parent instanceof XmlElement ? knownType(parent) : null
  if (Object.keys(text.getAttributes()).length > 0) return false
  const runs: Run[] = text.toDelta()
  return runs.every(
    ({ insert, attributes }) =>
      typeof insert === 'string' && (!attributes || areMarksOf(parentType, attributes)),
  )
}

/** Known marks, each with values that it may have, allowed in that node and with one another. */
function areMarksOf(parent: NodeType | null, attributes: Record<string, unknown>): boolean {
  const entries = Object.entries(attributes)
  if (!entries.every(([name, value]) => isAllowedMark(name, value))) return false
  const marks = entries.map(([name, value]) =>
    documentSchema.mark(markOfKey(name).name, value as Record<string, unknown>),
  )
  const together = marks.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), Mark.none)
  return together.length === marks.length && (!parent || parent.allowsMarks(marks))
}

/** Whether nothing would be missed with an element: no text, no rule, no image, nothing unknown. */
function isBare(element: Y.XmlElement, depth: number): boolean {
  const type = knownType(element)
  if (!type || type.isLeaf || depth > MAX_NESTING_DEPTH || !hasOnlyKnownAttributes(element)) return false
  return element
    .toArray()
    .every((child) =>
      child instanceof XmlElement ? isBare(child, depth + 1) : child instanceof XmlText && child.length === 0,
    )
}

import { IMAGE_ALT_MAX_CHARS, MAX_ATTRIBUTE_CHARS, MAX_IMAGE_SIDE } from '../limits.ts'
import { HEADING_LEVELS } from './blocks.ts'
import { isImageId } from './image-id.ts'
import { isSafeHref } from './link.ts'
import { hashOfMark, markOfKey } from './stored-mark.ts'
import { inOrder, isSuggestionSource, SUGGESTION_MARKS } from './suggestion.ts'
import vocabulary from './vocabulary.json' with { type: 'json' }

/**
 * What may stand in a room's Y.Doc. Text stands in a `Y.XmlText` inside a text block; every other node is a
 * `Y.XmlElement` of its own name. The words are in vocabulary.json, drawn from the editor's schema by the test that
 * holds it to that (tests/integration/vocabulary.test.ts), since the editor itself is too large for a server that
 * only looks a word up.
 */

/** The name under which the root is known here. */
export const ROOT = vocabulary.root

const CHILDREN = new Map(
  Object.entries(vocabulary.nodes).map(([name, { children }]) => [name, new Set(children)]),
)
const ATTRIBUTES = new Map(
  Object.entries(vocabulary.nodes).map(([name, { attributes }]) => [name, new Set<string>(attributes)]),
)
const MARKS = new Map(
  Object.entries(vocabulary.marks).map(([name, attributes]) => [name, new Set<string>(attributes)]),
)

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
  if (!ATTRIBUTES.get(node)?.has(attribute)) return false
  return value === null || (VALUES[attribute]?.(value) ?? false)
}

/** Whether text may carry a mark with these attributes, under the key that Yjs has for it. Null takes a mark off. */
export function isAllowedMark(key: string, attributes: unknown): boolean {
  const { name: mark, hash } = markOfKey(key)
  const known = MARKS.get(mark)
  if (!known || (hash !== null) !== isSuggestion(mark)) return false
  if (attributes === null) return true
  if (typeof attributes !== 'object' || Array.isArray(attributes)) return false
  if (isSuggestion(mark)) return isWholeSuggestion(mark, hash, { ...attributes })
  return Object.entries(attributes).every(
    ([name, value]) => known.has(name) && (VALUES[name]?.(value) ?? false),
  )
}

/**
 * What each attribute may be. One that is missing here may be nothing at all, so that a new one is thought
 * about: a span of a thousand million columns is a number too, and hangs every browser.
 */
const VALUES: Record<string, (value: unknown) => boolean> = {
  id: (value) => isText(value, 64),
  lang: (value) => isText(value, 35),
  level: (value) => HEADING_LEVELS.some((level) => level === value),
  start: (value) => isIntegerIn(value, 0, 1_000_000),
  type: (value) => value === null || isText(value, 8),
  colspan: (value) => isIntegerIn(value, 1, MAX_TABLE_SPAN),
  rowspan: (value) => isIntegerIn(value, 1, MAX_TABLE_SPAN),
  colwidth: (value) =>
    Array.isArray(value) &&
    value.length <= MAX_TABLE_SPAN &&
    value.every((width) => width === null || isIntegerIn(width, 0, 10_000)),
  align: (value) => value === null || isText(value, 16),
  href: (value) => isText(value, MAX_ATTRIBUTE_CHARS) && isSafeHref(value),
  // Only at the end: stored structures know attributes by their place here.
  inserted: (value) => isSuggestionSource(parsed(value)),
  deleted: (value) => isSuggestionSource(parsed(value)),
  split: (value) => isSuggestionSource(parsed(value)),
  joined: (value) => isSuggestionSource(parsed(value)),
  changed: (value) => isBlockChange(parsed(value)),
  dir: (value) => value === 'ltr' || value === 'rtl',
  note: (value) => isText(value, 64),
  target: (value) => isText(value, 64),
  addressee: (value) => isText(value, MAX_ATTRIBUTE_CHARS),
  verb: (value) => isText(value, 64),
  theme: (value) => isText(value, 160),
  sdgs: (value) => isText(value, 64),
  groups: (value) => isText(value, MAX_ATTRIBUTE_CHARS),
  basis: (value) => isText(value, MAX_ATTRIBUTE_CHARS),
  deadline: (value) => isText(value, 160),
  indicator: (value) => isText(value, MAX_ATTRIBUTE_CHARS),
  lead: (value) => isText(value, 64),
  status: (value) => isText(value, 32),
  image: isImageId,
  alt: (value) => isText(value, IMAGE_ALT_MAX_CHARS),
  width: (value) => isIntegerIn(value, 1, MAX_IMAGE_SIDE),
  height: (value) => isIntegerIn(value, 1, MAX_IMAGE_SIDE),
}

const MAX_TABLE_SPAN = 64
/** Marks that words can have at once, each but links without anything in it. */
const MAX_FORMERS = 8

function isSuggestion(mark: string): boolean {
  return SUGGESTION_MARKS.some((name) => name === mark)
}

/** Nothing of a suggestion may be missing: whose it is, and how it is taken back. */
function isWholeSuggestion(mark: string, hash: string | null, attributes: Record<string, unknown>): boolean {
  const isChange = mark === 'modification'
  const isWhole = isSuggestionSource(attributes, isChange ? ['before'] : [])
  if (!isWhole || (isChange && !areFormerMarks(attributes.before))) return false
  // One suggestion under two keys would be two marks that are the same, which no editor can hold.
  return hash === hashOfMark(mark, inOrder(attributes))
}

/** The marks that words had, as JSON: what a rejection puts on them must be what may stand on them. */
function areFormerMarks(value: unknown): boolean {
  const marks = parsed(value)
  return (
    Array.isArray(marks) &&
    marks.length <= MAX_FORMERS &&
    marks.every((mark) => {
      const { type, attrs = {} } = { ...mark }
      return !isSuggestion(type) && attrs !== null && isAllowedMark(type, attrs)
    })
  )
}

function isBlockChange(value: unknown): boolean {
  return isSuggestionSource(value, ['before']) && isFormerBlock({ ...Object(value) }.before)
}

/** The text block that it was, as JSON: only another that holds text may stand in its place. */
function isFormerBlock(value: unknown): boolean {
  const { type, attrs = {} } = { ...parsed(value) }
  return (
    typeof type === 'string' &&
    mayContainText(type) &&
    typeof attrs === 'object' &&
    Object.entries({ ...attrs }).every(([name, own]) => isAllowedAttribute(type, name, own))
  )
}

function parsed(value: unknown) {
  if (!isText(value, MAX_ATTRIBUTE_CHARS * 2)) return null
  try {
    return JSON.parse(value)
  } catch {
    return null
  }
}

/** Every attribute that a node or mark may carry. */
export const ATTRIBUTE_NAMES: readonly string[] = Object.keys(VALUES)

function isText(value: unknown, maxChars: number): value is string {
  return typeof value === 'string' && value.length <= maxChars
}

function isIntegerIn(value: unknown, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most
}

import { INLINE_TYPES, TEXT_BLOCK_TYPES } from '../document/blocks.ts'
import type { JsonMark, JsonNode, Value } from '../document/document-json.ts'
import { markOfKey } from '../document/stored-mark.ts'
import { SUGGESTION_ATTRIBUTES, SUGGESTION_MARKS, sourceOn } from '../document/suggestion.ts'
import { HIDES } from '../document/word-stretch.ts'

/** What may not stand empty: without one of its own, it has an empty paragraph. */
const NEVER_EMPTY = new Set(['doc', 'tableCell', 'tableHeader'])
const TEXT_BLOCKS = new Set<string>(TEXT_BLOCK_TYPES)
const INLINE = new Set<string>(INLINE_TYPES)
const HOLDERS = new Set(['bulletList', 'orderedList', 'listItem', 'blockquote'])
const PARTED = new Set(['tableCell', 'tableHeader'])

/**
 * A text as it stands while suggestions wait, without a trace of them: what is put in is not there yet, what is to go
 * still is (rule SU7). It is what `settledDocument` makes of it by rejecting all, in one pass and without an editor.
 */
export function standingText(document: JsonNode): JsonNode {
  return new Standing().node(document) ?? { type: document.type }
}

/** One walk through a text in the order in which it is read. */
class Standing {
  /** The words that a block goes on with which was only split off them; null behind what parts words for good. */
  #before: JsonNode[] | null = null

  node(found: JsonNode): JsonNode | null {
    if (found.text !== undefined) return this.#words(found)
    const node = asItWas(found)
    if (TEXT_BLOCKS.has(node.type)) return this.#line(node)
    if (INLINE.has(node.type)) return node
    if (!node.content || PARTED.has(node.type)) this.#before = null
    const content = this.#children(node)
    if (PARTED.has(node.type)) this.#before = null
    if (content.length > 0) return { ...node, content }
    if (NEVER_EMPTY.has(node.type)) return { ...node, content: [{ type: 'paragraph' }] }
    return node.content ? null : node
  }

  #line(node: JsonNode): JsonNode | null {
    const { [HIDES.now.glue]: split, ...attrs } = node.attrs ?? {}
    const content = this.#children(node)
    if (split && this.#before) {
      this.#before.push(...content)
      return null
    }
    this.#before = content
    return { type: node.type, ...(Object.keys(attrs).length > 0 && { attrs }), content }
  }

  #words({ type, text, marks = [] }: JsonNode): JsonNode | null {
    const named = marks.map(({ type: key, attrs }) => ({
      type: markOfKey(key).name,
      ...(attrs && { attrs }),
    }))
    if (named.some((mark) => mark.type === HIDES.now.mark)) return null
    const left = marksBefore(named).filter((mark) => !isSuggestion(mark))
    return { type, ...(text !== undefined && { text }), ...(left.length > 0 && { marks: left }) }
  }

  #children({ content = [] }: JsonNode): JsonNode[] {
    return content
      .filter((child) => !isPutIn(child))
      .reduce<JsonNode[]>(joinSplit, [])
      .flatMap((child) => this.node(child) ?? [])
  }
}

/** A list, an item or a quotation that was only split off the one before is still one with it. */
function joinSplit(joined: JsonNode[], node: JsonNode): JsonNode[] {
  const last = joined.at(-1)
  const isOne = last?.type === node.type && HOLDERS.has(node.type) && endsInLine(last) && beginsSplit(node)
  if (isOne) joined.splice(-1, 1, { ...last, content: [...(last.content ?? []), ...(node.content ?? [])] })
  else joined.push(node)
  return joined
}

function beginsSplit({ type, attrs, content = [] }: JsonNode): boolean {
  if (TEXT_BLOCKS.has(type)) return Boolean(attrs?.[HIDES.now.glue])
  const first = content.find((child) => !isPutIn(child))
  return first !== undefined && beginsSplit(first)
}

function endsInLine({ type, content = [] }: JsonNode): boolean {
  if (TEXT_BLOCKS.has(type)) return true
  const last = content.findLast((child) => !isPutIn(child))
  return last !== undefined && HOLDERS.has(type) && endsInLine(last)
}

function isPutIn({ attrs }: JsonNode): boolean {
  return Boolean(attrs?.[HIDES.now.attribute])
}

/** Words that are formatted anew have the marks of before as long as that waits. */
function marksBefore(marks: readonly JsonMark[]): readonly JsonMark[] {
  const before = marks.find(({ type }) => type === 'modification')?.attrs?.before
  return typeof before === 'string' ? JSON.parse(before) : marks
}

function isSuggestion({ type }: JsonMark): boolean {
  return SUGGESTION_MARKS.some((name) => name === type)
}

/** A block of another kind is of the kind of before; of what is suggested, only where it was split is still needed. */
function asItWas({ type, attrs = {}, content }: JsonNode): JsonNode {
  const former = sourceOn(attrs, 'changed')?.before
  const was: { type: string; attrs?: Record<string, Value> } = former ? JSON.parse(former) : { type }
  const own = { ...attrs, ...was.attrs }
  const left = Object.entries(own).filter(([name, value]) => value !== null && !isOfSuggestion(name))
  return {
    type: was.type,
    ...(left.length > 0 && { attrs: Object.fromEntries(left) }),
    ...(content && { content }),
  }
}

function isOfSuggestion(attribute: string): boolean {
  return SUGGESTION_ATTRIBUTES.some((name) => name === attribute && name !== HIDES.now.glue)
}

import { documentJson, type JsonNode } from '@plenary/shared/document/document-json.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { markOfKey } from '@plenary/shared/document/stored-mark.ts'
import { SUGGESTION_ATTRIBUTES, SUGGESTION_MARKS } from '@plenary/shared/document/suggestion.ts'
import { standingText } from '@plenary/shared/export/standing-text.ts'
import { type ListedRecommendation, recommendationsIn } from '@plenary/shared/recommendations/listed.ts'
import { languageOfWords, type Smart, smartCheck } from '@plenary/shared/recommendations/smart.ts'
import { type Doc, XmlElement } from 'yjs'

/** A recommendation as the page shows it. */
export type LiveRecommendation = ListedRecommendation & {
  smart: Smart
  /** Somebody has suggested changes of it: those are settled in the text. */
  hasSuggestions: boolean
}

/** Reading waits for a pause this long, so that it never stands between a key and its letter. */
const PAUSE_MS = 100

/** The recommendations of a room's text, read straight from Yjs, without an editor, and kept up with it. */
export class LiveRecommendations {
  readonly #doc: Doc
  readonly #listeners = new Set<() => void>()
  readonly #known = new Map<string, LiveRecommendation>()
  #items: readonly LiveRecommendation[] = []
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(doc: Doc) {
    this.#doc = doc
  }

  get items(): readonly LiveRecommendation[] {
    return this.#items
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Follows the text; returns the way to stop. */
  follow(): () => void {
    const root = this.#doc.getXmlFragment(ROOT_NAME)
    const readSoon = () => {
      this.#timer ??= setTimeout(this.#read, PAUSE_MS)
    }
    this.#read()
    root.observeDeep(readSoon)
    return () => {
      clearTimeout(this.#timer)
      this.#timer = undefined
      root.unobserveDeep(readSoon)
    }
  }

  #read = (): void => {
    this.#timer = undefined
    const items = readRecommendations(this.#doc).map((item) => this.#oneOfItsLook(item))
    const isSame = items.length === this.#items.length && items.every((item, at) => item === this.#items[at])
    if (isSame) return
    this.#items = items
    for (const listener of this.#listeners) listener()
  }

  /** A row whose recommendation nobody touched is not drawn anew. */
  #oneOfItsLook(item: LiveRecommendation): LiveRecommendation {
    const known = this.#known.get(item.id)
    if (known && JSON.stringify(known) === JSON.stringify(item)) return known
    this.#known.set(item.id, item)
    return item
  }
}

/** The recommendations of a text. Where changes of one are suggested, its words are those that stand (rule SU7). */
export function readRecommendations(doc: Doc): LiveRecommendation[] {
  const content = recommendationElements(doc).map(nodeOf)
  const standing = new Map(
    recommendationsIn(standingText({ type: 'doc', content })).map((item) => [item.id, item]),
  )
  const nodes = new Map(content.map((node) => [node.attrs?.id, node]))
  return recommendationsIn({ type: 'doc', content }).map((raw) => {
    const item = { ...raw, ...standing.get(raw.id), label: raw.label }
    const { words, values: fields, lang } = item
    const smart = smartCheck({ words, fields, language: languageOfWords(lang, words) })
    const node = nodes.get(item.id)
    return { ...item, smart, hasSuggestions: node !== undefined && isSuggestedIn(node) }
  })
}

/** The element of a recommendation by its block id; null where it has gone. */
export function findRecommendation(doc: Doc, id: string): XmlElement | null {
  return recommendationElements(doc).find((element) => element.getAttribute('id') === id) ?? null
}

function recommendationElements(doc: Doc): XmlElement[] {
  return doc
    .getXmlFragment(ROOT_NAME)
    .toArray()
    .filter((child) => child instanceof XmlElement)
    .filter(({ nodeName }) => nodeName === 'recommendation')
}

function nodeOf(element: XmlElement): JsonNode {
  const attrs = element.getAttributes() as JsonNode['attrs']
  return { type: element.nodeName, ...(attrs && { attrs }), ...documentContent(element) }
}

function documentContent(element: XmlElement): Pick<JsonNode, 'content'> {
  const { content } = documentJson(element)
  return content ? { content } : {}
}

function isSuggestedIn({ attrs = {}, marks = [], content = [] }: JsonNode): boolean {
  return (
    SUGGESTION_ATTRIBUTES.some((name) => Boolean(attrs[name])) ||
    marks.some(({ type }) => SUGGESTION_MARKS.some((name) => name === markOfKey(type).name)) ||
    content.some(isSuggestedIn)
  )
}

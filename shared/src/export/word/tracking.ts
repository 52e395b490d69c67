import { moveOf, plainState, stateOf, type TrackedState } from '../../comparison/tracked.ts'
import type { JsonNode } from '../../document/document-json.ts'
import { textIn } from '../block-kinds.ts'
import { htmlText } from '../html-text.ts'
import type { Page } from '../page.ts'

/** Which of the two texts. */
export type TextSide = 'before' | 'after'
export const SIDES: readonly TextSide[] = ['before', 'after']

/** A note as it is set in a file: which one, and as which of the two texts has it, or as both have. */
export type SetNote = { id: number; name: string; sides: readonly TextSide[] }

const ELEMENTS: Record<TrackedState, string> = {
  inserted: 'ins',
  deleted: 'del',
  'moved-from': 'moveFrom',
  'moved-here': 'moveTo',
}

// Bookmarks have ids below.
const FIRST_ID = 1_000_000

/** The changes in a file, as Word keeps them: by an author that is nobody’s name, and at no time. */
export class Tracking {
  readonly pages: Record<TextSide, Page>
  readonly notes: SetNote[] = []
  readonly #author: string
  readonly #set: Record<TextSide, Map<string, number>> = { before: new Map(), after: new Map() }
  readonly #places: ReadonlySet<string>
  #lastId = FIRST_ID

  constructor(author: string, pages: Record<TextSide, Page>, after: JsonNode) {
    this.#author = htmlText(author)
    this.pages = pages
    this.#places = new Set((after.content ?? []).flatMap((block) => textIn(block, 'id') ?? []))
  }

  /** Runs of which this has become. */
  runs(xml: string, state: TrackedState | null): string {
    if (state === null || xml === '') return xml
    const name = ELEMENTS[state]
    return `<w:${name} ${this.#told()}>${state === 'deleted' ? asDeleted(xml) : xml}</w:${name}>`
  }

  /** What has become of the end of a paragraph, or of a row. */
  mark(state: TrackedState | null): string {
    return state === null ? '' : `<w:${ELEMENTS[state]} ${this.#told()}/>`
  }

  /** How something looked before: `name` is the element that holds how it looks. */
  former(name: 'pPr' | 'rPr', looks: string): string {
    return `<w:${name}Change ${this.#told()}><w:${name}>${looks}</w:${name}></w:${name}Change>`
  }

  /** Paragraphs that moved as one, with the name under which Word knows both ends. */
  move(node: JsonNode, xml: string): string {
    const [move, state] = [moveOf(node), stateOf(node)]
    if (move === null || (state !== 'moved-from' && state !== 'moved-here')) return xml
    const name = ELEMENTS[state]
    const id = ++this.#lastId
    const begin = `<w:${name}RangeStart w:id="${id}" w:author="${this.#author}" w:name="move${move + 1}"/>`
    return `${begin}${xml}<w:${name}RangeEnd w:id="${id}"/>`
  }

  /** Whether a place is named there: of what is in both texts, where it is now. */
  isNamed(node: JsonNode): boolean {
    const isGone = plainState(stateOf(node)) === 'deleted'
    return !isGone || !this.#places.has(textIn(node, 'id') ?? '')
  }

  /** The id of a note where it is set already, in all of these texts or in none; undefined where they differ. */
  idOf(name: string, sides: readonly TextSide[]): number | null | undefined {
    const ids = new Set(sides.map((side) => this.#set[side].get(name) ?? null))
    return ids.size === 1 ? [...ids][0] : undefined
  }

  /** Sets a note, and gives its id. */
  setNote(name: string, sides: readonly TextSide[]): number {
    const id = this.notes.length + 1
    this.notes.push({ id, name, sides })
    for (const side of sides) this.#set[side].set(name, id)
    return id
  }

  #told(): string {
    return `w:id="${++this.#lastId}" w:author="${this.#author}"`
  }
}

/** What has become of words; what stands elsewhere already is moved there, and comes or goes in a copy. */
export function shownState(node: JsonNode, { isCopy }: { isCopy: boolean }): TrackedState | null {
  return isCopy ? plainState(stateOf(node)) : stateOf(node)
}

/** The texts in which something stands of which this has become. */
export function sidesOf(state: TrackedState | null): readonly TextSide[] {
  const plain = plainState(state)
  return SIDES.filter((side) => plain !== (side === 'before' ? 'inserted' : 'deleted'))
}

/** What has become of what stands in some of the two texts. */
export function stateOn(sides: readonly TextSide[], state: TrackedState | null): TrackedState | null {
  if (state !== null || sides.length === SIDES.length) return state
  return sides[0] === 'before' ? 'deleted' : 'inserted'
}

// Words of ours are escaped: no element can stand in them.
function asDeleted(xml: string): string {
  return xml.replace(/<(\/?)w:(?:t|(instrText))(?=[ >])/g, (_all, end: string, isField?: string) =>
    isField ? `<${end}w:delInstrText` : `<${end}w:delText`,
  )
}

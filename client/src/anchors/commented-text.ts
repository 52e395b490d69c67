import type { Anchor } from '@plenary/shared/anchors.ts'
import type { Editor } from '@tiptap/core'
import { TextSelection } from '@tiptap/pm/state'
import { setAnchors } from './anchors.ts'
import { placesOf } from './anchors-key.ts'
import type { CarriedAnchor } from './anchors-view.ts'
import { type Captured, captureBlock, captureRange } from './capture.ts'
import type { Place } from './flat-text.ts'
import type { AnchoredThread } from './threads.ts'

/** Of so many places the exact line is asked for; of more, how far down in their block they stand. */
const MAX_EXACT = 60
/** Where words are brought to, below the bars. */
const REVEALED_AT = 0.3

/**
 * The text of a room as its comments see it: where each stands, what is selected, and how to change words. Made before
 * there is an editor, and kept when another takes its place.
 */
export class CommentedText {
  #editor: Editor | null = null
  #threads: readonly AnchoredThread[] = []
  #version = 0
  readonly #listeners = new Set<() => void>()
  readonly #onCarried: (carried: CarriedAnchor[]) => void

  constructor(onCarried: (carried: CarriedAnchor[]) => void) {
    this.#onCarried = onCarried
  }

  /** For the editor's extension. */
  readonly options = {
    onPlaces: () => this.#tell(),
    onCarried: (carried: CarriedAnchor[]) => this.#onCarried(carried),
  }

  /** Goes up each time that words may stand elsewhere. */
  get version(): number {
    return this.#version
  }

  /** Whether there is a text in an editor. In the reading view comments stand beside it without a place. */
  get isShown(): boolean {
    return this.#editor !== null
  }

  get editor(): Editor | null {
    return this.#editor
  }

  /** Calls back when places change, or the editor; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** The editor has come, or gone. */
  attach(editor: Editor | null): void {
    this.#editor?.off('update', this.#tell)
    this.#editor = editor
    editor?.on('update', this.#tell)
    this.#show()
    this.#tell()
  }

  /** Shows these threads in the text, in the place of those before. */
  show(threads: readonly AnchoredThread[]): void {
    this.#threads = threads
    this.#show()
  }

  /** Where the words of a thread stand; null when they are gone; undefined for the whole document, or without a text. */
  placeOf(id: string): Place | null | undefined {
    return this.#editor ? placesOf(this.#editor.state).get(id) : undefined
  }

  /** An anchor on what is selected, or on the block with the caret. Null where that has nothing to hold on to. */
  capture(): Captured | { outcome: 'captured'; anchor: Anchor } | null {
    const state = this.#editor?.state
    if (!state) return null
    const { from, to, empty, $from } = state.selection
    if (!empty) return captureRange(state, { from, to })
    const depth = Math.min($from.depth, 1)
    const anchor = depth > 0 ? captureBlock(state, $from.before($from.depth)) : null
    return anchor && { outcome: 'captured', anchor }
  }

  /** The words of a place, blocks parted by a line feed. */
  wordsAt({ from, to }: Place): string {
    return this.#editor?.state.doc.textBetween(from, to, '\n', '\ufffc') ?? ''
  }

  /** The heading under which a place stands, by its id; null before the first. */
  sectionAt({ from }: Place): string | null {
    let section: string | null = null
    this.#editor?.state.doc.forEach((node, offset) => {
      if (offset <= from && node.type.name === 'heading') section = node.attrs.id ?? null
    })
    return section
  }

  /** Puts words in the place of others, as the one who does it types them. False where one may not. */
  replace(place: Place, words: string): boolean {
    const editor = this.#editor
    if (!editor?.isEditable) return false
    const { tr } = editor.state
    editor.view.dispatch(words === '' ? tr.delete(place.from, place.to) : tr.insertText(words, place.from, place.to))
    return true
  }

  /** Brings the words of a thread into sight, if they are not, without taking the focus. */
  reveal(place: Place): void {
    const view = this.#editor?.view
    if (!view) return
    const { top, bottom } = view.coordsAtPos(place.from)
    const isSeen = top > window.innerHeight * 0.12 && bottom < window.innerHeight * 0.8
    if (!isSeen) window.scrollBy({ top: top - window.innerHeight * REVEALED_AT })
  }

  /** The caret goes to the words, and the focus with it. */
  focus(place: Place): void {
    const editor = this.#editor
    if (!editor) return
    editor.view.dispatch(editor.state.tr.setSelection(TextSelection.create(editor.state.doc, place.from, place.to)))
    editor.view.focus()
  }

  /** How far down on the page places are, in pixels of the window as it is scrolled now. */
  topsOf(places: ReadonlyMap<string, Place>): Map<string, number> {
    const view = this.#editor?.view
    if (!view) return new Map()
    const isExact = places.size <= MAX_EXACT
    const blocks = new Map<number, DOMRect>()
    const size = view.state.doc.content.size
    const topOf = (place: Place): number => {
      const from = Math.min(place.from, size)
      const $from = view.state.doc.resolve(from)
      if (isExact || $from.depth === 0) return view.coordsAtPos(from).top
      const start = $from.before()
      const box = blocks.get(start) ?? boxOf(view.nodeDOM(start))
      if (!box) return view.coordsAtPos(from).top
      blocks.set(start, box)
      return box.top + (box.height * $from.parentOffset) / Math.max(1, $from.parent.content.size + 1)
    }
    return new Map([...places].map(([id, place]) => [id, topOf(place)]))
  }

  #show(): void {
    const editor = this.#editor
    if (editor && !editor.isDestroyed) setAnchors(editor.view, this.#threads)
  }

  #tell = (): void => {
    this.#version += 1
    for (const listener of this.#listeners) listener()
  }
}

function boxOf(dom: Node | null): DOMRect | null {
  return dom instanceof Element ? dom.getBoundingClientRect() : null
}

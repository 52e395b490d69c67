import type { Anchor } from '@plenary/shared/anchors.ts'
import type { CarriedAnchor } from './anchors-view.ts'
import type { Captured } from './capture.ts'
import type { Place } from './flat-text.ts'
import type { AnchoredThread } from './threads.ts'

/** An anchor on what is selected, or that this is more than one holds on to. */
export type Selected = Captured | { outcome: 'captured'; anchor: Anchor }

/** The end of a line of the text, in pixels of the window as it is scrolled now. */
export type Edge = { topPx: number; endPx: number }

/** What the comments of a room ask of its text, where that stands in an editor. */
export interface WordsOnPage {
  readonly isEditable: boolean
  /** What is selected; null while nothing is. */
  readonly selected: Place | null
  /** Calls back when the text changes, and when something else is selected; returns the way to stop. */
  subscribe(onText: () => void, onSelection: () => void): () => void
  show(threads: readonly AnchoredThread[]): void
  placeOf(id: string): Place | null | undefined
  capture(): Selected | null
  wordsAt(place: Place): string
  sectionAt(place: Place): string | null
  replace(place: Place, words: string): void
  topsOf(places: ReadonlyMap<string, Place>): Map<string, number>
  selectionEdge(): Edge | null
  reveal(place: Place, free: number): void
}

/**
 * The text of a room as its comments see it. There before there is an editor, and kept when another takes its place;
 * without one, in the reading view, comments have no place in it.
 */
export class CommentedText {
  #words: WordsOnPage | null = null
  #stop = () => {}
  #threads: readonly AnchoredThread[] = []
  readonly #listeners = new Set<() => void>()
  readonly #selectionListeners = new Set<() => void>()
  readonly #onCarried: (carried: CarriedAnchor[]) => void

  constructor(onCarried: (carried: CarriedAnchor[]) => void) {
    this.#onCarried = onCarried
  }

  /** For the editor's extension. */
  readonly options = {
    onPlaces: () => this.#tell(),
    onCarried: (carried: CarriedAnchor[]) => this.#onCarried(carried),
  }

  get isShown(): boolean {
    return this.#words !== null
  }

  get isEditable(): boolean {
    return this.#words?.isEditable ?? false
  }

  get selected(): Place | null {
    return this.#words?.selected ?? null
  }

  /** Calls back when words may stand elsewhere; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Calls back when something else is selected, or stands elsewhere; returns the way to stop. */
  subscribeToSelection = (listener: () => void): (() => void) => {
    this.#selectionListeners.add(listener)
    return () => this.#selectionListeners.delete(listener)
  }

  /** The text has come onto the page, or gone. */
  attach(words: WordsOnPage | null): void {
    this.#stop()
    this.#words = words
    this.#stop = words?.subscribe(this.#tell, this.#tellSelection) ?? (() => {})
    words?.show(this.#threads)
    this.#tell()
  }

  /** Shows these threads in the text, in the place of those before. */
  show(threads: readonly AnchoredThread[]): void {
    this.#threads = threads
    this.#words?.show(threads)
  }

  /** Where the words of a thread stand; null when they are gone; undefined for the whole document, or without a text. */
  placeOf(id: string): Place | null | undefined {
    return this.#words?.placeOf(id)
  }

  /** An anchor on what is selected, or on the block with the caret. Null where that has nothing to hold on to. */
  capture(): Selected | null {
    return this.#words?.capture() ?? null
  }

  /** The words of a place, blocks parted by a line feed. */
  wordsAt(place: Place): string {
    return this.#words?.wordsAt(place) ?? ''
  }

  /** The heading under which a place stands, by its id; null before the first. */
  sectionAt(place: Place): string | null {
    return this.#words?.sectionAt(place) ?? null
  }

  /** Puts words in the place of others, as if one had typed them. */
  replace(place: Place, words: string): void {
    this.#words?.replace(place, words)
  }

  /** How far down places are, in pixels of the window as it is scrolled now. */
  topsOf(places: ReadonlyMap<string, Place>): Map<string, number> {
    return this.#words?.topsOf(places) ?? new Map()
  }

  /** Where the line ends on which the selection begins; null while nothing is selected. */
  selectionEdge(): Edge | null {
    return this.#words?.selectionEdge() ?? null
  }

  /**
   * Brings words into sight, if they are not, without taking the focus. What is below `free` of the window is covered
   * by something else.
   */
  reveal(place: Place, free = 0.8): void {
    this.#words?.reveal(place, free)
  }

  #tell = (): void => {
    for (const listener of this.#listeners) listener()
    this.#tellSelection()
  }

  #tellSelection = (): void => {
    for (const listener of this.#selectionListeners) listener()
  }
}

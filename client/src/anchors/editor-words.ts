import type { Editor } from '@tiptap/core'
import { placesOf } from './anchors-key.ts'
import { setAnchors } from './anchors-plugin.ts'
import { captureBlock, captureRange } from './capture.ts'
import type { Edge, Selected, WordsOnPage } from './commented-text.ts'
import type { Place } from './flat-text.ts'
import { SETTLES } from './settling.ts'
import type { AnchoredThread } from './threads.ts'

/** Of so many places the exact line is asked for; of more, how far down in their block they stand. */
const MAX_EXACT = 60
/** Where words are brought to, below the bars. */
const REVEALED_AT = 0.3
/** What is above this is behind the bars. */
const COVERED_ABOVE = 0.12

/** The text of a room in an editor, for its comments. */
export class EditorWords implements WordsOnPage {
  readonly #editor: Editor

  constructor(editor: Editor) {
    this.#editor = editor
  }

  get isEditable(): boolean {
    return this.#editor.isEditable
  }

  get selected(): Place | null {
    const { from, to, empty } = this.#editor.state.selection
    return empty ? null : { from, to }
  }

  subscribe(onText: () => void, onSelection: () => void): () => void {
    this.#editor.on('update', onText)
    this.#editor.on('selectionUpdate', onSelection)
    return () => {
      this.#editor.off('update', onText)
      this.#editor.off('selectionUpdate', onSelection)
    }
  }

  show(threads: readonly AnchoredThread[]): void {
    if (!this.#editor.isDestroyed) setAnchors(this.#editor.view, threads)
  }

  placeOf(id: string): Place | null | undefined {
    return placesOf(this.#editor.state).get(id)
  }

  capture(): Selected | null {
    const { state } = this.#editor
    const { $from } = state.selection
    const { selected } = this
    if (selected) return captureRange(state, selected)
    const anchor = $from.depth > 0 ? captureBlock(state, $from.before()) : null
    return anchor && { outcome: 'captured', anchor }
  }

  wordsAt({ from, to }: Place): string {
    return this.#editor.state.doc.textBetween(from, to, '\n', '\ufffc')
  }

  sectionAt({ from }: Place): string | null {
    let section: string | null = null
    this.#editor.state.doc.forEach((node, offset) => {
      if (offset <= from && node.type.name === 'heading') section = node.attrs.id ?? null
    })
    return section
  }

  replace({ from, to }: Place, words: string): void {
    const tr = this.#editor.state.tr.setMeta(SETTLES, true)
    this.#editor.view.dispatch(words === '' ? tr.delete(from, to) : tr.insertText(words, from, to))
  }

  topsOf(places: ReadonlyMap<string, Place>): Map<string, number> {
    const isExact = places.size <= MAX_EXACT
    const boxes = new Map<number, DOMRect | null>()
    const tops = [...places].map(([id, { from }]): [string, number] => [
      id,
      isExact ? this.#topAt(from) : this.#topInBlock(from, boxes),
    ])
    return new Map(tops)
  }

  selectionEdge(): Edge | null {
    const { selected } = this
    if (!selected) return null
    const sheet = this.#editor.view.dom.getBoundingClientRect()
    const isTurned = getComputedStyle(document.documentElement).direction === 'rtl'
    const topPx = this.#topAt(selected.from)
    return { topPx, endPx: isTurned ? sheet.left : sheet.right }
  }

  reveal({ from }: Place, free: number): void {
    const { top, bottom } = this.#editor.view.coordsAtPos(from)
    const { innerHeight } = window
    if (top > innerHeight * COVERED_ABOVE && bottom < innerHeight * free) return
    window.scrollBy({ top: top - innerHeight * Math.min(REVEALED_AT, free / 2) })
  }

  #topAt(position: number): number {
    const { view } = this.#editor
    return view.coordsAtPos(Math.min(position, view.state.doc.content.size)).top
  }

  /** To ask where each of a thousand words stands takes longer than a frame: each block is asked once. */
  #topInBlock(position: number, boxes: Map<number, DOMRect | null>): number {
    const { view } = this.#editor
    const $from = view.state.doc.resolve(Math.min(position, view.state.doc.content.size))
    if ($from.depth === 0) return this.#topAt(position)
    const start = $from.before()
    const box = boxes.get(start) ?? boxOf(view.nodeDOM(start))
    boxes.set(start, box)
    if (!box) return this.#topAt(position)
    return box.top + (box.height * $from.parentOffset) / ($from.parent.content.size + 1)
  }
}

function boxOf(dom: Node | null): DOMRect | null {
  return dom instanceof Element ? dom.getBoundingClientRect() : null
}

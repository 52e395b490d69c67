import type { Editor } from '@tiptap/core'
import type { Node } from '@tiptap/pm/model'
import { type EditorState, TextSelection, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { followPlace } from '../follow-place.ts'
import { undoneApart } from '../undone-apart.ts'
import { type FindOptions, findMatches, type Match, matchFrom, type SearchedBlocks } from './find-matches.ts'

/** What the bar shows: how many places there are, and the number of the one one is at, from 1; 0 at none. */
export type FindState = { count: number; current: number }

/** A search in the text of an editor: it follows the text as it changes, and shows what it found. */
export class FindSession {
  readonly #editor: Editor
  readonly #listeners = new Set<() => void>()
  #words = ''
  #options: FindOptions = { matchCase: false, matchAccents: false, wholeWords: false }
  #searched: SearchedBlocks = new WeakMap()
  #matches: readonly Match[] = []
  #current = -1
  #state: FindState = { count: 0, current: 0 }
  /** From here on the next match is looked for: where the caret was, then where one is in the search. */
  #at: number

  constructor(editor: Editor) {
    this.#editor = editor
    this.#at = editor.state.selection.from
    editor.storage.aidSlots.find = { decorations: this.#decorations }
    editor.on('transaction', this.#follow)
  }

  /** Takes the marks out of the text. */
  destroy(): void {
    this.#editor.off('transaction', this.#follow)
    if (this.#editor.isDestroyed) return
    this.#editor.storage.aidSlots.find = null
    this.#redraw()
  }

  get state(): FindState {
    return this.#state
  }

  /** Calls back after each change of `state`; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Looks for other words, and goes to the first place from where one is. */
  search(words: string, options: FindOptions): void {
    this.#words = words
    this.#options = options
    this.#searched = new WeakMap()
    this.#find(this.#editor.state.doc)
    this.#current = matchFrom(this.#matches, this.#at)
    this.#show()
  }

  /** Goes to the next place, or the one before; around at the ends. */
  step(by: 1 | -1): void {
    const { length } = this.#matches
    if (length === 0) return
    this.#current = (this.#current + by + length) % length
    this.#at = this.#matches[this.#current]?.from ?? this.#at
    this.#show()
  }

  /** Puts other words in the current place, and goes on to the next. What is suggested to go is passed over. */
  replace(words: string): void {
    const match = this.#matches[this.#current]
    if (!match) return
    if (!match.isStruck) {
      undoneApart(this.#editor, () =>
        this.#editor.view.dispatch(replaced(this.#editor.state, [match], words)),
      )
      this.#at = match.from + words.length
    } else this.#at = match.to
    this.#current = matchFrom(this.#matches, this.#at)
    this.#show()
  }

  /** Puts other words in all places, as one step of undo. Returns in how many. */
  replaceAll(words: string): number {
    const matches = this.#matches.filter(({ isStruck }) => !isStruck)
    if (matches.length > 0)
      undoneApart(this.#editor, () =>
        this.#editor.view.dispatch(replaced(this.#editor.state, matches, words)),
      )
    return matches.length
  }

  /** Gives the focus back to the text, with the current place selected. */
  leave(): void {
    const { view } = this.#editor
    const match = this.#matches[this.#current]
    view.dom.focus({ preventScroll: true })
    if (!match) return
    view.dispatch(view.state.tr.setSelection(TextSelection.create(view.state.doc, match.from, match.to)))
    if (view.editable) return view.focus()
    // The editor of a reader leaves what is selected to the page.
    const [start, end] = [view.domAtPos(match.from, 1), view.domAtPos(match.to, -1)]
    getSelection()?.setBaseAndExtent(start.node, start.offset, end.node, end.offset)
  }

  #follow = ({ transaction }: { transaction: Transaction }): void => {
    if (!transaction.docChanged) return
    const current = this.#matches[this.#current]
    this.#at = followPlace(this.#at, transaction)
    this.#find(transaction.doc)
    const place = current ? followPlace(current.from, transaction) : this.#at
    const same = this.#matches.findIndex(({ from }) => from === place)
    this.#current = same >= 0 ? same : matchFrom(this.#matches, place)
    this.#tell()
  }

  #find(doc: Node): void {
    this.#matches = findMatches(doc, this.#words, this.#options, this.#searched)
  }

  #decorations = ({ doc }: EditorState): DecorationSet => {
    // The editor draws before it tells that the text has changed.
    const matches = findMatches(doc, this.#words, this.#options, this.#searched)
    const at = matches.length === this.#matches.length ? this.#current : -1
    return DecorationSet.create(
      doc,
      matches.map(({ from, to }, index) =>
        Decoration.inline(from, to, { class: index === at ? 'found is-current' : 'found' }),
      ),
    )
  }

  #show(): void {
    this.#redraw()
    const { view } = this.#editor
    view.dom.querySelector('.found.is-current')?.scrollIntoView({ block: 'center' })
    this.#tell()
  }

  #redraw(): void {
    const { state, view } = this.#editor
    view.dispatch(state.tr.setMeta('addToHistory', false))
  }

  #tell(): void {
    const next = { count: this.#matches.length, current: this.#current + 1 }
    if (next.count === this.#state.count && next.current === this.#state.current) return
    this.#state = next
    for (const listener of [...this.#listeners]) listener()
  }
}

/** The last place first, so that those before it stay where they are. The new words look as the first old ones did. */
function replaced({ tr, doc, schema }: EditorState, matches: readonly Match[], words: string): Transaction {
  for (const { from, to } of matches.toReversed()) {
    const marks = doc.resolve(from).nodeAfter?.marks ?? []
    if (words === '') tr.delete(from, to)
    else tr.replaceWith(from, to, schema.text(words, marks))
  }
  return tr
}

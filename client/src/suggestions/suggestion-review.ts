import type { Verdict } from '@plenary/shared/document/settle-suggestions.ts'
import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'
import type { Suggestion } from './list-suggestions.ts'
import { type SuggestionScope, settle } from './settle-commands.ts'
import { lookOf, withCurrent } from './suggestion-look.ts'

/** The suggestions of a text as they stand, and the one that is current. */
export type ReviewState = { suggestions: readonly Suggestion[]; currentId: string | null }

/** What goes through the suggestions of an editor: a store for the page, and the acts on it. */
export class SuggestionReview {
  readonly #editor: Editor
  readonly #listeners = new Set<() => void>()
  #state: ReviewState

  constructor(editor: Editor) {
    this.#editor = editor
    this.#state = lookOf(editor.state)
    editor.on('transaction', this.#refresh)
  }

  get state(): ReviewState {
    return this.#state
  }

  /** Calls back after each change of the suggestions; returns the way to stop. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  destroy(): void {
    this.#editor.off('transaction', this.#refresh)
    this.#listeners.clear()
  }

  /** Makes a suggestion current and brings it into sight; the focus stays where it is. */
  show(id: string): void {
    const suggestion = this.#state.suggestions.find((one) => one.id === id)
    const { view, state } = this.#editor
    if (!suggestion || view.isDestroyed) return
    const $at = state.doc.resolve(Math.min(suggestion.from, state.doc.content.size))
    const isBlock = $at.nodeAfter?.isBlock && NodeSelection.isSelectable($at.nodeAfter)
    const selection = isBlock ? TextSelection.near($at) : TextSelection.near($at, 1)
    view.dispatch(withCurrent(state.tr.setSelection(selection), id))
    // By itself: ProseMirror scrolls only while the focus is in the text.
    const drawn = view.dom.querySelector('.is-current-suggestion') ?? view.domAtPos(suggestion.from).node
    const element = drawn instanceof Element ? drawn : drawn.parentElement
    element?.scrollIntoView({ block: 'center' })
  }

  /** The next one after the current, or after the caret; after the last comes the first. */
  showNext(): void {
    this.#step(1)
  }

  showPrevious(): void {
    this.#step(-1)
  }

  /**
   * Accepts or rejects; when it was the current one, the next becomes current. Gives how many were dealt with, or 0
   * when nothing could be done.
   */
  settle(verdict: Verdict, scope: SuggestionScope): number {
    const { suggestions, currentId } = this.#state
    const at = suggestions.findIndex(({ id }) => id === currentId)
    const { view } = this.#editor
    if (!settle(verdict, scope)(this.#editor.state, view.dispatch)) return 0
    const after = this.#state.suggestions
    const next = after[Math.min(Math.max(at, 0), after.length - 1)]
    if (next && this.#state.currentId === null && scope.kind === 'one') this.show(next.id)
    return suggestions.length - after.length
  }

  /** The range that is selected in the text, or null when nothing is. */
  get selectedRange(): { from: number; to: number } | null {
    const { from, to, empty } = this.#editor.state.selection
    return empty ? null : { from, to }
  }

  #step(by: 1 | -1): void {
    const { suggestions, currentId } = this.#state
    const count = suggestions.length
    if (count === 0) return
    const known = suggestions.findIndex(({ id }) => id === currentId)
    const caret = this.#editor.state.selection.from
    const after = suggestions.findIndex(({ from }) => from >= caret)
    const first = by === 1 ? after : (after === -1 ? count : after) - 1
    const at = known === -1 ? first : known + by
    const wanted = suggestions[(at + count) % count] ?? suggestions[0]
    if (wanted) this.show(wanted.id)
  }

  #refresh = (): void => {
    if (this.#editor.isDestroyed) return
    const next = lookOf(this.#editor.state)
    const isSame = next.suggestions === this.#state.suggestions && next.currentId === this.#state.currentId
    if (isSame) return
    this.#state = next
    for (const listener of this.#listeners) listener()
  }
}

import type { Node } from '@tiptap/pm/model'
import type { SmartFigure } from './smart-of.ts'

/** The check of recommendations, whose lists of verbs come once the first of them is drawn; `onReady` then draws them anew. */
export class LateSmart {
  readonly #onReady: () => void
  #check: ((recommendation: Node) => SmartFigure) | null = null
  #isWanted = false

  constructor(onReady: () => void) {
    this.#onReady = onReady
  }

  /** Null while the lists are on their way: nothing waits for a hint. */
  of(recommendation: Node): SmartFigure | null {
    if (!this.#check) this.#fetch()
    return this.#check?.(recommendation) ?? null
  }

  #fetch(): void {
    if (this.#isWanted) return
    this.#isWanted = true
    import('./smart-of.ts').then(
      ({ smartOf }) => {
        this.#check = smartOf
        this.#onReady()
      },
      // Asked for again with the next recommendation that is drawn.
      () => {
        this.#isWanted = false
      },
    )
  }
}

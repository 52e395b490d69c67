import type { Place } from '@plenary/client/anchors/flat-text.ts'
import type { Node } from '@tiptap/pm/model'
import { AnchoredPerson, type StoredAnchors } from './anchored-person.ts'
import { anchoredText, ownerOf, THREADS } from './anchored-words.ts'

/** Two people in a room with threads on all its phrases, and a server that keeps the last anchor that it was told. */
export class AnchoredRoom {
  readonly stored: StoredAnchors = new Map()
  readonly people: readonly [AnchoredPerson, AnchoredPerson]
  readonly #hasNews = [false, false]

  constructor() {
    const [one, other] = [this.#newPerson(1), this.#newPerson(2)]
    this.people = [one, other]
    one.doc.on('update', (update, origin) => origin !== one && other.send(update))
    other.doc.on('update', (update, origin) => origin !== other && one.send(update))
    one.editor.do((state, dispatch) => {
      dispatch?.(state.tr.replaceWith(0, state.doc.content.size, anchoredText().content))
      return true
    })
    one.editor.undo.clear()
    other.hear(Number.POSITIVE_INFINITY)
    for (let thread = 0; thread < THREADS; thread++)
      this.stored.set(`${thread}`, one.capture(phraseIn(one.text, thread)))
    for (const person of this.people) person.readThreads(this.stored)
  }

  /** The page of somebody hears of what the other has told the server. */
  refetch(who: number): void {
    if (!this.#hasNews[who]) return
    this.#hasNews[who] = false
    this.people[who]?.readThreads(this.stored)
  }

  /**
   * All that is on its way arrives, and everybody rests.
   *
   * @throws {Error} when that has no end.
   */
  settle(): void {
    for (let round = 0; round < 100; round++) {
      for (const [who, person] of this.people.entries()) {
        person.hear(Number.POSITIVE_INFINITY)
        person.rest()
        this.refetch(who)
      }
      if (this.people.every(({ isIdle }) => isIdle) && !this.#hasNews.includes(true)) return
    }
    throw new Error('it never comes to rest')
  }

  destroy(): void {
    for (const { doc } of this.people) doc.destroy()
  }

  #newPerson(clientId: number): AnchoredPerson {
    return new AnchoredPerson(clientId, (carried) => {
      for (const { id, anchor } of carried) this.stored.set(id, anchor)
      this.#hasNews.fill(true)
    })
  }
}

/** Where a phrase stands that is whole. */
function phraseIn(doc: Node, thread: number): Place {
  const places: number[] = []
  doc.descendants((node, position) => {
    for (const [at, letter] of [...(node.text ?? '')].entries())
      if (ownerOf(letter) === thread) places.push(position + at)
  })
  return { from: Math.min(...places), to: Math.max(...places) + 1 }
}

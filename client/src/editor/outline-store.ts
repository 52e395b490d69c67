import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Outline, outlineOf } from './outline.ts'
import type { ShownText } from './shown-text.ts'

/** Counting waits for a pause this long, so that it never stands between a key and its letter … */
const PAUSE_MS = 250
/** … but no longer than this while somebody writes on. */
const MOST_MS = 1_000

/**
 * The outline of the text, kept up shortly after it changes; null before there is a text. A store apart from
 * React's tree: who writes slowly would otherwise have the whole page drawn with every letter.
 */
export class OutlineStore {
  #outline: Outline | null = null
  readonly #listeners = new Set<() => void>()

  get outline(): Outline | null {
    return this.#outline
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Follows a text; returns the way to stop. */
  follow(text: ShownText): () => void {
    let timer: ReturnType<typeof setTimeout> | undefined
    let waitingSince: number | null = null
    const refresh = () => {
      waitingSince = null
      this.#set(outlineOf(text.doc))
    }
    const refreshSoon = () => {
      waitingSince ??= performance.now()
      const waitedMs = performance.now() - waitingSince
      clearTimeout(timer)
      timer = setTimeout(refresh, Math.min(PAUSE_MS, MOST_MS - waitedMs))
    }
    refresh()
    const stop = text.subscribe(refreshSoon)
    return () => {
      clearTimeout(timer)
      stop()
    }
  }

  /** A letter within a word changes no count, and then nobody has anything to draw. */
  #set(outline: Outline): void {
    if (JSON.stringify(outline) === JSON.stringify(this.#outline)) return
    this.#outline = outline
    for (const listener of this.#listeners) listener()
  }
}

/** The outline store of a room, which follows its text once it is shown. */
export function useOutlineStore(text: ShownText | null): OutlineStore {
  const [store] = useState(() => new OutlineStore())
  useEffect(() => (text ? store.follow(text) : undefined), [store, text])
  return store
}

/** The whole outline, or null before there is a text. */
export function useOutline(store: OutlineStore): Outline | null {
  return useSyncExternalStore(store.subscribe, () => store.outline)
}

import type { RoomId } from '@plenary/shared/ids.ts'
import { getState } from 'yjs'
import { ownWords } from './own-words.ts'
import { RoomProvider } from './room-provider.ts'

/** A line into a room. */
export type OpenLine = {
  provider: RoomProvider
  /** How often the text was opened anew, since a passage was removed from it for safety. */
  reopened: number
  /** What this tab wrote and the server never had, of the copies that were thrown away: a line for each block. */
  leftWords: readonly string[]
}

/**
 * Opens the line into a room, and another one whenever a passage has been purged from its text: what the tab has then,
 * its undo too, may hold the passage, and is thrown away.
 */
export class LineOpener {
  readonly #roomId: RoomId
  readonly #origin: string
  readonly #onLine: (line: OpenLine) => void
  #line: OpenLine

  constructor(roomId: RoomId, origin: string, onLine: (line: OpenLine) => void) {
    this.#roomId = roomId
    this.#origin = origin
    this.#onLine = onLine
    this.#line = { provider: this.#open(), reopened: 0, leftWords: [] }
    onLine(this.#line)
  }

  close(): void {
    this.#line.provider.destroy()
  }

  #open(): RoomProvider {
    const provider = new RoomProvider(this.#roomId, this.#origin)
    provider.subscribe(() => {
      if (provider.status.closedBy === 'text-purged') this.#openAnew(provider)
    })
    return provider
  }

  #openAnew(former: RoomProvider): void {
    former.destroy()
    const provider = this.#open()
    const stop = provider.subscribe(() => {
      if (!provider.status.hasText) return
      stop()
      this.#keepLeft(former, provider)
    })
    this.#tell({ ...this.#line, provider, reopened: this.#line.reopened + 1 })
  }

  /**
   * Of what the server had, even where it could not say so any more, nothing is kept: the passage may be in it. What it
   * never had is in nobody's copy but the writer's own.
   */
  #keepLeft(former: RoomProvider, { doc }: RoomProvider): void {
    const had = [...former.storedClocks].map(
      ([client, clock]) => [client, Math.max(clock, getState(doc.store, client))] as const,
    )
    const words = ownWords(former.doc, new Map(had))
    if (words.length > 0) this.#tell({ ...this.#line, leftWords: [...this.#line.leftWords, ...words] })
  }

  #tell(line: OpenLine): void {
    this.#line = line
    this.#onLine(line)
  }
}

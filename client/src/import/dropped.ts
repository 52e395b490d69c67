import type { DroppedKind } from './imported-text.ts'

/** Counts what is not taken while a file is read. */
export class Dropped {
  readonly #counts = new Map<DroppedKind, number>()

  /** Counts one more of a kind, or several. */
  add(kind: DroppedKind, count = 1): void {
    if (count > 0) this.#counts.set(kind, (this.#counts.get(kind) ?? 0) + count)
  }

  /** How many of each kind, of those that there are. */
  get counts(): Partial<Record<DroppedKind, number>> {
    return Object.fromEntries(this.#counts)
  }
}

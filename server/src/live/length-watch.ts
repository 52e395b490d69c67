import {
  MASS_DELETION_LETTERS,
  MASS_DELETION_SHARE,
  MASS_DELETION_WINDOW_MS,
} from '@plenary/shared/limits.ts'

/** How long a text was up to a row of its log, and until when that was so. */
type High = { seq: number; length: number; untilMs: number }

/** Deletions that were committed: how long the text was up to row `seq`, and how long it is after them. */
export type Fall = { seq: number; before: number; after: number }

/** Notices that most of a text has gone within minutes, whether at a stroke or bit by bit. */
export class LengthWatch {
  /** From the longest to the shortest, and so from the earliest to the latest. */
  #highs: High[] = []

  /** Takes deletions in. Gives the row up to which the text was at its longest, where most of it has gone since. */
  fall({ seq, before, after }: Fall, nowMs: number): number | null {
    this.#highs = this.#highs.filter(
      ({ untilMs, length }) => nowMs - untilMs <= MASS_DELETION_WINDOW_MS && length > before,
    )
    this.#highs.push({ seq, length: before, untilMs: nowMs })
    const [highest] = this.#highs
    if (!highest) return null
    const gone = highest.length - after
    if (gone < MASS_DELETION_LETTERS || gone < highest.length * MASS_DELETION_SHARE) return null
    // What is left is what the next fall is measured by.
    this.#highs = []
    return highest.seq
  }
}

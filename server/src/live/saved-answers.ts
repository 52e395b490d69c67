import { encodeMessage } from '@plenary/shared/protocol.ts'
import type { Connection } from './connection.ts'
import type { Frame } from './openings.ts'

/** Answers to who asked what is saved, gathered until they go out along with what has been saved. */
export class SavedAnswers {
  readonly #now: () => number
  readonly #due: { connection: Connection; marker: number }[] = []

  constructor(now: () => number) {
    this.#now = now
  }

  /** Everything before a marker is stored. */
  add(connection: Connection, marker: number): void {
    this.#due.push({ connection, marker })
  }

  frameFor(marker: number): Frame {
    return encodeMessage({ type: 'saved', marker, atMs: this.#now() })
  }

  /** Takes the answers of those who are still here: a room that has failed lets the others go with nothing promised. */
  take(here: ReadonlySet<Connection>): Map<Connection, Frame[]> {
    const answers = new Map<Connection, Frame[]>()
    for (const { connection, marker } of this.#due.splice(0)) {
      if (!here.has(connection)) continue
      const own = answers.get(connection) ?? []
      own.push(this.frameFor(marker))
      answers.set(connection, own)
    }
    return answers
  }
}

import { encodeMessage } from '@plenary/shared/protocol.ts'
import type { RoomText } from './room-text.ts'

/** One frame as bytes. */
export type Frame = Uint8Array<ArrayBuffer>

/**
 * What those who come into a room are sent of its text; made once for all who come together. It is kept no longer than
 * that: a quiet room would hold its text twice.
 */
export class Openings {
  readonly #text: RoomText
  readonly #made = new Map<'all' | 'rest', WeakRef<readonly Frame[]>>()
  #madeAt = { seq: -1, checkpointSeq: -1 }

  constructor(text: RoomText) {
    this.#text = text
  }

  /**
   * The committed text, as far as somebody with this state vector does not have it. The last frame is the answer to
   * their sync step 1: whoever has it has everything.
   *
   * @throws {AppError} `not-a-frame` for bytes that are no state vector.
   */
  framesFor(stateVector: Uint8Array): readonly Frame[] {
    const { seq, checkpoint } = this.#text
    if (this.#madeAt.seq !== seq || this.#madeAt.checkpointSeq !== checkpoint.seq) {
      this.#made.clear()
      this.#madeAt = { seq, checkpointSeq: checkpoint.seq }
    }
    const part = this.#text.hasCheckpoint(stateVector) ? 'rest' : 'all'
    const known = this.#made.get(part)?.deref()
    if (known) return known
    const frames = this.#make(part)
    this.#made.set(part, new WeakRef(frames))
    return frames
  }

  #make(part: 'all' | 'rest'): readonly Frame[] {
    const { checkpoint, tail } = this.#text
    const updates = [part === 'all' ? checkpoint.state : checkpoint.deletions, ...tail.updates()]
    return updates.map((update, at) => {
      return encodeMessage({ type: at === updates.length - 1 ? 'sync-step-2' : 'update', update })
    })
  }
}

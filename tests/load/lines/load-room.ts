import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as Y from 'yjs'
import type { FirstText } from './first-text.ts'
import { FrameReader } from './frame-reader.ts'
import type { Line } from './line.ts'
import type { PlannedRoom } from './planned-room.ts'
import { Typist } from './typist.ts'

/** A room as the load knows it: its text at the beginning, who is in it, who writes, and how long letters took. */
export class LoadRoom {
  readonly name: string
  readonly text: Uint8Array
  readonly lines: Line[] = []
  readonly typists = new Map<number, Typist>()
  readonly reader = new FrameReader()
  /** From the typist's send to the arrival at one of the sampled receivers, of each measured letter. */
  readonly latenciesMs: number[] = []
  readonly #first: FirstText

  constructor(name: string, first: FirstText) {
    this.name = name
    this.#first = first
    this.text = first.update
  }

  /** How it is written into a contender's store. */
  get plan(): PlannedRoom {
    const { updates, clientIds } = this.#first
    return { name: this.name, text: this.text, updates, clientIds }
  }

  /** Letters written in it so far. */
  get letters(): number {
    return this.typists.values().reduce((sum, typist) => sum + typist.letters, 0)
  }

  /** Makes the person of a line write, each in a paragraph of their own while there are enough; in `places` of it. */
  seatTypist(line: Line, places = 1): Typist {
    const at = this.typists.size
    const paragraph = this.#first.paragraphs[at % this.#first.paragraphs.length]
    if (!paragraph) throw new Error('no paragraph to write in')
    const after = Array.from({ length: places }, (_, n) => ({
      ...paragraph,
      clock: paragraph.clock + 20 + 40 * n,
    }))
    const typist = new Typist(line.clientId, after)
    this.typists.set(line.clientId, typist)
    line.typist = typist
    return typist
  }

  /** Whether each letter has come to everybody but whoever wrote it. */
  get hasEverything(): boolean {
    const { letters } = this
    return this.lines.every((line) => line.lettersReceived === letters - (line.typist?.letters ?? 0))
  }

  /**
   * What is wrong with what the receivers got: letters that did not come or came out of order, and texts of the
   * receivers that kept their frames. Nothing, in a run that counts.
   */
  faults(): string[] {
    const faults: string[] = []
    const { letters } = this
    const behind = this.lines.filter((line) => line.lettersReceived !== letters - (line.typist?.letters ?? 0))
    if (behind.length > 0) faults.push(`${behind.length} of ${this.lines.length} did not get each letter`)
    if (this.lines.some((line) => line.hasGap)) faults.push('letters came out of order')
    const closed = this.lines.filter((line) => line.closeCode !== null)
    if (closed.length > 0) faults.push(`${closed.length} lines were closed (${closed[0]?.closeCode})`)
    return [...faults, ...this.#textFaults()]
  }

  #textFaults(): string[] {
    const keepers = this.lines.flatMap((line) => (line.kept ? [this.#textOf(line.kept)] : []))
    const expected = this.#first.letters + this.letters
    const faults: string[] = []
    if (keepers.some((text) => lettersIn(text) !== expected)) faults.push('a text lacks letters')
    if (new Set(keepers).size > 1) faults.push('texts differ')
    return faults
  }

  /** The text of a receiver who has the first text, as those do who brought it, and then what came. */
  #textOf(frames: readonly Uint8Array[]): string {
    const doc = new Y.Doc()
    doc.transact(() => {
      for (const update of [this.text, ...frames]) Y.applyUpdate(doc, update)
    })
    return doc.getXmlFragment(ROOT_NAME).toString()
  }
}

function lettersIn(xml: string): number {
  return xml.replace(/<[^>]*>/g, '').length
}

import { placesOf } from '@plenary/client/anchors/anchors-key.ts'
import { anchorsPlugin, setAnchors } from '@plenary/client/anchors/anchors-plugin.ts'
import type { CarriedAnchor } from '@plenary/client/anchors/anchors-view.ts'
import { captureRange } from '@plenary/client/anchors/capture.ts'
import type { Place } from '@plenary/client/anchors/flat-text.ts'
import type { RangeAnchor } from '@plenary/shared/anchors.ts'
import type { Node } from '@tiptap/pm/model'
import * as Y from 'yjs'
import { blockIds } from './block-ids.ts'
import { HeadlessEditor } from './headless-editor.ts'

/** What a server keeps of a room's threads. */
export type StoredAnchors = Map<string, CarriedAnchor['anchor']>

/** Somebody who writes in a room with comments. What comes to them waits until they are told to hear. */
export class AnchoredPerson {
  readonly doc = new Y.Doc()
  readonly editor: HeadlessEditor
  readonly #arriving: Uint8Array[] = []
  #pause: (() => void) | null = null
  #ids = 0

  constructor(clientId: number, onCarried: (carried: CarriedAnchor[]) => void) {
    this.doc.clientID = clientId
    const anchors = anchorsPlugin({
      onPlaces: null,
      onCarried,
      schedule: (run) => {
        this.#pause = run
        return () => {
          this.#pause = null
        }
      },
    })
    const ids = blockIds(() => `${clientId}-${this.#ids++}`)
    this.editor = new HeadlessEditor(this.doc, [ids, anchors])
  }

  get isIdle(): boolean {
    return this.#arriving.length === 0 && this.#pause === null
  }

  get places(): ReadonlyMap<string, Place | null> {
    return placesOf(this.editor.state)
  }

  get text(): Node {
    return this.editor.state.doc
  }

  wordsAt({ from, to }: Place): string {
    return this.text.textBetween(from, to, '\n', '\uFFFC')
  }

  /** An update is on its way. */
  send(update: Uint8Array): void {
    this.#arriving.push(update)
  }

  /** Takes in some of what is on its way, at once. */
  hear(count: number): void {
    const updates = this.#arriving.splice(0, count)
    this.doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.doc, update, this)
    }, this)
  }

  /** Time goes by: what was put off is done. */
  rest(): void {
    const run = this.#pause
    this.#pause = null
    run?.()
  }

  /** The page gets the threads from the server. */
  readThreads(stored: StoredAnchors): void {
    const threads = [...stored].map(
      ([id, anchor]) => ({ id, anchor, tone: 'open', isCurrent: false }) as const,
    )
    setAnchors(this.editor.view, threads)
  }

  /** @throws {Error} where there are no words. */
  capture(place: Place): RangeAnchor {
    const captured = captureRange(this.editor.state, place)
    if (captured?.outcome !== 'captured') throw new Error('no words to hold on to')
    return captured.anchor
  }
}

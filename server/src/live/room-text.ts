import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { ClientId } from '@plenary/shared/ids.ts'
import { MAX_DOCUMENT_BYTES } from '@plenary/shared/limits.ts'
import type { Position } from '@plenary/shared/presence.ts'
import * as Y from 'yjs'
import { checkUpdate } from './gate.ts'

/** The gate let something through that Yjs could not apply whole: the text in memory is no longer the log's. */
export class BrokenTextError extends Error {
  override readonly name = 'BrokenTextError'
}

/** The text of one open room: what may enter it, and what it gives out. */
export class RoomText {
  readonly #doc: Y.Doc
  /** Upper bound of what the text takes as stored, in bytes. */
  #sizeBytes: number

  constructor(doc: Y.Doc, sizeBytes: number) {
    this.#doc = doc
    this.#sizeBytes = sizeBytes
  }

  get fragment(): Y.XmlFragment {
    return this.#doc.getXmlFragment(ROOT_NAME)
  }

  /** What is known here, as Yjs encodes it. */
  get stateVector(): Uint8Array {
    return Y.encodeStateVector(this.#doc)
  }

  /**
   * What somebody who knows `stateVector` is missing; everything, without one.
   *
   * @throws {AppError} `not-a-frame` for bytes that are no state vector.
   */
  encodeSince(stateVector?: Uint8Array): Uint8Array {
    try {
      return Y.encodeStateAsUpdate(this.#doc, stateVector)
    } catch (cause) {
      throw new AppError('not-a-frame', { detail: 'not a state vector', cause })
    }
  }

  /** A place in the text as it is here. Any other is of no use to the others, and may do harm. */
  isKnownPosition(position: Position | undefined): boolean {
    return [position?.item, position?.type].every(
      (id) => !id || id.clock < Y.getState(this.#doc.store, id.client),
    )
  }

  /**
   * Takes an update of somebody who may write under `ownIds` through the gate and into the text. Gives what is
   * to be logged and told to the others, or null if nothing in it was new.
   *
   * @throws {AppError} the refusal; the text is as it was.
   * @throws {BrokenTextError} the text must be loaded anew.
   */
  take(received: Uint8Array, ownIds: ReadonlySet<ClientId>): Uint8Array | null {
    if (this.#sizeBytes + received.length > MAX_DOCUMENT_BYTES) throw new AppError('document-full')
    const news = this.#apply(this.#check(received, ownIds))
    if (news.length === 0) return null
    // Not the bytes that came: a sync step 2 repeats every deletion there ever was, and Yjs may tidy up after.
    const update = Y.mergeUpdates(news)
    this.#sizeBytes += update.length
    return update
  }

  destroy(): void {
    this.#doc.destroy()
  }

  /** The update, or as much of it as is not known here, once all of that may pass. */
  #check(update: Uint8Array, ownIds: ReadonlySet<ClientId>): Uint8Array {
    if (!checkUpdate(this.#doc, update, ownIds).isPartlyKnown) return update
    const unknown = Y.diffUpdate(update, Y.encodeStateVector(this.#doc))
    if (checkUpdate(this.#doc, unknown, ownIds).isPartlyKnown) {
      throw new AppError('refused-update', { detail: '[GA3] known and new are mixed up' })
    }
    return unknown
  }

  /** Applies an update and gives what was new in it: usually one update, none if nothing was new. */
  #apply(update: Uint8Array): Uint8Array[] {
    const news: Uint8Array[] = []
    const take = (bytes: Uint8Array) => news.push(bytes)
    this.#doc.on('update', take)
    try {
      Y.applyUpdate(this.#doc, update)
    } catch (cause) {
      throw new BrokenTextError('[GA10] an update could not be applied', { cause })
    } finally {
      this.#doc.off('update', take)
    }
    const { pendingStructs, pendingDs } = this.#doc.store
    if (pendingStructs || pendingDs) throw new BrokenTextError('[GA10] an update was left pending')
    return news
  }
}

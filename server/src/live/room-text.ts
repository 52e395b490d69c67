import type { CheckpointRow, LogRow } from '@plenary/db/updates.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { ClientId } from '@plenary/shared/ids.ts'
import { MAX_DOCUMENT_BYTES, MAX_MERGED_UPDATES } from '@plenary/shared/limits.ts'
import type { Position } from '@plenary/shared/presence.ts'
import * as Y from 'yjs'
import { DeletedRanges } from './deleted-ranges.ts'
import { newDocument } from './fold.ts'
import { admit, enter } from './gate.ts'
import type { StillMap } from './still-map.ts'
import { isOnLine, type LineStruct, type LineWatch, StillSections } from './still-sections.ts'
import type { Structure, StructureMark } from './structure.ts'
import { decodeStructure } from './structure-bytes.ts'
import { mergeUpdates, TextTail } from './text-tail.ts'
import {
  encodeStateVector,
  inOwnBuffer,
  readSoundly,
  readStateVector,
  withDeletions,
  withoutKnown,
} from './update-bytes.ts'
import { type DeletedRange, type ReadUpdate, readUpdate } from './update-reader.ts'

/** A text as it was folded, and the row of the log it reaches to. */
export type Checkpoint = CheckpointRow

/** As much of it as an open room serves. */
export type KeptCheckpoint = Omit<Checkpoint, 'structure'>

/** An update that has passed the gate and waits to be committed. */
export type TakenUpdate = { update: Uint8Array; deleted: DeletedRange[]; before: StructureMark; work: number }

/** The log was purged since its text was read: what was read is not to be served any more. */
export class LogPurged extends Error {}

/**
 * The text of one open room, as bytes: what is committed is the checkpoint and the tail after it, and only that
 * is ever given out. What waits for its commit is known to the structure alone, so that the next update can be
 * judged against it. No Y.Doc is kept: see docs/decisions/0010.
 */
export class RoomText {
  #checkpoint: KeptCheckpoint
  readonly #tail = new TextTail()
  readonly #structure: Structure
  #deleted: DeletedRanges | null = null
  #seq: number
  /** Of what has passed the gate and is not committed. */
  #takenBytes = 0
  #still: StillSections | null = null
  /** What has come to stand in the line of blocks since somebody began to draw a map of it. */
  #sinceMap: LineStruct[] | null = null
  readonly #line: LineWatch = {
    check: (struct, standing) => this.#still?.check(struct, standing),
    note: (struct) => {
      this.#still?.note(struct)
      this.#sinceMap?.push(struct)
    },
  }

  constructor(checkpoint: Checkpoint) {
    this.#checkpoint = toKeep(checkpoint)
    this.#structure = decodeStructure(checkpoint.structure)
    this.#seq = checkpoint.seq
  }

  /** The row of the log up to which the text is committed. */
  get seq(): number {
    return this.#seq
  }

  /** How often the log had been purged when it was read. */
  get epoch(): number {
    return this.#checkpoint.epoch
  }

  get checkpoint(): KeptCheckpoint {
    return this.#checkpoint
  }

  get tail(): TextTail {
    return this.#tail
  }

  /**
   * How long the text is, in Yjs positions that are not deleted; what waits for its commit is in it, but not what that
   * deletes. Null while nobody has asked what is deleted.
   */
  get length(): number | null {
    if (!this.#deleted) return null
    const positions = [...this.#structure.ends()].reduce((sum, [, end]) => sum + end, 0)
    return positions - this.#deleted.size
  }

  /** What is known here, what waits for its commit included, as Yjs encodes it. */
  encodeStateVector(): Uint8Array {
    return encodeStateVector([...this.#structure.ends()])
  }

  /** A place in the text as it is here. Any other is of no use to the others, and may do harm. */
  isKnownPosition(position: Position | undefined): boolean {
    return [position?.item, position?.type].every((id) => !id || this.#structure.has(id))
  }

  /**
   * Whether somebody with a state vector has every word of the checkpoint; they may not know all that is deleted.
   *
   * @throws {AppError} `not-a-frame` for bytes that are no state vector.
   */
  hasCheckpoint(stateVector: Uint8Array): boolean {
    const known = readStateVector(stateVector)
    const folded = readStateVector(this.#checkpoint.stateVector)
    return [...folded].every(([client, end]) => (known.get(client) ?? 0) >= end)
  }

  /**
   * From here on it is kept what comes to stand in the line of blocks, until a map of the text as it is committed now
   * is given: what waits for its commit is not on that.
   */
  awaitMap(waiting: readonly Uint8Array[]): void {
    this.#sinceMap = []
    for (const update of waiting)
      for (const struct of readSoundly(update).structs)
        if (isOnLine(this.#structure.standingOf(struct))) this.#sinceMap.push(struct)
  }

  /** The sections that take no change from now on, as they stood when the map was awaited; null for none. */
  keepStill(map: StillMap | null): void {
    const still = map && new StillSections(this.#structure, map)
    for (const struct of this.#sinceMap ?? []) still?.note(struct)
    this.#sinceMap = null
    this.#still = still
  }

  /**
   * Lets an update of somebody who may write under `ownIds` through the gate. Gives what is to be committed of it:
   * its bytes as they are if all of it is new, or null if nothing is.
   *
   * @throws {AppError} the refusal; the text is as it was.
   */
  take(received: Uint8Array, ownIds: ReadonlySet<ClientId>): TakenUpdate | null {
    const { update: unknown, read } = this.#cutKnown(received)
    const sizeBytes = this.#checkpoint.state.length + this.#tail.sizeBytes + this.#takenBytes + unknown.length
    // What only deletes passes: a full text must have a way back.
    if (sizeBytes > MAX_DOCUMENT_BYTES && read.structs.length > 0) throw new AppError('document-full')
    if (this.#still) this.#checkDeletions(this.#still, read)
    const { before, work } = admit(this.#structure, read, ownIds, this.#line)
    const deleted = read.deleted.filter((range) => !this.#ranges().has(range))
    if (read.structs.length === 0 && deleted.length === 0) return null
    const isAllNew = deleted.length === read.deleted.length
    const update = isAllNew ? unknown : withDeletions(unknown, read, deleted)
    this.#takenBytes += update.length
    return { update, deleted, before, work }
  }

  /** Takes back what has not been committed, the last one first: then the structure is that of the log. */
  takeBack({ update, before }: TakenUpdate): void {
    this.#takenBytes -= update.length
    this.#structure.goBack(before)
  }

  /** Updates taken here are committed, as the next rows of the log. Gives them merged, for the others. */
  commit(taken: readonly TakenUpdate[]): Uint8Array[] {
    for (const { update, deleted } of taken) {
      this.#takenBytes -= update.length
      for (const range of deleted) this.#deleted?.add(range)
    }
    return this.#append(taken.map((one) => one.update))
  }

  /**
   * The next rows of the log, which came from elsewhere. Nothing may wait for its commit then. Gives them merged.
   *
   * @throws {LogPurged}
   * @throws {Error} when the log has a gap.
   */
  follow(rows: readonly LogRow[]): Uint8Array[] {
    if (rows.some(({ epoch }) => epoch !== this.epoch)) throw new LogPurged()
    for (const [at, { seq, update }] of rows.entries()) {
      if (seq !== this.#seq + at + 1) throw new Error(`the log goes from row ${this.#seq + at} to ${seq}`)
      const read = readUpdate(update, Number.POSITIVE_INFINITY)
      enter(this.#structure, read, this.#line)
      for (const range of read.deleted) this.#deleted?.add(range)
    }
    return this.#append(rows.map((row) => row.update))
  }

  /** A newer checkpoint has taken in what the tail held up to its row. */
  rebase(checkpoint: Checkpoint): void {
    this.#checkpoint = toKeep(checkpoint)
    this.#tail.dropUpTo(checkpoint.seq)
  }

  /** The committed text as a document of its own: dear for a long one, and nothing that is done on the way. */
  toDocument(): Y.Doc {
    const doc = newDocument()
    for (const update of [this.#checkpoint.state, ...this.#tail.updates()]) Y.applyUpdate(doc, update)
    return doc
  }

  #checkDeletions(still: StillSections, { deleted }: ReadUpdate): void {
    for (const range of deleted) for (const part of this.#ranges().missing(range)) still.checkDeletion(part)
  }

  #append(updates: readonly Uint8Array[]): Uint8Array[] {
    const merged: Uint8Array[] = []
    for (let at = 0; at < updates.length; at += MAX_MERGED_UPDATES) {
      const some = updates.slice(at, at + MAX_MERGED_UPDATES)
      this.#seq += some.length
      const update = mergeUpdates(some)
      this.#tail.push(update, this.#seq)
      merged.push(update)
    }
    return merged
  }

  /** What is deleted in the committed text; read only once somebody deletes or comes back. */
  #ranges(): DeletedRanges {
    if (this.#deleted) return this.#deleted
    this.#deleted = new DeletedRanges()
    for (const update of [this.#checkpoint.deletions, ...this.#tail.updates()]) {
      for (const range of readUpdate(update, Number.POSITIVE_INFINITY).deleted) this.#deleted.add(range)
    }
    return this.#deleted
  }

  /** An update without what is known here already. That part is not even looked at: it may claim anything. */
  #cutKnown(received: Uint8Array): { update: Uint8Array; read: ReadUpdate } {
    const read = readSoundly(received)
    const isNew = read.structs.every(({ client, clock }) => clock >= this.#structure.endOf(client))
    if (isNew) return { update: received, read }
    const update = withoutKnown(received, this.encodeStateVector())
    return { update, read: readSoundly(update) }
  }
}

/** The structure has been read, or is known: its bytes are not needed any more. */
function toKeep({ seq, epoch, state, compressed, deletions, stateVector }: Checkpoint): KeptCheckpoint {
  return {
    seq,
    epoch,
    state: inOwnBuffer(state),
    compressed: inOwnBuffer(compressed),
    deletions: inOwnBuffer(deletions),
    stateVector: inOwnBuffer(stateVector),
  }
}

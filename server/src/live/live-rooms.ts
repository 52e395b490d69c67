import type { Db } from '@plenary/db/database.ts'
import { getStoredText, putCheckpoint } from '@plenary/db/updates.ts'
import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import { countWordsInFragment } from '@plenary/shared/document/words.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { CHECKPOINT_EVERY_UPDATES, DRAIN_TIMEOUT_MS, ROOM_LINGER_MS } from '@plenary/shared/limits.ts'
import type { Person } from '@plenary/shared/presence.ts'
import type { Logger } from 'pino'
import * as Y from 'yjs'
import { LiveRoom } from './live-room.ts'
import { UpdateLog } from './update-log.ts'

/** What the engine reaches: the database, the log of the program, and time. */
export type LiveRoomsInput = { db: Db; logger: Logger; now: () => number; lingerMs?: number }

/** A room on its way: loading → live → draining → closed. Whoever comes while it drains waits, then loads anew. */
type Slot =
  | { state: 'loading'; room: Promise<LiveRoom> }
  | { state: 'live'; room: LiveRoom; checkpointSeq: number; linger: NodeJS.Timeout | null }
  | { state: 'draining'; drained: Promise<void> }

/** Which rooms are open on this server: each loaded once, and let go some time after the last has left. */
export class LiveRooms {
  readonly #db: Db
  readonly #logger: Logger
  readonly #now: () => number
  readonly #lingerMs: number
  readonly #log: UpdateLog
  readonly #slots = new Map<RoomId, Slot>()
  #isStopping = false

  constructor({ db, logger, now, lingerMs = ROOM_LINGER_MS }: LiveRoomsInput) {
    this.#db = db
    this.#logger = logger
    this.#now = now
    this.#lingerMs = lingerMs
    this.#log = new UpdateLog(db)
  }

  /**
   * The live room of an id, loaded if need be. Join it in the same turn; `release` it when leaving.
   *
   * @throws {AppError} `restarting` while the server stops; `storage-failed` when the text cannot be read.
   */
  async open(id: RoomId): Promise<LiveRoom> {
    for (;;) {
      if (this.#isStopping) throw new AppError('restarting')
      const slot = this.#slots.get(id)
      if (slot?.state === 'live') {
        if (slot.linger) clearTimeout(slot.linger)
        slot.linger = null
        return slot.room
      }
      if (slot?.state === 'draining') await slot.drained
      else await (slot?.room ?? this.#load(id))
    }
  }

  /** Says that a connection has left: an empty room goes after a pause, and a long log is folded. */
  release(room: LiveRoom): void {
    const slot = this.#slots.get(room.id)
    if (slot?.state !== 'live' || slot.room !== room || !room.isEmpty || slot.linger) return
    slot.linger = setTimeout(() => this.#drain(room.id), this.#lingerMs)
  }

  /** Who is in a room on this server now. */
  peopleIn(id: RoomId): Person[] {
    const slot = this.#slots.get(id)
    return slot?.state === 'live' ? slot.room.presence.people : []
  }

  /** Stops taking people in, sends everybody away to come back later, and stores what is left. */
  async stop(): Promise<void> {
    this.#isStopping = true
    await Promise.allSettled(
      [...this.#slots.values()].flatMap((slot) => (slot.state === 'loading' ? [slot.room] : [])),
    )
    await Promise.all([...this.#slots.keys()].map((id) => this.#drain(id)))
    await this.#log.idle()
  }

  /** Folds a room's log once enough has gathered. */
  async #checkpointIfDue(room: LiveRoom): Promise<void> {
    const slot = this.#slots.get(room.id)
    if (slot?.state !== 'live' || slot.room !== room) return
    if (room.seq - slot.checkpointSeq < CHECKPOINT_EVERY_UPDATES) return
    const before = slot.checkpointSeq
    // Taken at once, so that the next commit does not start a second one beside it.
    slot.checkpointSeq = room.seq
    if ((await this.#checkpoint(room)) === null) slot.checkpointSeq = before
  }

  #load(id: RoomId): Promise<LiveRoom> {
    const loading = this.#read(id).then(
      ({ room, checkpointSeq }) => {
        // Should the opener have gone meanwhile, the room goes again by itself.
        const linger = setTimeout(() => this.#drain(id), this.#lingerMs)
        this.#slots.set(id, { state: 'live', room, checkpointSeq, linger })
        return room
      },
      (cause) => {
        this.#slots.delete(id)
        this.#logger.error({ roomId: id, err: cause }, 'a room could not be loaded')
        throw new AppError('storage-failed', { detail: 'the room could not be read', cause })
      },
    )
    this.#slots.set(id, { state: 'loading', room: loading })
    return loading
  }

  async #read(id: RoomId): Promise<{ room: LiveRoom; checkpointSeq: number }> {
    const startedAt = performance.now()
    await this.#log.afterWrite()
    const { checkpoint, tail } = await getStoredText(this.#db, id)
    const doc = new Y.Doc({ gc: true })
    // Never leased: the server's own document writes nothing.
    doc.clientID = 0
    // Known as what it is before the first update: the gate asks in what a block stands.
    doc.getXmlFragment(ROOT_NAME)
    doc.transact(() => {
      if (checkpoint) Y.applyUpdate(doc, checkpoint.state)
      for (const { update } of tail) Y.applyUpdate(doc, update)
    })
    if (doc.store.pendingStructs || doc.store.pendingDs) throw new Error('the log of the room has a gap')
    const checkpointSeq = checkpoint?.seq ?? 0
    const seq = tail.at(-1)?.seq ?? checkpointSeq
    this.#logger.info(
      { roomId: id, seq, tail: tail.length, ms: performance.now() - startedAt },
      'room opened',
    )
    const room: LiveRoom = new LiveRoom({
      id,
      doc,
      sizeBytes: Y.encodeStateAsUpdate(doc).length,
      seq,
      log: this.#log,
      logger: this.#logger,
      now: this.#now,
      onSettled: () => void this.#checkpointIfDue(room),
      onFailed: () => this.#forget(id, room),
    })
    return { room, checkpointSeq }
  }

  /** A room that failed is loaded anew by whoever comes; one that drains goes by itself. */
  #forget(id: RoomId, room: LiveRoom): void {
    const slot = this.#slots.get(id)
    if (slot?.state !== 'live' || slot.room !== room) return
    if (slot.linger) clearTimeout(slot.linger)
    this.#slots.delete(id)
  }

  #drain(id: RoomId): Promise<void> {
    const slot = this.#slots.get(id)
    if (slot?.state === 'draining') return slot.drained
    if (slot?.state !== 'live') return Promise.resolve()
    if (slot.linger) clearTimeout(slot.linger)
    slot.room.dismiss('restarting')
    const drained = this.#store(slot.room, slot.checkpointSeq).then(() => {
      slot.room.close('restarting')
      this.#slots.delete(id)
      this.#logger.info({ roomId: id }, 'room closed')
    })
    this.#slots.set(id, { state: 'draining', drained })
    return drained
  }

  /** Waits for the last commits and folds the log; a failure is logged, since the log itself is complete. */
  async #store(room: LiveRoom, checkpointSeq: number): Promise<void> {
    const timeout = AbortSignal.timeout(DRAIN_TIMEOUT_MS)
    const expired = new Promise<void>((resolve) => timeout.addEventListener('abort', () => resolve()))
    await Promise.race([room.settled(), expired])
    if (room.isOpen && room.seq > checkpointSeq) await this.#checkpoint(room)
  }

  async #checkpoint(room: LiveRoom): Promise<number | null> {
    const captured = room.capture()
    if (!captured) return null
    const { state, seq, fragment } = captured
    try {
      await putCheckpoint(this.#db, { roomId: room.id, seq, state, words: countWordsInFragment(fragment) })
      return seq
    } catch (error) {
      this.#logger.error({ roomId: room.id, err: error }, 'a checkpoint could not be stored')
      return null
    }
  }
}

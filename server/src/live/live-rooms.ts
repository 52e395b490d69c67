import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import {
  DRAIN_TIMEOUT_MS,
  FOLD_AFTER_BYTES,
  FOLD_AFTER_COMMITS,
  LOG_PAGE_ROWS,
  ROOM_LINGER_MS,
} from '@plenary/shared/limits.ts'
import type { Person } from '@plenary/shared/presence.ts'
import type { Logger } from 'pino'
import type { Bus } from './bus.ts'
import { foldText } from './fold.ts'
import type { Folder } from './folder.ts'
import { LiveRoom } from './live-room.ts'
import type { LogPlace, RoomStore } from './room-store.ts'
import { type Checkpoint, type KeptCheckpoint, LogPurged, RoomText } from './room-text.ts'
import type { StillMap } from './still-map.ts'
import type { TextCopy } from './text-copy.ts'
import { UpdateLog } from './update-log.ts'

/** What the engine reaches: where texts are kept, the other nodes, the log of the program, and time. */
export type LiveRoomsInput = {
  store: RoomStore
  bus: Bus
  folder: Pick<Folder, 'fold' | 'copy' | 'mapStill'>
  logger: Logger
  now: () => number
  lingerMs?: number
  /** Takes that most of a text has gone, and the row of its log up to which it was there. */
  onFallen?: (id: RoomId, seq: number) => void
  /** Takes words about what is beside the text of an open room. */
  onWord?: (room: LiveRoom, text: string) => void
}

/** The sections of a room that were made to stand still last, and the work on it: one after the other. */
type Still = { headings: readonly string[]; work: Promise<void> }

/** A room on its way: loading → live → draining → closed. Whoever comes while it drains waits, then loads anew. */
type Slot =
  | { state: 'loading'; room: Promise<LiveRoom> }
  | { state: 'live'; room: LiveRoom; isFolding: boolean; linger: NodeJS.Timeout | null }
  | { state: 'draining'; drained: Promise<void> }

/** Which rooms are open on this server: each loaded once, and let go some time after the last has left. */
export class LiveRooms {
  readonly #input: LiveRoomsInput
  readonly #log: UpdateLog
  readonly #slots = new Map<RoomId, Slot>()
  readonly #still = new Map<RoomId, Still>()
  #isStopping = false

  constructor(input: LiveRoomsInput) {
    this.#input = input
    this.#log = new UpdateLog(input.store)
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

  /** Says that a connection has left: an empty room goes after a pause, and its log is folded. */
  release(room: LiveRoom): void {
    const slot = this.#slots.get(room.id)
    if (slot?.state !== 'live' || slot.room !== room || !room.isEmpty || slot.linger) return
    slot.linger = setTimeout(() => this.#drain(room.id), this.#input.lingerMs ?? ROOM_LINGER_MS)
  }

  /** A room that is open on this node, or null. */
  find(id: RoomId): LiveRoom | null {
    const slot = this.#slots.get(id)
    return slot?.state === 'live' ? slot.room : null
  }

  /** The rooms that are open on this node. */
  get openIds(): RoomId[] {
    return [...this.#slots].flatMap(([id, slot]) => (slot.state === 'live' ? [id] : []))
  }

  /** Says something about what is beside a room's text to everybody who has it open, here and on the other nodes. */
  tellWord(id: RoomId, text: string): void {
    const room = this.find(id)
    if (room) this.#input.onWord?.(room, text)
    this.#input.bus.publish(id, { kind: 'event', text })
  }

  /** Who is in a room now. */
  peopleIn(id: RoomId): Person[] {
    return this.find(id)?.presence.people ?? []
  }

  /** The folded text of a room as it was last stored, without opening the room; null for one never folded. */
  async findCheckpoint(id: RoomId): Promise<KeptCheckpoint | null> {
    return this.find(id)?.text.checkpoint ?? this.#input.store.findCheckpoint(id)
  }

  /**
   * A copy of a room's text as it is committed, and the row of the log that it reaches to: nothing after that row, and
   * nothing less than was committed, here or on another node, when it was asked for. What people have sent here by then
   * is waited for.
   *
   * @throws {AppError} as `open` does; `storage-failed` when the room closes meanwhile
   */
  async capture(id: RoomId): Promise<LogPlace & { copy: TextCopy }> {
    return this.#withCommitted(id, async ({ seq, epoch, checkpoint, tail }) => ({
      ...{ seq, epoch },
      copy: await this.#input.folder.copy(checkpoint.state, [tail.updates()]),
    }))
  }

  /** The same as bytes: a state and the updates after it. @throws {AppError} as `capture` does */
  async readCommitted(id: RoomId): Promise<LogPlace & { state: Uint8Array; updates: Uint8Array[] }> {
    return this.#withCommitted(id, async ({ seq, epoch, checkpoint, tail }) => ({
      ...{ seq, epoch },
      state: checkpoint.state,
      updates: tail.updates(),
    }))
  }

  /**
   * Lets go of a text whose log has been purged up to and with a row: everybody who has it open, here or on another
   * node, is sent away to come back without their copy.
   */
  async renew(id: RoomId, seq: number): Promise<void> {
    this.#input.bus.publish(id, { kind: 'log', seq })
    const slot = this.#slots.get(id)
    const room = await (slot?.state === 'draining' ? null : slot?.room)
    await room?.catchUpFully()
  }

  /**
   * Sees to it that the sections of a room that take no change are those of the database. When this answers, no line of
   * this node brings a change into them any more.
   */
  async keepStill(id: RoomId): Promise<void> {
    const room = this.find(id)
    if (!room) return
    const still = this.#still.get(id)
    if (!still) return
    still.work = still.work.then(() => this.#mapStill(room, still)).catch((error) => room.onFailed(error))
    await still.work
  }

  /** Asks the database how far the logs of the open rooms have come: words of other nodes may be lost. */
  async catchUp(): Promise<void> {
    const rooms = [...this.#slots.values()].flatMap((slot) => (slot.state === 'live' ? [slot.room] : []))
    const seqs = await this.#input.store.listSeqs(rooms.map((room) => room.id))
    for (const room of rooms) if ((seqs.get(room.id) ?? 0) > room.seq) void room.catchUp()
    await this.#catchUpStill(rooms)
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

  async #withCommitted<T>(id: RoomId, read: (text: RoomText) => Promise<T>): Promise<T> {
    const room = await this.open(id)
    try {
      await room.settled()
      await room.catchUpFully()
      if (!room.isOpen) throw new AppError('storage-failed', { detail: 'the room has closed' })
      // From here to the question nothing is waited for: state, tail and row are of one moment.
      return await read(room.text)
    } finally {
      this.release(room)
    }
  }

  #load(id: RoomId): Promise<LiveRoom> {
    const loading = this.#readStanding(id).then(
      (text) => this.#enter(id, text),
      (cause) => {
        this.#slots.delete(id)
        this.#input.logger.error({ roomId: id, err: cause }, 'a room could not be loaded')
        throw new AppError('storage-failed', { detail: 'the room could not be read', cause })
      },
    )
    this.#slots.set(id, { state: 'loading', room: loading })
    return loading
  }

  /** A text with what must stand still in it, before anybody comes in. */
  async #readStanding(id: RoomId): Promise<RoomText> {
    const text = await this.#read(id)
    const headings = await this.#headingsOf(id)
    this.#still.set(id, { headings, work: Promise.resolve() })
    if (headings.length > 0) text.keepStill(await this.#drawMap(text, headings))
    return text
  }

  async #headingsOf(id: RoomId): Promise<readonly string[]> {
    return (await this.#input.store.listStillSections([id])).get(id) ?? []
  }

  async #mapStill(room: LiveRoom, still: Still): Promise<void> {
    const headings = await this.#headingsOf(room.id)
    if (!room.isOpen || headings.join() === still.headings.join()) return
    // In one turn: what is committed now is drawn, what comes from now on is kept.
    room.awaitMap()
    const map = headings.length > 0 ? await this.#drawMap(room.text, headings) : null
    room.text.keepStill(map)
    still.headings = headings
  }

  #drawMap({ checkpoint, tail }: RoomText, headings: readonly string[]): Promise<StillMap> {
    return this.#input.folder.mapStill(checkpoint.state, tail.updates(), headings)
  }

  /** A word that a section stands still, or does not any more, may be lost on its way from another node. */
  async #catchUpStill(rooms: readonly LiveRoom[]): Promise<void> {
    const now = await this.#input.store.listStillSections(rooms.map(({ id }) => id))
    for (const { id } of rooms) {
      const known = this.#still.get(id)?.headings ?? []
      if (known.join() !== (now.get(id) ?? []).join()) void this.keepStill(id)
    }
  }

  #enter(id: RoomId, text: RoomText): LiveRoom {
    const room: LiveRoom = new LiveRoom({
      ...this.#input,
      log: this.#log,
      id,
      text,
      onWord: (text) => this.#input.onWord?.(room, text),
      onCommitted: () => void this.#foldIfDue(room),
      onFallen: (seq) => this.#input.onFallen?.(id, seq),
      onEnded: () => this.#forget(id, room),
    })
    // Should the opener have gone meanwhile, the room goes again by itself.
    const linger = setTimeout(() => this.#drain(id), this.#input.lingerMs ?? ROOM_LINGER_MS)
    this.#slots.set(id, { state: 'live', room, isFolding: false, linger })
    return room
  }

  /** The text as it is stored. A long log is folded first, so that neither we nor those who come walk all of it. */
  async #read(id: RoomId): Promise<RoomText> {
    for (;;) {
      try {
        return await this.#readOnce(id)
      } catch (error) {
        // Between its checkpoint and its rows the log was purged.
        if (!(error instanceof LogPurged)) throw error
      }
    }
  }

  async #readOnce(id: RoomId): Promise<RoomText> {
    const startedAt = performance.now()
    await this.#log.afterWrite()
    const { store, logger } = this.#input
    const checkpoint = (await store.findCheckpoint(id)) ?? { seq: 0, epoch: 0, ...foldText(null, []) }
    let text = new RoomText(checkpoint)
    let rows = await store.listRows(id, text.seq, LOG_PAGE_ROWS)
    if (rows.length === LOG_PAGE_ROWS) {
      text = new RoomText(await this.#foldLog(id, checkpoint))
      rows = await store.listRows(id, text.seq, LOG_PAGE_ROWS)
    }
    for (; rows.length > 0; rows = await store.listRows(id, text.seq, LOG_PAGE_ROWS)) text.follow(rows)
    logger.info({ roomId: id, seq: text.seq, ms: performance.now() - startedAt }, 'room opened')
    return text
  }

  async #foldLog(id: RoomId, { seq, epoch, state }: Checkpoint): Promise<Checkpoint> {
    const { store, folder } = this.#input
    let last = seq
    const pages = async function* () {
      for (;;) {
        const rows = await store.listRows(id, last, LOG_PAGE_ROWS)
        if (rows.some((row) => row.epoch !== epoch)) throw new LogPurged()
        last = rows.at(-1)?.seq ?? last
        if (rows.length > 0) yield rows.map((row) => row.update)
        if (rows.length < LOG_PAGE_ROWS) return
      }
    }
    const folded = await folder.fold(state, pages())
    const at = { seq: last, epoch }
    await store.putCheckpoint(id, at, folded)
    return { ...at, ...folded }
  }

  /** Folds a room's log once enough has gathered. */
  async #foldIfDue(room: LiveRoom): Promise<void> {
    const slot = this.#slots.get(room.id)
    if (slot?.state !== 'live' || slot.room !== room || slot.isFolding) return
    const { checkpoint, tail } = room.text
    const isLong = tail.count >= FOLD_AFTER_COMMITS && tail.sizeBytes * 4 >= checkpoint.state.length
    if (!isLong && tail.sizeBytes < FOLD_AFTER_BYTES) return
    slot.isFolding = true
    // One that could not be folded is not tried again while the room is open.
    slot.isFolding = !(await this.#fold(room))
  }

  /** Folds the committed text of a room. False after a failure, which is logged: the log itself is complete. */
  async #fold(room: LiveRoom): Promise<boolean> {
    const { text, id } = room
    const { seq, epoch } = text
    try {
      const folded = await this.#input.folder.fold(text.checkpoint.state, [text.tail.updates()])
      await this.#input.store.putCheckpoint(id, { seq, epoch }, folded)
      if (room.isOpen) text.rebase({ seq, epoch, ...folded })
      return true
    } catch (error) {
      this.#input.logger.error({ roomId: id, err: error }, 'a text could not be folded')
      return false
    }
  }

  /** A room that failed is loaded anew by whoever comes; one that drains goes by itself. */
  #forget(id: RoomId, room: LiveRoom): void {
    const slot = this.#slots.get(id)
    if (slot?.state !== 'live' || slot.room !== room) return
    if (slot.linger) clearTimeout(slot.linger)
    this.#slots.delete(id)
    this.#still.delete(id)
  }

  #drain(id: RoomId): Promise<void> {
    const slot = this.#slots.get(id)
    if (slot?.state === 'draining') return slot.drained
    if (slot?.state !== 'live') return Promise.resolve()
    if (slot.linger) clearTimeout(slot.linger)
    slot.room.dismiss('restarting')
    const drained = this.#empty(slot.room).then(() => {
      slot.room.close('restarting')
      this.#slots.delete(id)
      this.#still.delete(id)
      this.#input.logger.info({ roomId: id }, 'room closed')
    })
    this.#slots.set(id, { state: 'draining', drained })
    return drained
  }

  /** Waits for the last commits and folds the log. */
  async #empty(room: LiveRoom): Promise<void> {
    const expired = Promise.withResolvers<void>()
    const timeout = setTimeout(expired.resolve, DRAIN_TIMEOUT_MS)
    await Promise.race([room.settled(), expired.promise])
    clearTimeout(timeout)
    if (room.isOpen && room.text.tail.count > 0) await this.#fold(room)
  }
}

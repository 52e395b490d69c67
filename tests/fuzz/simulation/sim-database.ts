import type { LogRow, NewRow, RoomBatch } from '@plenary/db/updates.ts'
import { type FoldedText, foldText } from '@plenary/server/live/fold.ts'
import type { LogPlace, RoomStore } from '@plenary/server/live/room-store.ts'
import type { Checkpoint } from '@plenary/server/live/room-text.ts'
import { copyText } from '@plenary/server/live/text-copy.ts'
import type { ClientId, MemberId, RoomId } from '@plenary/shared/ids.ts'
import { type Chance, later } from './chance.ts'

type Log = { rows: (NewRow & { seq: number })[]; checkpoint: Checkpoint | null; lastClientId: ClientId }

/** How the way to the database misbehaves; shares are of all calls. */
export type Trouble = { failShare: number; crashShare: number; longestMs: number }

/**
 * A database that keeps the promises of the real one and no more: a commit is whole or not at all, and whoever is
 * told of an error, or is gone before the answer, does not know which.
 */
export class SimDatabase {
  readonly #logs = new Map<RoomId, Log>()
  readonly #leases = new Map<ClientId, MemberId>()

  createRoom(id: RoomId, first: readonly NewRow[]): void {
    const rows = first.map((row, at) => ({ ...row, seq: at + 1 }))
    this.#logs.set(id, { rows, checkpoint: null, lastClientId: 1 })
  }

  lease(id: RoomId, memberId: MemberId): ClientId {
    const log = this.#log(id)
    log.lastClientId += 1
    this.#leases.set(log.lastClientId, memberId)
    return log.lastClientId
  }

  rows(id: RoomId): readonly (NewRow & { seq: number })[] {
    return this.#log(id).rows
  }

  checkpoint(id: RoomId): Checkpoint | null {
    return this.#log(id).checkpoint
  }

  /** Whoever may write under a client id. */
  memberOf(clientId: ClientId): MemberId | null {
    return this.#leases.get(clientId) ?? null
  }

  /** One node's way here. `onCrash` is called when the node dies in the middle of a call. */
  connect(chance: Chance, trouble: Trouble, onCrash: () => void): RoomStore & { isDead: boolean } {
    const call = async <T>(act: () => T): Promise<T> => {
      await this.#passage(chance, trouble, store, onCrash)
      const answer = act()
      await this.#passage(chance, trouble, store, onCrash)
      return answer
    }
    const store = {
      isDead: false,
      findCheckpoint: (id: RoomId) => call(() => this.#log(id).checkpoint),
      listStillSections: () => call(() => new Map<RoomId, string[]>()),
      listRows: (id: RoomId, afterSeq: number, limit: number) => call(() => this.#after(id, afterSeq, limit)),
      listSeqs: (ids: readonly RoomId[]) =>
        call(() => new Map(ids.map((id) => [id, this.#log(id).rows.length] as const))),
      append: (batches: readonly RoomBatch[]) => call(() => this.#append(batches)),
      putCheckpoint: (id: RoomId, at: LogPlace, text: FoldedText) => call(() => this.#put(id, at, text)),
    }
    return store
  }

  /** One half of the way: it takes its time, it may break, and the node may die on it. */
  async #passage(chance: Chance, trouble: Trouble, store: { isDead: boolean }, onCrash: () => void) {
    await later(chance.delayMs(trouble.longestMs))
    if (!store.isDead && chance.happens(trouble.crashShare)) onCrash()
    // The dead neither ask nor hear.
    if (store.isDead) await new Promise(() => {})
    if (chance.happens(trouble.failShare)) throw new Error('the database does not answer')
  }

  #after(id: RoomId, afterSeq: number, limit: number): LogRow[] {
    return this.#log(id)
      .rows.slice(afterSeq, afterSeq + limit)
      .map((row) => ({ ...row, epoch: 0 }))
  }

  #append(batches: readonly RoomBatch[]): Set<RoomId> {
    const fitting = batches.filter(({ roomId, afterSeq }) => this.#log(roomId).rows.length === afterSeq)
    for (const { roomId, rows } of fitting) {
      const log = this.#log(roomId)
      for (const row of rows) log.rows.push({ ...row, update: row.update.slice(), seq: log.rows.length + 1 })
    }
    return new Set(fitting.map(({ roomId }) => roomId))
  }

  #put(id: RoomId, at: LogPlace, text: FoldedText): void {
    const log = this.#log(id)
    if ((log.checkpoint?.seq ?? 0) < at.seq) log.checkpoint = { ...at, ...text }
  }

  #log(id: RoomId): Log {
    const log = this.#logs.get(id)
    if (!log) throw new Error('no such room')
    return log
  }
}

/** Folds in the event loop, but not at once, as the thread does. */
export function simFolder(chance: Chance) {
  type Pages = AsyncIterable<Uint8Array[]> | Uint8Array[][]
  const gather = async (pages: Pages) => {
    const updates: Uint8Array[] = []
    for await (const page of pages) updates.push(...page)
    await later(chance.delayMs(200))
    return updates
  }
  return {
    fold: async (state: Uint8Array | null, pages: Pages) => foldText(state, await gather(pages)),
    copy: async (state: Uint8Array | null, pages: Pages) => copyText(state, await gather(pages)),
    // Nothing stands still in the simulation.
    mapStill: async () => ({ blocks: [], line: [], firsts: [], end: 0 }),
  }
}

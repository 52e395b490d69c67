import type { RoomId } from '@plenary/shared/ids.ts'

/** A node of the server among others: a new one for each start. */
export type NodeId = string

/** What one node tells the others of a room. Any of it may be lost, doubled or late: the log is the truth. */
export type BusWord =
  /** The room's log has reached this row. */
  | { kind: 'log'; seq: number }
  /** Awareness entries, in the bytes of y-protocols, of people on the sending node. */
  | { kind: 'presence'; presence: Uint8Array }
  /** A node has just opened the room: say who is on yours. */
  | { kind: 'ask-presence' }

export type BusListener = (word: BusWord, from: NodeId) => void

export interface Bus {
  readonly nodeId: NodeId
  publish(roomId: RoomId, word: BusWord): void
  subscribe(roomId: RoomId, listener: BusListener): () => void
  readonly isHearing: boolean
  close(): Promise<void>
}

/** The bus of a server that is alone: nobody is told, and nobody tells. */
export class SilentBus implements Bus {
  readonly nodeId = 'alone'
  readonly isHearing = true

  publish(): void {}

  subscribe(): () => void {
    return () => {}
  }

  async close(): Promise<void> {}
}

import type { RoomId } from '@plenary/shared/ids.ts'

declare const kind: unique symbol
/** One running server among several, from its start to its end. */
export type NodeId = string & { readonly [kind]: 'node' }

/** What one node tells the others of a room. Any of it may be lost, doubled or come late: the log is the truth. */
export type BusWord =
  /** The room's log has reached `seq`. */
  | { kind: 'log'; seq: number }
  /** Awareness entries (y-protocols bytes) of people on the sending node. */
  | { kind: 'presence'; presence: Uint8Array }
  /** The sender has just opened the room: say who is on your node. */
  | { kind: 'ask-presence' }
  /** What somebody may do has changed: `whose` says of whom, in words that the engine does not read. */
  | { kind: 'rights'; whose: string }
  /** Something beside the text has changed, in words that the engine does not read. */
  | { kind: 'event'; text: string }

/** Words that are about no room go under this id, to every node. */
export const EVERYWHERE = '00000000-0000-0000-0000-000000000000' as string as RoomId

export type BusListener = (word: BusWord, from: NodeId) => void

/** How the nodes that serve one database speak to each other. */
export interface Bus {
  /** This node, as others see it: a new one for each start. */
  readonly nodeId: NodeId
  /** Never throws and never waits; may be lost. A node does not hear itself. */
  publish(roomId: RoomId, word: BusWord): void
  /**
   * Words about a room from the other nodes, until the returned function is called. It is in force before what is
   * published after it, so whoever then asks hears the answers; what others sent just before may be missed.
   */
  subscribe(roomId: RoomId, listener: BusListener): () => void
  /** Whether there may be other nodes: to nobody nothing need be said. */
  readonly hasCompany: boolean
  /** Whether others can be expected to be heard at present. While false, whoever depends on them reads the log. */
  readonly isHearing: boolean
  /** Sends what waits, if that can be done within a second, and ends. */
  close(): Promise<void>
}

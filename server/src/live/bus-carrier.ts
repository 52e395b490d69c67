import type { RoomId } from '@plenary/shared/ids.ts'
import type { NodeId } from './bus.ts'

/** Bytes on their way to everybody who listens to a channel. */
export type BusPacket = { channel: string; bytes: Uint8Array }

/** What carries packets between nodes: PostgreSQL or Valkey. */
export interface BusCarrier {
  /** For the log. */
  readonly name: string
  readonly maxPacketBytes: number
  /** Whether every node hears the heartbeats of all others, and so knows when there are none. */
  readonly tellsOfOthers: boolean
  /** Where words about a room go: the same channel for all, or one each. */
  roomChannel(roomId: RoomId): string
  /** Where a node hears its own heartbeat. */
  heartbeatChannel(nodeId: NodeId): string
  /**
   * A new connection, which hands on each packet that arrives. An aborted signal ends the attempt; so does whatever
   * goes wrong, with an error.
   */
  connect(onPacket: (bytes: Uint8Array) => void, signal: AbortSignal): Promise<BusConnection>
}

/** One connection, from its opening to its end; another one is opened after it. */
export interface BusConnection {
  /** Packets of these channels arrive from then on. */
  listen(channels: readonly string[]): Promise<void>
  unlisten(channel: string): Promise<void>
  /** Resolves when all are on their way, in this order, to everybody who listens, this node included. */
  send(packets: readonly BusPacket[]): Promise<void>
  /** Resolves with the reason when the connection has ended by itself. */
  readonly lost: Promise<unknown>
  /** Ends it at once; whatever still waits for an answer rejects. Never rejects itself. */
  close(): Promise<void>
}

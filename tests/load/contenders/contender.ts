import type { Address } from '../lines/address.ts'
import type { Line } from '../lines/line.ts'
import type { LoadRoom } from '../lines/load-room.ts'
import type { PlannedRoom } from '../lines/planned-room.ts'

/** Everybody who runs, in the order of the report; `limit` does nothing but pass bytes on. */
export const CONTENDER_NAMES = ['plenary', 'hocuspocus-db', 'hocuspocus', 'y-websocket', 'limit'] as const
export type ContenderName = (typeof CONTENDER_NAMES)[number]

/** Those that Plenary is compared with. */
export const PEERS = ['hocuspocus-db', 'hocuspocus', 'y-websocket'] as const satisfies ContenderName[]

/** One person's place in a room; people are numbered through the whole run, each an account of their own. */
export type Seat = { room: string; person: number }

/** A text that has come, whole. */
export type OpenedText = { line: Line; ms: number; text: Uint8Array }

/** A server in the competition: how to run it, fill it and speak to it. */
export type Contender = {
  readonly name: ContenderName
  /** Whether texts survive a restart. Those in memory get them again from whoever comes first. */
  readonly keepsText: boolean
  /** Whether it answers markers with `saved` and leases client ids. */
  readonly saysSaved: boolean
  /** The main file of its process, after options for Node if it is run with any. */
  readonly program: readonly string[]
  environment(port: number): Record<string, string>
  /** Writes rooms into its store while it does not run; nothing for those in memory. */
  prepare(rooms: readonly PlannedRoom[]): Promise<void>
  /** `formerId` is the client id a person had there before their line broke. */
  address(seat: Seat, port: number, formerId?: number): Address
  /** What a client of it says of its own place in the text, with a cursor. */
  presence(person: number, cursor: unknown): unknown
  /** Fetches a whole text as a client would. Plenary's way over HTTP will stand here. */
  open(room: LoadRoom, seat: Seat, port: number): Promise<OpenedText>
  close(): Promise<void>
}

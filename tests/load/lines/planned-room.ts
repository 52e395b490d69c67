/** A room as a workload wants it before anybody comes. */
export type PlannedRoom = {
  name: string
  /** The text as it came about, one update for each edit. */
  updates: readonly Uint8Array[]
  /** The same as one update. */
  text: Uint8Array
  /** Client ids 1 to this have been used in it. */
  clientIds: number
}

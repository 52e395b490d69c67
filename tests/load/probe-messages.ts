/** Asked of a server's probe. Collecting garbage first makes memory comparable; it stops the server meanwhile. */
export type ProbeQuestion = { id: number; collectGarbage: boolean }

/** CPU since the start of the process, all of its threads; event-loop delay since the last question. */
export type ProbeAnswer = {
  id: number
  cpuUs: number
  rssBytes: number
  heapBytes: number
  loopDelayP99Ms: number
  loopDelayMaxMs: number
}

/** How a person's socket is opened, and what each of its frames begins with. */
export type Address = {
  url: string
  headers: Record<string, string>
  /** Before each message, in both directions; empty for most. */
  prefix: Uint8Array
  /** A message to begin with; the first sync step then waits for its answer. */
  greeting: Uint8Array<ArrayBuffer> | null
  /** Whether its client sends what it says in one moment in one frame. */
  packs: boolean
}

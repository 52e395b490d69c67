import { SNAPSHOT_LONGEST_MS, SNAPSHOT_LOOK_MS, SNAPSHOT_QUIET_MS } from '@plenary/shared/limits.ts'

/** When the server keeps a version by itself, and how often it looks whether to. */
export type VersionTiming = { lookMs: number; quietMs: number; longestMs: number }

export const VERSION_TIMING: VersionTiming = {
  lookMs: SNAPSHOT_LOOK_MS,
  quietMs: SNAPSHOT_QUIET_MS,
  longestMs: SNAPSHOT_LONGEST_MS,
}

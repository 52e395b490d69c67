import { COMMIT_WINDOW_MAX_MS, COMMIT_WINDOW_MS } from '@plenary/shared/limits.ts'

/** How long a room with so many people gathers changes: their frames are the cost, and few see a quiet room. */
export function commitWindowMs(people: number): number {
  return Math.min(COMMIT_WINDOW_MAX_MS, COMMIT_WINDOW_MS + Math.max(0, people - 12) / 7)
}

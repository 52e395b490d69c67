import type { OVERLAYS } from './aria/overlays.ts'

export type Overlays = typeof OVERLAYS

let fetched: Overlays | null = null

/** Fetches what opens over a page, once; no page needs it before somebody opens something. Rejects when it cannot. */
export async function fetchOverlays(): Promise<Overlays> {
  fetched ??= (await import('./aria/overlays.ts')).OVERLAYS
  return fetched
}

/** What opens over a page; null until it has been fetched. */
export function fetchedOverlays(): Overlays | null {
  return fetched
}

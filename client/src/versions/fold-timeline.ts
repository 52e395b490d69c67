import type { Snapshot } from '@plenary/shared/snapshots.ts'

/** A version of its own, or the automatic ones that stand in a row. */
export type TimelineEntry =
  | { kind: 'version'; snapshot: Snapshot }
  | { kind: 'automatic'; snapshots: Snapshot[] }

/** Versions as a timeline shows them: those that the server kept by itself are folded where they stand in a row. */
export function foldTimeline(newestFirst: readonly Snapshot[]): TimelineEntry[] {
  const entries: TimelineEntry[] = []
  for (const snapshot of newestFirst) {
    const last = entries.at(-1)
    if (snapshot.kind !== 'automatic') entries.push({ kind: 'version', snapshot })
    else if (last?.kind === 'automatic') last.snapshots.push(snapshot)
    else entries.push({ kind: 'automatic', snapshots: [snapshot] })
  }
  return entries
}

import type { CallChange } from '@plenary/shared/document/call-changes.ts'
import type { SnapshotId } from '@plenary/shared/ids.ts'
import type { VersionKey } from '../versions/use-snapshots.ts'

/** From one adopted text to the next, or to the text of now: then `at` is null. */
export type Year = { from: SnapshotId; to: VersionKey; at: string | null; changes: readonly CallChange[] }

/** Every call of any of the texts under its newest title, in the order of the newest text that has it. */
export function callsOf(years: readonly Year[]): { id: string; title: string }[] {
  const titles = new Map<string, string>()
  for (const { changes } of years.toReversed())
    for (const { id, title } of changes) if (!titles.has(id)) titles.set(id, title)
  return [...titles].map(([id, title]) => ({ id, title }))
}

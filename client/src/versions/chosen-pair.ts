import type { SnapshotId } from '@plenary/shared/ids.ts'
import type { Snapshot, SnapshotList } from '@plenary/shared/snapshots.ts'
import type { VersionKey } from './use-snapshots.ts'

/** The two that are compared: the older first. */
export type Pair = { from: SnapshotId; to: VersionKey }

/** What an address asks for, which may name versions that are not there. */
export type AskedPair = { from?: string | undefined; to?: string | undefined }

/**
 * The versions to compare: those asked for, the older first; else the text of now with the newest that somebody wanted
 * to be kept, or where nothing has changed since, that one with the one before. Null where there are none.
 */
export function chosenPair({ items, live }: SnapshotList, asked: AskedPair): Pair | null {
  const [newest] = items
  if (!newest) return null
  const known = (id: string | undefined) => items.find((item) => item.id === id)
  const asksLive = asked.to === 'live' || (asked.to === undefined && (live.hasChanged || items.length === 1))
  const to = asksLive ? null : (known(asked.to) ?? newest)
  const older = to ? items.slice(items.indexOf(to) + 1) : items
  const from = known(asked.from) ?? older.find(isWanted) ?? older[0] ?? newest
  return inOrder(from, to)
}

function isWanted({ kind }: Snapshot): boolean {
  return kind !== 'automatic'
}

function inOrder(from: Snapshot, to: Snapshot | null): Pair {
  if (!to) return { from: from.id, to: 'live' }
  return from.number <= to.number ? { from: from.id, to: to.id } : { from: to.id, to: from.id }
}

import type { SnapshotId } from '@plenary/shared/ids.ts'

/** What can be said of a version beside a signature of it. */
export type SignedVersionRecord = {
  id: SnapshotId
  number: number
  label: string | null
  takenAt: Date
  words: number
  /** Of the text as it was kept. */
  hash: string
  /** Whether a passage was removed from it since: then it is not the text of that hash any more. */
  isPurged: boolean
}

/** The columns of `snapshots` for it, to be joined to what refers to a version by `snapshot_id`. */
export const SIGNED_VERSION_COLUMNS = [
  'snapshots.number',
  'snapshots.label',
  'snapshots.taken_at',
  'snapshots.words',
  'snapshots.hash',
  'snapshots.purged_in',
] as const

type VersionRow = {
  snapshot_id: SnapshotId
  number: number
  label: string | null
  taken_at: Date
  words: number
  hash: string
  purged_in: number | null
}

export function signedVersionOf(row: VersionRow): SignedVersionRecord {
  const { snapshot_id: id, number, label, taken_at: takenAt, words, hash } = row
  return { id, number, label, takenAt, words, hash, isPurged: row.purged_in !== null }
}

import { createHash } from 'node:crypto'
import type { OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import type { Contribution, SnapshotKind } from '@plenary/shared/snapshots.ts'
import canonicalize from 'canonicalize'
import type { Removals, VersionRedaction } from './snapshot-tables.ts'

/** What the chain of a room's versions holds of one: everything that is kept of it but the person who took it. */
export type ChainedSnapshot = {
  roomId: RoomId
  number: number
  kind: SnapshotKind
  label: string | null
  note: string | null
  beforeRestoring: number | null
  organizationId: OrganizationId | null
  takenAt: Date
  logSeq: number
  words: number
  hash: string
  stateHash: string
  contributions: Contribution[]
  removals: Removals
}

/** What the first version of a room follows. */
export const NO_SNAPSHOT_HASH = '0'.repeat(64)

/** What the chain holds of a purge: everything but the person. */
export type ChainedPurge = {
  roomId: RoomId
  epoch: number
  organizationId: OrganizationId
  purgedAt: Date
  afterNumber: number
  redactions: VersionRedaction[]
}

/** SHA-256, in hex, of a version and of the hash of the one before it. People are not in it: names may be hidden later. */
export function chainHashOf(snapshot: ChainedSnapshot, previousHash: string): string {
  const { takenAt, ...facts } = snapshot
  return hashOfFacts({ ...facts, takenAt: takenAt.toISOString(), previousHash })
}

/** The same of a purge, which is a link of the chain: what it made of a version is held by it, as the rest is by theirs. */
export function chainHashOfPurge({ purgedAt, ...facts }: ChainedPurge, previousHash: string): string {
  return hashOfFacts({ ...facts, purgedAt: purgedAt.toISOString(), previousHash })
}

function hashOfFacts(facts: object): string {
  const said = canonicalize(facts)
  if (said === undefined) throw new Error('facts without a form')
  return hashOf(said)
}

/** SHA-256 in hex. */
export function hashOf(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex')
}

import type { SnapshotId } from '@plenary/shared/ids.ts'
import { type Standing, standingsOf } from '@plenary/shared/sign-off-standings.ts'
import type { SignedVersion, SignOff, SignOffList, SignOffRound } from '@plenary/shared/sign-offs.ts'

/**
 * What a signatory is to read: the version to decide on, or once it is signed, what has become of it; and against what,
 * the text that their organisation decided on last. Null where there was none.
 */
export type Reading =
  | { task: 'decide' | 'read'; round: SignOffRound; to: SnapshotId; since: SignOff | null }
  | { task: 'keep'; round: SignOffRound; standing: Standing<SignOff>; to: 'live'; since: SignOff }

/** What there is to read for whoever asks; null where nothing was ever put up for signature. */
export function readingOf(list: SignOffList): Reading | null {
  const [round] = list.items
  if (!round) return null
  const own = list.signOffs.filter(({ organizationId }) => organizationId === list.own)
  const standing = standingsOf(own).get(list.own)
  const last = own.findLast(({ act }) => act !== 'withdrawn') ?? null
  const mayDecide = round.abilities.includes('sign')
  const isOwed = mayDecide && !own.some(({ roundId }) => roundId === round.id)
  if (!isOwed && standing?.signedHash) {
    const since = standing.confirmed ?? standing.decision
    return { task: 'keep', round, standing, to: 'live', since }
  }
  const since = last && last.version.id !== round.version.id ? last : null
  return { task: mayDecide ? 'decide' : 'read', round, to: round.version.id, since }
}

/** The two texts to compare: what is new beside what was decided on last, or the text beside itself. */
export function pairOf({ since, to, round }: Reading): { from: SnapshotId; to: SnapshotId | 'live' } {
  const from: SignedVersion = since?.version ?? round.version
  return { from: from.id, to }
}

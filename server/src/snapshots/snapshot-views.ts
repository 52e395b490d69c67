import { listOrganizations } from '@plenary/db/organizations.ts'
import type { SnapshotRecord } from '@plenary/db/snapshots.ts'
import type { OrganizationId } from '@plenary/shared/ids.ts'
import type { Organization } from '@plenary/shared/organizations.ts'
import type { Contribution, Snapshot } from '@plenary/shared/snapshots.ts'
import type { ServerContext } from '../context.ts'
import { RoomNames } from '../rooms/room-names.ts'
import type { Speaker } from '../rooms/speaker.ts'

/** Versions as whoever asks sees them, in the order given; those that were thinned out are counted to the next newer. */
export async function showSnapshots(
  ctx: ServerContext,
  { room }: Speaker,
  newestFirst: readonly SnapshotRecord[],
): Promise<Snapshot[]> {
  const takers = newestFirst.flatMap(({ takenBy, purge }) => [
    takenBy?.memberId ?? null,
    purge?.by.memberId ?? null,
  ])
  const names = await RoomNames.of(ctx.db, room, takers)
  const shown: Snapshot[] = []
  let passed: Contribution[] = []
  for (const record of newestFirst.toReversed()) {
    const contributions = joined([...passed, ...record.contributions])
    passed = record.isThinned ? contributions : []
    if (!record.isThinned) shown.push(show(record, { names, contributions }))
  }
  return shown.toReversed()
}

function show(
  record: SnapshotRecord,
  { names, contributions }: { names: RoomNames; contributions: Contribution[] },
): Snapshot {
  const { id, number, kind, label, note, beforeRestoring, takenBy, takenAt, words, hash, purge } = record
  return {
    ...{ id, number, kind, label, note, beforeRestoring, words, hash, contributions },
    takenBy: takenBy && names.author(takenBy),
    takenAt: takenAt.toISOString(),
    purge: purge && { at: purge.at.toISOString(), by: names.author(purge.by) },
  }
}

function joined(contributions: readonly Contribution[]): Contribution[] {
  const sums = new Map<OrganizationId, Contribution>()
  for (const { organizationId, added, removed } of contributions) {
    const sum = sums.get(organizationId) ?? { organizationId, added: 0, removed: 0 }
    sums.set(organizationId, { organizationId, added: sum.added + added, removed: sum.removed + removed })
  }
  return [...sums.values()].toSorted((a, b) => b.added + b.removed - a.added - a.removed)
}

/** The organisations that some versions name. */
export function organizationsIn(snapshots: readonly Snapshot[]): OrganizationId[] {
  return snapshots.flatMap(({ takenBy, purge, contributions }) => [
    ...(takenBy ? [takenBy.organizationId] : []),
    ...(purge ? [purge.by.organizationId] : []),
    ...contributions.map(({ organizationId }) => organizationId),
  ])
}

/** Organisations of the room's coalition as they are shown, in the order of the coalition. */
export async function organizationsOf(
  ctx: ServerContext,
  { room }: Speaker,
  wanted: ReadonlySet<OrganizationId>,
): Promise<Organization[]> {
  const all = await listOrganizations(ctx.db, room.coalition.id)
  return all
    .filter(({ id }) => wanted.has(id))
    .map(({ id, name, shortName, letters, hue, language }) => ({
      id,
      name,
      shortName,
      letters,
      hue,
      language,
    }))
}

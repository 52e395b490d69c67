import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'
import { decide } from '../sign-offs/deciding.ts'
import { openSignOff } from '../sign-offs/opening.ts'
import { takeSnapshot } from '../snapshots/snapshots.ts'
import { type People, person } from './demo-people.ts'
import type { DemoDecision, DemoVersion } from './demo-story.ts'

const DAY_MS = 86_400_000

/** Keeps a version of the demo and, where it was put up, lets its organisations decide on it. Gives its id. */
export async function keepDemoVersion(
  ctx: ServerContext,
  people: People,
  { roomId, version }: { roomId: RoomId; version: DemoVersion },
): Promise<SnapshotId> {
  const { actor } = person(people, 'larkspur')
  const { label, note, signOff } = version
  const { id } = await takeSnapshot(ctx, actor, roomId, { kind: 'named', label, note })
  if (!signOff) return id
  const {
    items: [round],
  } = await openSignOff(ctx, actor, roomId, {
    ...{ snapshotId: id, label, note: null, timeZone: 'Europe/Zurich', isFreezing: false },
    closesAt: afternoon(ctx.now() + signOff.days * DAY_MS),
    organizationIds: signOff.asked.map((key) => person(people, key).mandate.organization.id),
  })
  if (!round) throw new Error('the round of the demo was not opened')
  for (const decision of signOff.decisions) {
    const { hash } = round.version
    await decide(
      ctx,
      person(people, decision.by).actor,
      { roomId, roundId: round.id },
      decisionOf(decision, hash),
    )
  }
  return id
}

/** Late in the afternoon of a day in Geneva, winter or summer. */
function afternoon(atMs: number): string {
  return `${new Date(atMs).toISOString().slice(0, 10)}T16:00:00.000Z`
}

function decisionOf({ by: _by, ...decision }: DemoDecision, hash: string) {
  const { authority, capacity } = decision
  const signature = { hash, capacity, authority, isConfidential: false }
  switch (decision.act) {
    case 'endorsed':
      return { act: decision.act, ...signature }
    case 'reserved':
      return { act: decision.act, ...signature, reservation: decision.reservation, isPrinted: true }
    case 'declined':
      return { act: decision.act, hash, capacity, reason: decision.reason }
  }
}

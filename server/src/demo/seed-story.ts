import { findCoalition } from '@plenary/db/coalitions.ts'
import { listRooms } from '@plenary/db/rooms.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'
import { decide } from '../sign-offs/deciding.ts'
import { openSignOff } from '../sign-offs/opening.ts'
import { takeSnapshot } from '../snapshots/snapshots.ts'
import { DEMO_COALITION } from './demo-coalition.ts'
import { findPeople, type People, person, whoseRow } from './demo-people.ts'
import { DEMO_STORY, type DemoDecision, type DemoVersion } from './demo-story.ts'
import { replaceWords } from './replace-words.ts'
import { seedReview } from './seed-review.ts'

const DAY_MS = 86_400_000

/**
 * Lets the people of the demo do what they have done by now to its documents: versions, what was decided
 * on them, and a review.
 * It is done by the rules that hold for everybody, with the clock put back.
 */
export async function seedStory(ctx: ServerContext): Promise<void> {
  const coalition = await findCoalition(ctx.db, DEMO_COALITION.slug)
  if (!coalition) throw new Error('there is no demo')
  const room = (await listRooms(ctx.db, coalition.id)).find(({ kind }) => kind === 'submission')
  if (!room) throw new Error('there is no submission in the demo')
  const people = await findPeople(ctx)
  for (const version of DEMO_STORY) {
    const then = { ...ctx, now: () => ctx.now() - version.daysAgo * DAY_MS }
    for (const { by, ...words } of version.edits)
      await replaceWords(ctx.db, { roomId: room.id, ...whoseRow(person(people, by)), ...words })
    await keepVersion(then, people, { roomId: room.id, version })
  }
  await seedReview(ctx, coalition.id, people)
}

async function keepVersion(
  ctx: ServerContext,
  people: People,
  { roomId, version }: { roomId: RoomId; version: DemoVersion },
): Promise<void> {
  const { actor } = person(people, 'larkspur')
  const { label, note, signOff } = version
  const { id } = await takeSnapshot(ctx, actor, roomId, { kind: 'named', label, note })
  if (!signOff) return
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

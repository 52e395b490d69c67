import { findCoalition } from '@plenary/db/coalitions.ts'
import { listRooms } from '@plenary/db/rooms.ts'
import type { ServerContext } from '../context.ts'
import { DEMO_COALITION } from './demo-coalition.ts'
import { findPeople, person, whoseRow } from './demo-people.ts'
import { DEMO_STORY } from './demo-story.ts'
import { keepDemoVersion } from './keep-demo-version.ts'
import { replaceWords } from './replace-words.ts'
import { seedReview } from './seed-review.ts'

const DAY_MS = 86_400_000

/**
 * Lets the people of the demo do what they have done by now to its documents: versions, what was decided on them, and a
 * review. It is done by the rules that hold for everybody, with the clock put back.
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
    await keepDemoVersion(then, people, { roomId: room.id, version })
  }
  await seedReview(ctx, coalition.id, people)
}

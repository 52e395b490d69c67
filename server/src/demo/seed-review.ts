import { listRooms } from '@plenary/db/rooms.ts'
import type { CoalitionId } from '@plenary/shared/ids.ts'
import type { CallState } from '@plenary/shared/reviews.ts'
import type { ServerContext } from '../context.ts'
import { adoptVersion, markReviewCall, startReview } from '../reviews/reviewing.ts'
import { listReviews } from '../reviews/reviews.ts'
import { takeSnapshot } from '../snapshots/snapshots.ts'
import type { DemoOrganizationKey } from './demo-coalition.ts'
import { type People, person, whoseRow } from './demo-people.ts'
import { replaceWords } from './replace-words.ts'

const DAY_MS = 86_400_000

type Mark = { by: DemoOrganizationKey; call: string; state: CallState; note: string }

const MARKS: readonly Mark[] = [
  {
    by: 'larkspur',
    call: 'Call 1',
    state: 'agreed',
    note: 'A draft law was announced in spring; nothing was tabled.',
  },
  {
    by: 'opendoor',
    call: 'Call 4',
    state: 'agreed',
    note: 'The standard of Ostrevane is in force since January.',
  },
  { by: 'aubepine', call: 'Call 3', state: 'discussed', note: 'We ask whether three years are enough.' },
]

/** The blueprint of the demo was adopted a year ago, and is being gone through again. */
export async function seedReview(
  ctx: ServerContext,
  coalitionId: CoalitionId,
  people: People,
): Promise<void> {
  const room = (await listRooms(ctx.db, coalitionId)).find(({ kind }) => kind === 'blueprint')
  if (!room) throw new Error('there is no blueprint in the demo')
  const { actor } = person(people, 'larkspur')
  const daysAgo = (days: number) => ({ ...ctx, now: () => ctx.now() - days * DAY_MS })
  const first = { kind: 'named', label: 'Adopted blueprint', note: null } as const
  const { id } = await takeSnapshot(daysAgo(347), actor, room.id, first)
  await adoptVersion(daysAgo(347), actor, room.id, id)
  await startReview(daysAgo(20), actor, room.id, { note: 'To be adopted again in May.' })
  await replaceWords(ctx.db, {
    roomId: room.id,
    ...whoseRow(person(people, 'larkspur')),
    old: 'Such a count is useful. It cannot open a file or summon a ministry.',
    words:
      'Such a count is useful, and will be repeated every year. It cannot open a file or summon a ministry.',
  })
  const { review } = await listReviews(ctx, actor, room.id)
  for (const { by, call, state, note } of MARKS) {
    const found = review?.calls.find(({ title }) => title.startsWith(call))
    if (!found) throw new Error(`the blueprint of the demo has no ${call}`)
    const place = { roomId: room.id, callId: found.id }
    await markReviewCall(daysAgo(6), person(people, by).actor, place, { state, note })
  }
}

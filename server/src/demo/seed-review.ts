import { listRooms } from '@plenary/db/rooms.ts'
import type { CoalitionId } from '@plenary/shared/ids.ts'
import type { CallState } from '@plenary/shared/reviews.ts'
import type { ServerContext } from '../context.ts'
import { adoptVersion, markReviewCall, startReview } from '../reviews/reviewing.ts'
import { listReviews } from '../reviews/reviews.ts'
import type { DemoOrganizationKey } from './demo-coalition.ts'
import { type People, person, whoseRow } from './demo-people.ts'
import type { DemoEdit, DemoVersion } from './demo-story.ts'
import { keepDemoVersion } from './keep-demo-version.ts'
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

const SIGNED = ['larkspur', 'aubepine', 'opendoor', 'threadwork'] as const

/** The texts that were adopted, the oldest first; the second is what the first became in a year. */
const ADOPTED: readonly DemoVersion[] = [
  { label: 'First blueprint', note: null, daysAgo: 712, edits: [], signOff: null },
  {
    label: 'Blueprint after its first year',
    note: null,
    daysAgo: 347,
    edits: [
      {
        by: 'larkspur',
        old: 'Such a count is useful.',
        words: 'Such a count is useful, and others have begun to repeat it.',
      },
    ],
    signOff: {
      asked: SIGNED,
      days: 7,
      decisions: SIGNED.map((by) => ({
        ...{ by, act: 'endorsed', capacity: 'Chair', authority: 'by the board' },
      })),
    },
  },
]

/** The blueprint of the demo was adopted twice, and is being gone through again. */
export async function seedReview(
  ctx: ServerContext,
  coalitionId: CoalitionId,
  people: People,
): Promise<void> {
  const room = (await listRooms(ctx.db, coalitionId)).find(({ kind }) => kind === 'blueprint')
  if (!room) throw new Error('there is no blueprint in the demo')
  const { actor } = person(people, 'larkspur')
  const daysAgo = (days: number) => ({ ...ctx, now: () => ctx.now() - days * DAY_MS })
  const edit = ({ by, ...words }: DemoEdit) =>
    replaceWords(ctx.db, { roomId: room.id, ...whoseRow(person(people, by)), ...words })
  for (const version of ADOPTED) {
    for (const change of version.edits) await edit(change)
    const then = daysAgo(version.daysAgo)
    const id = await keepDemoVersion(then, people, { roomId: room.id, version })
    await adoptVersion(then, actor, room.id, id)
  }
  await startReview(daysAgo(20), actor, room.id, { note: 'To be adopted again in May.' })
  await edit({
    by: 'larkspur',
    old: 'It cannot open a file or summon a ministry.',
    words: 'It cannot open a file, summon a ministry or ask for a figure.',
  })
  const { review } = await listReviews(ctx, actor, room.id)
  for (const { by, call, state, note } of MARKS) {
    const found = review?.calls.find(({ title }) => title.startsWith(call))
    if (!found) throw new Error(`the blueprint of the demo has no ${call}`)
    const place = { roomId: room.id, callId: found.id }
    await markReviewCall(daysAgo(6), person(people, by).actor, place, { state, note })
  }
}

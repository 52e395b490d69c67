import { type ReviewList, reviewListSchema } from '@plenary/shared/reviews.ts'
import { roomListSchema } from '@plenary/shared/rooms.ts'
import { COALITION } from './inviting.ts'
import { TestClock } from './rounds.ts'
import { startTestServer } from './start-server.ts'
import { IMANI, MAELLE } from './submission.ts'
import { TestMember } from './test-member.ts'

/** The blueprint on a server with a clock of the test's own: Imani coordinates, Maëlle writes, Tomas may only read. */
export async function reviewGround() {
  const clock = new TestClock()
  const server = await startTestServer('any', {}, clock.now)
  const imani = await TestMember.signIn(server, IMANI)
  const maelle = await TestMember.signIn(server, MAELLE)
  const tomas = await TestMember.signIn(server, 'tomas@kestrel.example')
  return { clock, server, imani, maelle, tomas, roomId: await blueprintId(imani) }
}

/** The id of the blueprint of the demo. */
export async function blueprintId(person: TestMember): Promise<string> {
  const { items } = roomListSchema.parse((await person.call('GET', `${COALITION}/rooms`)).body)
  const id = items.find(({ kind }) => kind === 'blueprint')?.id
  if (!id) throw new Error('no blueprint')
  return id
}

/** What somebody sees of the reviews of a blueprint. */
export async function reviewsSeenBy(person: TestMember, roomId: string): Promise<ReviewList> {
  return reviewListSchema.parse((await person.call('GET', `/api/rooms/${roomId}/review`)).body)
}

/** Does something about a review; gives the status, and the code or the fields of a refusal. */
export async function onReview(
  by: TestMember,
  method: string,
  path: string,
  body?: unknown,
): Promise<string> {
  const answer = await by.call(method, path, body)
  const { code, fields } = (answer.body ?? {}) as { code?: string; fields?: string[] }
  return [answer.status, fields ?? code].filter(Boolean).join(' ')
}

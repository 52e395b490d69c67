import { FREEZE_LEVELS, type FreezeLevel } from '@plenary/shared/permissions.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { describe, expect, test } from 'vitest'
import { type AccessGround, KINDS, type Kind, useAccessGround } from '../support/access-people.ts'
import { ACCESS_TABLE, type AccessRow } from '../support/access-table.ts'
import { freeze, unfreeze } from '../support/freezing.ts'
import type { TestMember } from '../support/test-member.ts'

/** What changes the text, or goes along with a change of it. */
const WRITES = ['PATCH /api/rooms/:id/anchors', 'POST /api/rooms/:id/threads/:thread/application']

/** What is said about the text, and asked. */
const SAYS = [
  'POST /api/rooms/:id/threads',
  'POST /api/rooms/:id/threads/:thread/comments',
  'PUT /api/rooms/:id/threads/:thread/comments/:comment/agreement',
  'PUT /api/rooms/:id/threads/:thread/settlement',
  'DELETE /api/rooms/:id/threads/:thread/settlement',
  'PUT /api/rooms/:id/threads/:thread/assignment',
  'PUT /api/rooms/:id/threads/:thread/anchor',
  'POST /api/rooms/:id/rounds',
]

/** Others' comments are nobody's to change: in a locked room that is what is said first. */
const OWN = [
  'PUT /api/rooms/:id/threads/:thread/comments/:comment',
  'DELETE /api/rooms/:id/threads/:thread/comments/:comment',
]

/** The rows that answer otherwise in a frozen room. */
const WITHHELD: Record<FreezeLevel, readonly string[]> = {
  comments: WRITES,
  locked: [...WRITES, ...SAYS, ...OWN],
}

/**
 * Rows of a room; not those that change the freeze itself, that need an open round, which no locked room has,
 * or that are of blueprints (reviews.test.ts).
 */
const ROWS = Object.entries(ACCESS_TABLE).filter(
  ([route]) => route.includes('/rooms/:id') && !/freeze|review|rounds\/:round/.test(route),
)

/** What a kind of person is answered in a frozen room: who could do it otherwise is told that it is frozen. */
function expected(level: FreezeLevel, route: string, answers: AccessRow['answers']): AccessRow['answers'] {
  if (!WITHHELD[level].includes(route)) return answers
  const told = (kind: Kind) => {
    const mayOtherwise = /^2|^422/.test(answers[kind]) || (OWN.includes(route) && kind !== 'reader')
    return mayOtherwise && !/^4(01|04)/.test(answers[kind]) ? '409 room-frozen' : answers[kind]
  }
  return Object.fromEntries(KINDS.map((kind) => [kind, told(kind)])) as AccessRow['answers']
}

describe.each(FREEZE_LEVELS)('[FZ3] [FZ4] in a room with the freeze “%s”', (level) => {
  const ground = useAccessGround()

  test.each(ROWS)('%s', async (route, row) => {
    const answers: Partial<Record<Kind, string>> = {}
    for (const kind of KINDS) answers[kind] = await askFrozen(ground(), { level, route, row }, kind)
    expect(answers).toEqual(expected(level, route, row.answers))
  })
})

/** Makes what is asked for while the room is not frozen, freezes it, and asks. */
async function askFrozen(
  ground: AccessGround,
  { level, route, row }: { level: FreezeLevel; route: string; row: AccessRow },
  kind: Kind,
): Promise<string> {
  const { imani, roomId } = ground
  const person: TestMember = ground.person(kind)
  const { path, body, by = person } = await row.make(ground, person)
  await freeze(imani, roomId, level)
  const [method = 'GET'] = route.split(' ')
  const answer = await by.request(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  await unfreeze(imani, roomId)
  return answer.ok
    ? String(answer.status)
    : `${answer.status} ${problemSchema.parse(await answer.json()).code}`
}

import type { FreezeInput } from '@plenary/shared/freezes.ts'
import { FREEZE_CHOICES, type FreezeLevel } from '@plenary/shared/permissions.ts'
import { problemSchema } from '@plenary/shared/problem.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AccessGround, KINDS, type Kind, useAccessGround } from '../support/access-people.ts'
import { ACCESS_TABLE, type AccessRequest, type AccessRow } from '../support/access-table.ts'
import { freeze, unfreeze } from '../support/freezing.ts'
import { seal } from '../support/sealing.ts'
import type { TestMember } from '../support/test-member.ts'

/** What changes the text, or goes along with a change of it. */
const WRITES = [
  'PATCH /api/rooms/:id/anchors',
  'POST /api/rooms/:id/images',
  'POST /api/rooms/:id/threads/:thread/application',
]

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

/** What a text that is final is not to have: another name, another version, another signature, another plan. */
const KEEPS = [
  'PATCH /api/rooms/:id',
  'PUT /api/rooms/:id/plan/mechanism',
  'PUT /api/rooms/:id/plan/limit',
  'DELETE /api/rooms/:id/plan/limit',
  'PATCH /api/rooms/:id/plan/sections/:heading',
  'POST /api/rooms/:id/snapshots',
  'POST /api/rooms/:id/sign-off',
  'POST /api/rooms/:id/sign-off/confirmation',
  'POST /api/rooms/:id/sign-off/withdrawal',
]

/** The rows that answer otherwise in a frozen room. */
const WITHHELD: Record<FreezeLevel, readonly string[]> = {
  comments: WRITES,
  locked: [...WRITES, ...SAYS, ...OWN],
  sealed: [...WRITES, ...SAYS, ...OWN, ...KEEPS],
}

/**
 * Rows of a room that is no blueprint, since it is none; not those that change the freeze itself, or that need an open
 * round, which no locked room has.
 */
const ROWS = Object.entries(ACCESS_TABLE).filter(
  ([route]) =>
    route.includes('/rooms/:id') && !/freeze|seals|review|rounds\/:round|sign-off\/:round/.test(route),
)

const WITHHOLDING: Record<FreezeLevel, string> = {
  comments: '409 room-frozen',
  locked: '409 room-frozen',
  sealed: '409 room-sealed',
}

/** What a kind of person is answered in a frozen room: who could do it otherwise is told that it is frozen. */
function expected(level: FreezeLevel, route: string, answers: AccessRow['answers']): AccessRow['answers'] {
  if (!WITHHELD[level].includes(route)) return answers
  const told = (kind: Kind) => {
    const mayOtherwise = /^2|^422|no-key/.test(answers[kind]) || (OWN.includes(route) && kind !== 'reader')
    return mayOtherwise && !/^4(01|04)/.test(answers[kind]) ? WITHHOLDING[level] : answers[kind]
  }
  return Object.fromEntries(KINDS.map((kind) => [kind, told(kind)])) as AccessRow['answers']
}

describe.each(FREEZE_CHOICES)('[FZ3] [FZ4] in a room with the freeze “%s”', (level) => {
  const ground = useAccessGround()

  test.each(ROWS)('%s', async (route, row) => {
    const answers: Partial<Record<Kind, string>> = {}
    for (const kind of KINDS) answers[kind] = await askFrozen(ground(), { level, route, row }, kind)
    expect(answers).toEqual(expected(level, route, row.answers))
  })
})

describe('[SL2] in a sealed room', () => {
  const ground = useAccessGround()
  // Who may do most; what is made for a row is made before, since nothing can be made afterwards.
  const made = new Map<string, AccessRequest>()
  beforeAll(async () => {
    const { imani, roomId } = ground()
    for (const [route, row] of ROWS) made.set(route, await row.make(ground(), ground().person('coordinator')))
    await seal(imani, roomId)
  })

  test.each(ROWS)('%s', async (route, row) => {
    const request = made.get(route)
    if (!request) throw new Error('not made')
    const answer = await ask(ground().person('coordinator'), route, request)
    expect(answer).toBe(expected('sealed', route, row.answers).coordinator)
  })
})

/** Makes what is asked for while the room is not frozen, freezes it, and asks. */
async function askFrozen(
  ground: AccessGround,
  { level, route, row }: { level: FreezeInput['level']; route: string; row: AccessRow },
  kind: Kind,
): Promise<string> {
  const { imani, roomId } = ground
  const person: TestMember = ground.person(kind)
  const request = await row.make(ground, person)
  await freeze(imani, roomId, level)
  const answer = await ask(person, route, request)
  await unfreeze(imani, roomId)
  return answer
}

async function ask(person: TestMember, route: string, { path, body, by = person }: AccessRequest) {
  const [method = 'GET'] = route.split(' ')
  const answer = await by.request(path, { method, ...(body !== undefined && { body: JSON.stringify(body) }) })
  return answer.ok
    ? String(answer.status)
    : `${answer.status} ${problemSchema.parse(await answer.json()).code}`
}

import type { BlockAnchor } from '@plenary/shared/anchors.ts'
import type { RoomRole } from '@plenary/shared/permissions.ts'
import {
  type NewRound,
  owedRoundListSchema,
  type Round,
  type RoundList,
  type RoundTable,
  roundListSchema,
  roundSchema,
  roundTableSchema,
} from '@plenary/shared/rounds.ts'
import { spoken } from './commenting.ts'
import { COALITION, organizationCalled } from './inviting.ts'
import { startTestServer } from './start-server.ts'
import { IMANI } from './submission.ts'
import { TestMember } from './test-member.ts'

export const TOMAS = 'tomas@kestrel.example'
export const NOOR = 'noor@opendoor.example'
export const H2 = 'h2@harbourlight.example'
const DAY_MS = 86_400_000

/** A clock that stands, until a test puts it on. */
export class TestClock {
  nowMs = Date.now()
  now = (): number => this.nowMs
  after(days: number): string {
    return new Date(this.nowMs + days * DAY_MS).toISOString()
  }
  putOn(days: number): void {
    this.nowMs += days * DAY_MS
  }
}

/** The joint submission on a server with a clock of the test's own, its coordinator and two more people. */
export async function roundGround() {
  const clock = new TestClock()
  const server = await startTestServer('any', {}, clock.now)
  const imani = await TestMember.signIn(server, IMANI)
  const tomas = await TestMember.signIn(server, TOMAS)
  const noor = await TestMember.signIn(server, NOOR)
  return { clock, server, imani, tomas, noor, roomId: await imani.submissionId() }
}

type Wish = Partial<Omit<NewRound, 'organizationIds'>> & { asked?: readonly string[] }

/** What the dialog sends: a round for Kestrel and Open Door, for two days. */
export async function roundInput(
  by: TestMember,
  { asked = ['Kestrel Housing', 'Open Door'], ...wish }: Wish = {},
) {
  const organizations = await Promise.all(asked.map((name) => organizationCalled(by, name)))
  return {
    kind: 'comments',
    title: 'First reading',
    note: null,
    closesAt: new Date(Date.now() + 2 * DAY_MS).toISOString(),
    ...wish,
    organizationIds: organizations.map(({ id }) => id),
  }
}

/** Opens a round. */
export async function openRound(by: TestMember, roomId: string, wish: Wish = {}): Promise<Round> {
  const answer = await by.call('POST', `/api/rooms/${roomId}/rounds`, await roundInput(by, wish))
  if (answer.status !== 201) throw new Error(`no round: ${answer.status} ${JSON.stringify(answer.body)}`)
  return roundSchema.parse(answer.body)
}

/** The rounds of a room as somebody sees them. */
export async function roundsSeenBy(person: TestMember, roomId: string): Promise<RoundList> {
  return roundListSchema.parse((await person.call('GET', `/api/rooms/${roomId}/rounds`)).body)
}

/** A round with its comments as somebody sees it. */
export async function tableSeenBy(person: TestMember, roomId: string, { id }: Round): Promise<RoundTable> {
  return roundTableSchema.parse((await person.call('GET', `/api/rooms/${roomId}/rounds/${id}`)).body)
}

/** What each organisation has answered, by its short name. */
export async function answersIn(person: TestMember, roomId: string, round: Round) {
  const { round: now, organizations } = await tableSeenBy(person, roomId, round)
  const nameOf = new Map(organizations.map(({ id, shortName }) => [id, shortName]))
  return Object.fromEntries(
    now.asked.map(({ organizationId, answer }) => [nameOf.get(organizationId), answer]),
  )
}

/** Says for somebody's organisation that it has nothing to add, or may have after all; gives the status. */
export async function sayNothing(person: TestMember, roomId: string, { id }: Round, takesBack = false) {
  const answer = takesBack ? null : 'nothing-to-add'
  return (await person.call('PUT', `/api/rooms/${roomId}/rounds/${id}/answer`, { answer })).status
}

/** An objection as the dialog sends it. */
export function objection(
  wish: { anchor?: unknown; proposedText?: string | null; visibility?: string } = {},
) {
  const anchor: BlockAnchor = { kind: 'block', start: 'AAAB', blockId: 'block-1', quote: 'every person' }
  return {
    anchor,
    visibility: 'room',
    body: spoken('We cannot stand behind this.'),
    proposedText: 'Each person',
    isObjection: true,
    ...wish,
  }
}

/** Tries to make an objection; gives the status and the code or the fields of a refusal. */
export async function object(person: TestMember, roomId: string, wish: Parameters<typeof objection>[0] = {}) {
  const { status, body } = await person.call('POST', `/api/rooms/${roomId}/threads`, objection(wish))
  const { code, fields } = (body ?? {}) as { code?: string; fields?: string[] }
  return { status, ...(code && { code }), ...(fields && { fields }) }
}

/** The titles of the rounds that somebody's organisation still owes. */
export async function owedBy(person: TestMember): Promise<string[]> {
  const { body } = await person.call('GET', `${COALITION}/owed-rounds`)
  return owedRoundListSchema.parse(body).items.map(({ title }) => title)
}

/** The table of a round as a file. */
export async function exported(
  person: TestMember,
  roomId: string,
  { id }: Round,
  form: string,
): Promise<Response> {
  return person.request(`/api/rooms/${roomId}/rounds/${id}/table.${form}`)
}

/** Gives an organisation a role in a room. */
export async function giveRole(
  by: TestMember,
  roomId: string,
  shortName: string,
  role: RoomRole,
): Promise<void> {
  const { id: organizationId } = await organizationCalled(by, shortName)
  await by.call('PUT', `/api/rooms/${roomId}/roles`, { to: 'organization', organizationId, role })
}

import {
  type NewDecision,
  owedSignOffListSchema,
  type SignOffList,
  type SignOffRound,
  signOffListSchema,
} from '@plenary/shared/sign-offs.ts'
import { COALITION, organizationCalled } from './inviting.ts'
import { TestClock } from './rounds.ts'
import { startTestServer } from './start-server.ts'
import { IMANI, MAELLE, SAMI } from './submission.ts'
import type { StorageWish } from './test-database.ts'
import { TestMember } from './test-member.ts'

const DAY_MS = 86_400_000

/** Kestrel's, an editor, and Réseau Aubépine's; Threadwork's may only read; Imani coordinates. */
export async function signingGround(storage: StorageWish = 'any') {
  const clock = new TestClock()
  const server = await startTestServer(storage, {}, clock.now)
  const [imani, maelle, tomas, sami] = await Promise.all(
    [IMANI, MAELLE, 'tomas@kestrel.example', SAMI].map((email) => TestMember.signIn(server, email)),
  )
  if (!imani || !maelle || !tomas || !sami) throw new Error('somebody is missing')
  return { clock, server, imani, maelle, tomas, sami, roomId: await imani.submissionId() }
}

/** What the dialog sends: the text of now, for three organisations, for three days of Geneva's. */
export async function signOffInput(by: TestMember, wish: Record<string, unknown> = {}) {
  const { asked = ['Réseau Aubépine', 'Kestrel Housing', 'Threadwork'], ...rest } = wish
  const organizations = await Promise.all((asked as string[]).map((name) => organizationCalled(by, name)))
  return {
    snapshotId: null,
    label: 'For sign-off',
    note: null,
    closesAt: new Date(Date.now() + 3 * DAY_MS).toISOString(),
    timeZone: 'Europe/Zurich',
    isFreezing: false,
    organizationIds: organizations.map(({ id }) => id),
    ...rest,
  }
}

/** Asks organisations to sign, and gives the round. */
export async function openSignOff(
  by: TestMember,
  roomId: string,
  wish: Record<string, unknown> = {},
): Promise<SignOffRound> {
  const answer = await by.call('POST', `/api/rooms/${roomId}/sign-off`, await signOffInput(by, wish))
  const [newest] = signOffListOf(answer).items
  if (!newest) throw new Error('no round')
  return newest
}

/** What is signed in a room as somebody sees it. */
export async function signOffsSeenBy(person: TestMember, roomId: string): Promise<SignOffList> {
  return signOffListOf(await person.call('GET', `/api/rooms/${roomId}/sign-off`))
}

type Answer = { status: number; body: unknown }

function signOffListOf({ status, body }: Answer): SignOffList {
  if (status >= 300) throw new Error(`refused: ${status} ${JSON.stringify(body)}`)
  return signOffListSchema.parse(body)
}

/** A decision as the page sends it. */
export function decision(round: SignOffRound, wish: Partial<NewDecision> & Record<string, unknown> = {}) {
  return {
    act: 'endorsed',
    hash: round.version.hash,
    capacity: 'Chair',
    authority: 'Board decision of 12 March',
    isConfidential: false,
    ...wish,
  }
}

/** Decides for somebody's organisation; gives the status, and the code of a refusal. */
export async function decideOn(
  person: TestMember,
  roomId: string,
  round: SignOffRound,
  wish?: Parameters<typeof decision>[1],
): Promise<string> {
  const path = `/api/rooms/${roomId}/sign-off/${round.id}/decision`
  return inShort(await person.call('POST', path, decision(round, wish)))
}

/** Says for somebody's organisation that what has changed up to a text is editorial. */
export async function confirmFor(person: TestMember, roomId: string, hash: string): Promise<string> {
  return inShort(await person.call('POST', `/api/rooms/${roomId}/sign-off/confirmation`, { hash }))
}

export async function withdrawFor(person: TestMember, roomId: string, reason = 'The board has met.') {
  return inShort(await person.call('POST', `/api/rooms/${roomId}/sign-off/withdrawal`, { reason }))
}

/** Reminds, and gives how many organisations were. */
export async function remind(person: TestMember, roomId: string, round: SignOffRound): Promise<unknown> {
  const { status, body } = await person.call('POST', `/api/rooms/${roomId}/sign-off/${round.id}/reminders`)
  return status === 200 ? (body as { organizations: number }).organizations : inShort({ status, body })
}

/** A status, and the code of a refusal. */
function inShort({ status, body }: Answer): string {
  const { code } = (body ?? {}) as { code?: string }
  return code ? `${status} ${code}` : String(status)
}

/** What was done, by the organisation's short name, oldest first. */
export async function actsSeenBy(person: TestMember, roomId: string): Promise<string[]> {
  const { signOffs, organizations } = await signOffsSeenBy(person, roomId)
  const nameOf = new Map(organizations.map(({ id, shortName }) => [id, shortName]))
  return signOffs.map(({ organizationId, act }) => `${nameOf.get(organizationId)} ${act}`)
}

/** The names of the versions on which somebody's organisation has not decided. */
export async function owedSignOffsOf(person: TestMember): Promise<(string | null)[]> {
  const { body } = await person.call('GET', `${COALITION}/owed-sign-offs`)
  return owedSignOffListSchema.parse(body).items.map(({ label }) => label)
}

import { createLogger } from '@plenary/server/logger.ts'
import { startServer } from '@plenary/server/server.ts'
import { meSchema } from '@plenary/shared/accounts.ts'
import type { MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import type { SignOffRound } from '@plenary/shared/sign-offs.ts'
import { snapshotSchema } from '@plenary/shared/snapshots.ts'
import { afterAll, beforeAll } from 'vitest'
import { acceptAsGuest, invite, organizationCalled } from './inviting.ts'
import { openSignOff, signOffsSeenBy } from './signing.ts'
import { testConfig } from './start-server.ts'
import { IMANI } from './submission.ts'
import { newDatabaseUrl } from './test-database.ts'
import { TestMember } from './test-member.ts'

/** Everybody who may knock at a door (docs/rules.md, AX1), from who may do least. */
export const KINDS = [
  'anonymous',
  'expired',
  'outsider',
  'removed',
  'reader',
  'commenter',
  'suggester',
  'editor',
  'coordinator',
] as const
export type Kind = (typeof KINDS)[number]

/** A server with the demo and one person of each kind, and Imani, who makes what the table is tried on. */
export type AccessGround = {
  url: string
  imani: TestMember
  roomId: string
  organizationId: OrganizationId
  /** A fresh account of nobody in particular, signed in; for acts that end the session they are done in. */
  stranger(): Promise<TestMember>
  /** A fresh member of the coalition, and their mandate. */
  member(): Promise<{ person: TestMember; memberId: MemberId }>
  /** The id of a fresh request that waits. */
  waiting(): Promise<string>
  /** The id of a round that is open for Threadwork, for which all of them speak. */
  round(): Promise<string>
  /** A round of sign-off that is open for Threadwork. */
  signOff(): Promise<SignOffRound>
  /** The id of a version with a name. */
  snapshot(): Promise<string>
  person(kind: Kind): TestMember
}

/** Starts it once for a file, since every person costs a link and an admission. */
export function useAccessGround(): () => AccessGround {
  let ground: AccessGround
  let stop = async () => {}
  beforeAll(async () => {
    const server = await startServer(
      { ...testConfig(await newDatabaseUrl('any')), trustsProxy: true },
      createLogger('silent'),
    )
    stop = server.stop
    ground = await furnish(`http://127.0.0.1:${server.port}`)
  })
  afterAll(() => stop())
  return () => ground
}

async function furnish(url: string): Promise<AccessGround> {
  const imani = await TestMember.signIn({ url }, IMANI)
  const roomId = await imani.submissionId()
  const { id: organizationId } = await organizationCalled(imani, 'Threadwork')
  // One link serves many: its maker would be slowed down before the table is through.
  const nextLink = linkFor(imani)
  const stranger = async () => (await acceptAsGuest(url, await nextLink())).guest
  const waiting = async () => (await acceptAsGuest(url, await nextLink())).request.id
  const member = async () => {
    const { guest, request } = await acceptAsGuest(url, await nextLink())
    await imani.call('POST', `/api/requests/${request.id}/admit`, { organizationId })
    const { acting } = meSchema.parse((await guest.call('GET', '/api/me')).body)
    if (!acting) throw new Error('not a member')
    return { person: guest, memberId: acting.memberId }
  }
  const round = () => openRoundOf(imani, roomId, organizationId)
  const signOff = () => openSignOffOf(imani, roomId, organizationId)
  const snapshot = once(() => keepVersion(imani, roomId))
  const ground = { url, imani, roomId, organizationId, stranger, member, waiting, round, signOff, snapshot }
  const people = new Map<Kind, TestMember>([['anonymous', new TestMember(url, '')]])
  people.set('outsider', await stranger())
  for (const kind of KINDS.filter((each) => !people.has(each))) people.set(kind, await seat(ground, kind))
  await declineAll(imani)
  return {
    ...ground,
    person: (kind) => {
      const found = people.get(kind)
      if (!found) throw new Error(`nobody is ${kind}`)
      return found
    },
  }
}

/** A link for fifty, and the next when these have come. */
function linkFor(imani: TestMember): () => Promise<string> {
  let uses = 0
  let token = ''
  return async () => {
    if (uses % 50 === 0) token = (await invite(imani, { uses: 50 })).token
    uses += 1
    return token
  }
}

async function seat(ground: Omit<AccessGround, 'person'>, kind: Kind): Promise<TestMember> {
  const { imani, roomId } = ground
  const { person, memberId } = await ground.member()
  if (kind === 'coordinator') await imani.call('PATCH', `/api/members/${memberId}`, { role: 'coordinator' })
  else if (kind === 'removed') await imani.call('DELETE', `/api/members/${memberId}`, { handOverTo: null })
  else if (kind === 'expired') await person.call('DELETE', '/api/sessions/current')
  else await imani.call('PUT', `/api/rooms/${roomId}/roles`, { to: 'member', memberId, role: kind })
  return person
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null
  return () => {
    made ??= make()
    return made
  }
}

async function keepVersion(imani: TestMember, roomId: string): Promise<string> {
  const version = { kind: 'named', label: 'First full draft', note: null }
  const { body } = await imani.call('POST', `/api/rooms/${roomId}/snapshots`, version)
  return snapshotSchema.parse(body).id
}

/** The round that is open there, or a new one if none is. */
async function openRoundOf(
  imani: TestMember,
  roomId: string,
  organizationId: OrganizationId,
): Promise<string> {
  const { body } = await imani.call('GET', `/api/rooms/${roomId}/rounds`)
  const { items } = body as { items: { id: string; closedAt: string | null }[] }
  const open = items.find(({ closedAt }) => closedAt === null)
  if (open) return open.id
  const made = await imani.call('POST', `/api/rooms/${roomId}/rounds`, {
    kind: 'comments',
    title: 'First reading',
    note: null,
    closesAt: new Date(Date.now() + 86_400_000).toISOString(),
    organizationIds: [organizationId],
  })
  if (made.status !== 201) throw new Error(`no round: ${made.status} ${JSON.stringify(made.body)}`)
  return (made.body as { id: string }).id
}

/** The round of sign-off that is open there, or a new one if none is. */
async function openSignOffOf(
  imani: TestMember,
  roomId: string,
  organizationId: OrganizationId,
): Promise<SignOffRound> {
  const { items } = await signOffsSeenBy(imani, roomId)
  const open = items.find(({ closedAt }) => closedAt === null)
  return open ?? openSignOff(imani, roomId, { asked: [], organizationIds: [organizationId] })
}

/** The queue is to be empty when the table begins. */
async function declineAll(imani: TestMember): Promise<void> {
  const { body } = await imani.call('GET', '/api/coalitions/common-table/requests')
  for (const { id } of (body as { items: { id: string }[] }).items) {
    await imani.call('POST', `/api/requests/${id}/decline`)
  }
}

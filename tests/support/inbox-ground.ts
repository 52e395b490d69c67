import type { MailConfig } from '@plenary/server/mail/mailer.ts'
import { unreadSchema } from '@plenary/shared/inbox.ts'
import { type Notice, noticeListSchema } from '@plenary/shared/notices.ts'
import { roomPartiesSchema, type Thread } from '@plenary/shared/threads.ts'
import { startTestServer, type TestServer } from './start-server.ts'
import { IMANI, MAELLE, SAMI } from './submission.ts'
import type { StorageWish } from './test-database.ts'
import { type TestLine, TestMember } from './test-member.ts'

const PEOPLE = {
  imani: IMANI,
  maelle: MAELLE,
  sami: SAMI,
  ruth: 'ruth@kestrel.example',
  tomas: 'tomas@kestrel.example',
} as const

/** The demo with those of it signed in who hear of things. Imani coordinates, Ruth and Tomas speak for Kestrel. */
export async function inboxGround(storage: StorageWish = 'any', mail: MailConfig | null = null) {
  // Mails go out when a test says so.
  const digest = { hour: 6, lookMs: 2 ** 30, gatherMs: 120_000, pauseMs: 900_000 }
  const server = await startTestServer(storage, { mail, digest })
  const people = await signInAll(server)
  const roomId = await people.imani.submissionId()
  return { server, roomId, ...people, at: (thread: Thread, tail = '') => pathOf(roomId, thread, tail) }
}

/** The address of a thread, and of what is under it. */
export function pathOf(roomId: string, thread: Thread, tail = ''): string {
  return `/api/rooms/${roomId}/threads/${thread.id}${tail}`
}

async function signInAll(server: TestServer): Promise<Record<keyof typeof PEOPLE, TestMember>> {
  const signedIn = await Promise.all(
    Object.entries(PEOPLE).map(async ([name, email]) => [name, await TestMember.signIn(server, email)]),
  )
  return Object.fromEntries(signedIn)
}

/** The newest notices of somebody. */
export async function inboxOf(person: TestMember): Promise<Notice[]> {
  return noticeListSchema.parse((await person.call('GET', '/api/inbox')).body).items
}

/** What somebody hears of, in short: the kind, and `me` or the short name of their organisation. */
export async function heardBy(person: TestMember): Promise<string[]> {
  const notices = await inboxOf(person)
  return notices.map(({ kind, isDirect, to }) => `${kind} ${isDirect ? 'me' : to.organization.shortName}`)
}

/** How many notices of somebody are unread. */
export async function unreadOf(person: TestMember): Promise<number> {
  return unreadSchema.parse((await person.call('GET', '/api/inbox/unread')).body).unread
}

/** A mention of somebody as the room calls them. */
export async function member(seenBy: TestMember, roomId: string, name: string) {
  const { people } = roomPartiesSchema.parse((await seenBy.call('GET', `/api/rooms/${roomId}/parties`)).body)
  const found = people.find((one) => one.name === name)
  if (!found) throw new Error(`no ${name}`)
  return { of: 'member' as const, id: found.memberId as string }
}

/** A mention of an organisation. */
export async function organization(seenBy: TestMember, roomId: string, shortName: string) {
  const { organizations } = roomPartiesSchema.parse(
    (await seenBy.call('GET', `/api/rooms/${roomId}/parties`)).body,
  )
  const found = organizations.find((one) => one.shortName === shortName)
  if (!found) throw new Error(`no ${shortName}`)
  return { of: 'organization' as const, id: found.id as string }
}

/** How often a line was told that something in the inbox has changed. */
export function inboxNewsOf(line: TestLine): number {
  return line.received.filter((message) => message.type === 'event' && message.event.kind === 'inbox').length
}

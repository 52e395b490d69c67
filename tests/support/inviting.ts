import { coalitionSchema } from '@plenary/shared/coalitions.ts'
import {
  type CreatedInvite,
  createdInviteSchema,
  inviteListSchema,
  joinRequestListSchema,
  type NewInvite,
  type OwnRequest,
  ownRequestSchema,
} from '@plenary/shared/invites.ts'
import { memberListSchema } from '@plenary/shared/members.ts'
import { TestMember } from './test-member.ts'

/** The demo's coalition, as an address. */
export const COALITION = '/api/coalitions/common-table'

/** An invite as the dialog sends one when nothing is changed: to the coalition, for one, to be let in. */
export const PLAIN_INVITE: NewInvite = {
  roomId: null,
  role: null,
  organizationId: null,
  email: null,
  isMailed: false,
  note: null,
  hours: 72,
  uses: 1,
  needsAdmission: true,
}

/** Makes a link and gives it with its token. */
export async function invite(
  maker: TestMember,
  wish: Partial<Record<keyof NewInvite, unknown>> = {},
): Promise<CreatedInvite & { token: string }> {
  const answer = await maker.call('POST', `${COALITION}/invites`, { ...PLAIN_INVITE, ...wish })
  if (answer.status !== 201) throw new Error(`no invite: ${answer.status} ${JSON.stringify(answer.body)}`)
  const created = createdInviteSchema.parse(answer.body)
  return { ...created, token: created.link.split('#')[1] ?? '' }
}

/** What somebody says who uses a link. */
export const ANSWERS = { displayName: 'Yara B.', organizationName: 'Lantern Legal Aid', email: null }

/** Uses a link in a browser where nobody is signed in: the guest that comes of it, and their request. */
export async function acceptAsGuest(
  url: string,
  token: string,
  answers: Partial<typeof ANSWERS> | { email: string } = {},
): Promise<{ guest: TestMember; request: OwnRequest }> {
  const answer = await fetch(`${url}/api/invites/accept`, {
    method: 'POST',
    headers: { Origin: url, 'Content-Type': 'application/json', 'X-Forwarded-For': randomAddress() },
    body: JSON.stringify({ token, ...ANSWERS, ...answers }),
  })
  if (answer.status !== 201) throw new Error(`not accepted: ${answer.status} ${await answer.text()}`)
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return { guest: new TestMember(url, cookie), request: ownRequestSchema.parse(await answer.json()) }
}

/** Lets in everybody who waits. */
export async function admitAll(coordinator: TestMember): Promise<void> {
  const { body } = await coordinator.call('GET', `${COALITION}/requests`)
  for (const { id, organizationId } of joinRequestListSchema.parse(body).items) {
    const answer = await coordinator.call('POST', `/api/requests/${id}/admit`, { organizationId })
    if (answer.status !== 204) throw new Error(`not admitted: ${answer.status}`)
  }
}

/** A guest in a room with a role, let in by a coordinator. */
export async function guestIn(coordinator: TestMember, roomId: string, role: string) {
  const { token, invite: link } = await invite(coordinator, { roomId, role })
  const { guest } = await acceptAsGuest(coordinator.url, token)
  await admitAll(coordinator)
  return { guest, inviteId: link.id }
}

/** The members of the coalition as somebody sees them. */
export async function membersSeenBy(person: TestMember) {
  return memberListSchema.parse((await person.call('GET', `${COALITION}/members`)).body).items
}

/** The links of the coalition as somebody sees them. */
export async function invitesSeenBy(person: TestMember) {
  return inviteListSchema.parse((await person.call('GET', `${COALITION}/invites`)).body).items
}

/** The organisation of the coalition with a short name. */
export async function organizationCalled(person: TestMember, shortName: string) {
  const { organizations } = coalitionSchema.parse((await person.call('GET', COALITION)).body)
  const found = organizations.find((organization) => organization.shortName === shortName)
  if (!found) throw new Error(`no ${shortName}`)
  return found
}

/** Where a request comes from, to a server that believes a proxy; others do not look at it. */
export function randomAddress(): string {
  const part = () => Math.floor(Math.random() * 256)
  return `10.${part()}.${part()}.${part()}`
}

import { listRoomMembers, listRoomOrganizations, type RoomMember } from '@plenary/db/room-people.ts'
import { type CommentBody, type Mention, mentionsIn, withMentions } from '@plenary/shared/comments.ts'
import type { MemberId, OrganizationId } from '@plenary/shared/ids.ts'
import type { RoomParties } from '@plenary/shared/threads.ts'
import type { ServerContext } from '../context.ts'
import { InvalidInput } from '../http/problem.ts'
import { calledIn, type RoomNames } from './room-names.ts'
import { roleOf } from './room-role.ts'
import type { Speaker } from './speaker.ts'

/** The organisations and people of a room, as those in it know them. A guest is told of no people but themselves. */
export async function listParties(ctx: ServerContext, speaker: Speaker): Promise<RoomParties> {
  const { room, mandate } = speaker
  const [organizations, members] = await Promise.all([
    listRoomOrganizations(ctx.db, room.id),
    listRoomMembers(ctx.db, room.id),
  ])
  const people = members.filter(isInRoom).flatMap((member) => {
    const called = calledIn(room.attribution, member)
    const { organizationId } = member
    const isSelf = member.memberId === mandate.memberId
    return called && (isSelf || mandate.role !== 'guest') ? [{ ...called, organizationId, isSelf }] : []
  })
  const isKnown = organizations.some(({ id }) => id === mandate.organization.id)
  return { organizations: isKnown ? organizations : [...organizations, mandate.organization], people }
}

function isInRoom(member: RoomMember): boolean {
  return roleOf(member) !== null
}

/**
 * A comment as it is kept: members by their own id, whoever they are to the others.
 *
 * @throws {InvalidInput} `mentions`, for somebody who is not in the room
 */
export async function keepMentions(
  ctx: ServerContext,
  speaker: Speaker,
  body: CommentBody,
): Promise<CommentBody> {
  if (mentionsIn(body).length === 0) return body
  const members = await memberByCalledId(ctx, speaker)
  const organizations = new Set<string>(
    (await listRoomOrganizations(ctx.db, speaker.room.id)).map(({ id }) => id),
  )
  return withMentions(body, ({ of, id }) => {
    const kept = of === 'member' ? members.get(id)?.memberId : organizations.has(id) ? id : undefined
    if (!kept) throw new InvalidInput(['mentions'])
    return { of, id: kept, label: '' }
  })
}

/** The members in a room by who they are to the others; nobody where there are no names. */
export async function memberByCalledId(
  ctx: ServerContext,
  { room }: Speaker,
): Promise<ReadonlyMap<string, RoomMember>> {
  const members = (await listRoomMembers(ctx.db, room.id)).filter(isInRoom)
  return new Map(
    members.flatMap((member) => {
      const called = calledIn(room.attribution, member)
      return called ? [[called.memberId as string, member]] : []
    }),
  )
}

/** A comment as it is read: everybody as the room calls them. */
export function showMentions(
  body: CommentBody,
  names: RoomNames,
  organizations: ReadonlyMap<string, string>,
): CommentBody {
  return withMentions(body, (mention) => shown(mention, names, organizations))
}

function shown({ of, id }: Mention, names: RoomNames, organizations: ReadonlyMap<string, string>): Mention {
  if (of === 'organization') return { of, id, label: organizations.get(id) ?? '' }
  const called = names.called(id as string as MemberId)
  return called ? { of, id: called.memberId, label: called.name } : { of, id: NOBODY, label: '' }
}

const NOBODY = '00000000-0000-0000-0000-000000000000'

/** The members and organisations that a comment, as it is kept, mentions. */
export function mentionedIn(body: CommentBody | null): {
  memberIds: MemberId[]
  organizationIds: OrganizationId[]
} {
  const mentions = body ? mentionsIn(body) : []
  return {
    memberIds: mentions.flatMap(({ of, id }) => (of === 'member' ? [id as string as MemberId] : [])),
    organizationIds: mentions.flatMap(({ of, id }) =>
      of === 'organization' ? [id as string as OrganizationId] : [],
    ),
  }
}

import { type RoomEvent, roomEventSchema } from '@plenary/shared/events.ts'
import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import { encodeMessage } from '@plenary/shared/protocol.ts'
import { z } from 'zod'
import type { Connection } from '../live/connection.ts'
import type { LiveRoom } from '../live/live-room.ts'
import type { LiveRooms } from '../live/live-rooms.ts'

/** Who in a room is told something. With coordinators goes its author: a member, or an organisation without names. */
const audienceSchema = z.discriminatedUnion('to', [
  z.object({ to: z.literal('everybody') }),
  z.object({
    to: z.literal('organization'),
    organizationId: z.uuid().transform((id) => id as OrganizationId),
  }),
  z.object({
    to: z.literal('coordinators'),
    and: z.uuid().transform((id) => id as MemberId | OrganizationId),
  }),
  z.object({ to: z.literal('member'), memberId: z.uuid().transform((id) => id as MemberId) }),
])
export type Audience = z.infer<typeof audienceSchema>

const wordSchema = z.object({ audience: audienceSchema, event: roomEventSchema })

/**
 * Tells those who are in a room, on every node, that something beside its text has changed. Any of it may be lost: it
 * says only that there is something to ask for, and whoever comes back to a room asks for all.
 */
export class RoomEvents {
  readonly #live: LiveRooms

  constructor(live: LiveRooms) {
    this.#live = live
  }

  tell(roomId: RoomId, audience: Audience, event: RoomEvent): void {
    this.#live.tellWord(roomId, JSON.stringify({ audience, event }))
  }

  /** The same on this node alone, for what each node finds by itself. */
  tellHere(roomId: RoomId, audience: Audience, event: RoomEvent): void {
    const room = this.#live.find(roomId)
    if (room) send(room, audience, event)
  }
}

/** Takes what another node has told of a room, or this one, and gives what it is about. */
export function hearEvent(room: LiveRoom, text: string): RoomEvent {
  const { audience, event } = wordSchema.parse(JSON.parse(text))
  send(room, audience, event)
  return event
}

function send(room: LiveRoom, audience: Audience, event: RoomEvent): void {
  const frame = encodeMessage({ type: 'event', event })
  room.send([frame], (connection) => isIn(audience, connection))
}

function isIn(audience: Audience, { memberId, author, role }: Connection): boolean {
  const { organizationId } = author
  switch (audience.to) {
    case 'everybody':
      return true
    case 'organization':
      return organizationId === audience.organizationId
    case 'coordinators':
      return role === 'coordinator' || memberId === audience.and || organizationId === audience.and
    case 'member':
      return memberId === audience.memberId
  }
}

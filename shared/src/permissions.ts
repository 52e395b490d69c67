/** Roles in a room, the strongest first (docs/rules.md, RO). */
export const ROOM_ROLES = ['coordinator', 'editor', 'suggester', 'commenter', 'reader'] as const
export type RoomRole = (typeof ROOM_ROLES)[number]

/** What a member may be in a coalition. Coordinators of the coalition coordinate each of its rooms. */
export const MEMBER_ROLES = ['coordinator', 'member'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** What can be done in a room. A new action starts here, so that every role says yes or no to it. */
export const ROOM_ACTIONS = ['read-text', 'write-text', 'rename-room'] as const
export type RoomAction = (typeof ROOM_ACTIONS)[number]

const ALLOWED: Record<RoomRole, readonly RoomAction[]> = {
  coordinator: ['read-text', 'write-text', 'rename-room'],
  editor: ['read-text', 'write-text'],
  suggester: ['read-text'],
  commenter: ['read-text'],
  reader: ['read-text'],
}

/** Whether a role allows an action: the one table of rights. */
export function can(role: RoomRole, action: RoomAction): boolean {
  return ALLOWED[role].includes(action)
}

/** The actions of a role, sent with each room so that the interface never guesses. */
export function abilities(role: RoomRole): RoomAction[] {
  return [...ALLOWED[role]]
}

/** The stronger of two roles. */
export function strongerRole(a: RoomRole, b: RoomRole): RoomRole {
  return ROOM_ROLES.indexOf(a) <= ROOM_ROLES.indexOf(b) ? a : b
}

/** Roles in a room, the strongest first (docs/rules.md, RO). */
export const ROOM_ROLES = ['coordinator', 'editor', 'suggester', 'commenter', 'reader'] as const
export type RoomRole = (typeof ROOM_ROLES)[number]

/** What a person may be in a room by being given it; coordinators are coordinators of the coalition. */
export const GIVEN_ROLES = ['editor', 'suggester', 'commenter', 'reader'] as const
export type GivenRole = (typeof GIVEN_ROLES)[number]

/**
 * What a person may be in a coalition. Coordinators coordinate each of its rooms. A guest came by a link into one
 * room, and has no more than the rooms given to them by name, whatever their organisation has.
 */
export const MEMBER_ROLES = ['coordinator', 'member', 'guest'] as const
export type MemberRole = (typeof MEMBER_ROLES)[number]

/** What can be done in a room. A new action starts here, so that every role says yes or no to it. */
export const ROOM_ACTIONS = [
  'read-text',
  'write-text',
  'suggest',
  'comment',
  'settle-threads',
  'open-round',
  'answer-round',
  'open-sign-off',
  'sign',
  'adopt-text',
  'mark-calls',
  'keep-versions',
  'rename-room',
  'see-access',
  'invite-to-room',
  'give-roles',
  'set-attribution',
  'freeze-room',
  'plan-room',
  'move-sections',
  'purge-text',
  'seal-room',
  'publish',
] as const
export type RoomAction = (typeof ROOM_ACTIONS)[number]

/** How far a coordinator may freeze a room: its text stays as it is, or so does all that is said about it as well. */
export const FREEZE_CHOICES = ['comments', 'locked'] as const

/** How far a room may be frozen: a sealed one thaws only when the seal is reopened. Each says below what it withholds. */
export const FREEZE_LEVELS = [...FREEZE_CHOICES, 'sealed'] as const
export type FreezeLevel = (typeof FREEZE_LEVELS)[number]

/** Where somebody stands in a room: what they are there, and how far it is frozen for everybody; null for not at all. */
export type RoomStanding = { role: RoomRole; freeze: FreezeLevel | null }

/** What nobody does who came by a link into one room. */
const NOT_FOR_GUESTS = new Set<RoomAction>(['invite-to-room', 'sign'])

/** What can be done in a coalition as a whole. */
export const COALITION_ACTIONS = [
  'create-room',
  'see-members',
  'see-invites',
  'invite-own-organization',
  'invite-anyone',
  'admit',
  'manage-members',
  'manage-organizations',
  'edit-mechanisms',
  'edit-templates',
  'change-coalition',
  'see-audit',
] as const
export type CoalitionAction = (typeof COALITION_ACTIONS)[number]

const ALLOWED = {
  room: {
    coordinator: ROOM_ACTIONS,
    editor: [
      'read-text',
      'write-text',
      'suggest',
      'comment',
      'settle-threads',
      'answer-round',
      'sign',
      'mark-calls',
      'keep-versions',
      'move-sections',
      'see-access',
      'invite-to-room',
    ],
    suggester: ['read-text', 'suggest', 'comment', 'answer-round', 'sign', 'see-access'],
    commenter: ['read-text', 'suggest', 'comment', 'answer-round', 'sign', 'see-access'],
    reader: ['read-text', 'sign', 'see-access'],
  },
  coalition: {
    coordinator: COALITION_ACTIONS,
    member: ['create-room', 'see-members', 'see-invites', 'invite-own-organization'],
    guest: [],
  },
} as const satisfies {
  room: Record<RoomRole, readonly RoomAction[]>
  coalition: Record<MemberRole, readonly CoalitionAction[]>
}

/**
 * What a freeze withholds from everybody, whatever their role: who may lift it does so first, so that a text that is
 * being read or signed never moves by accident. A round that is open could not be answered in a locked room, and so
 * none is ever open there.
 */
const LOCKED = [
  'write-text',
  'suggest',
  'comment',
  'settle-threads',
  'open-round',
  'answer-round',
  'mark-calls',
] as const
const WITHHELD: Record<FreezeLevel, readonly RoomAction[]> = {
  comments: ['write-text'],
  locked: LOCKED,
  // Names may still be hidden in it: that a text is final must never stand against somebody's safety.
  sealed: [
    ...LOCKED,
    'open-sign-off',
    'sign',
    'adopt-text',
    'keep-versions',
    'rename-room',
    'freeze-room',
    'plan-room',
    'move-sections',
  ],
}

/** Whether somebody may do something in a room now: with `canInCoalition`, the one table of rights. */
export function can(standing: RoomStanding, action: RoomAction): boolean {
  return abilities(standing).includes(action)
}

/** Whether a role in a coalition allows an action there. */
export function canInCoalition(role: MemberRole, action: CoalitionAction): boolean {
  return coalitionAbilities(role).includes(action)
}

/** What somebody may do in a room now, sent with each room so that the interface never guesses. */
export function abilities({ role, freeze }: RoomStanding): RoomAction[] {
  const withheld = freeze ? WITHHELD[freeze] : []
  return ALLOWED.room[role].filter((action) => !withheld.includes(action))
}

/**
 * The same of somebody in particular: a guest invites nobody and signs nothing, whatever they may do in the room, since
 * nobody has given them the say of their organisation.
 */
export function abilitiesIn(standing: RoomStanding, memberRole: MemberRole): RoomAction[] {
  return abilities(standing).filter((action) => memberRole !== 'guest' || !NOT_FOR_GUESTS.has(action))
}

/** The actions of a role in a coalition, sent with each mandate. */
export function coalitionAbilities(role: MemberRole): CoalitionAction[] {
  return [...ALLOWED.coalition[role]]
}

/** The stronger of two roles. */
export function strongerRole(a: RoomRole, b: RoomRole): RoomRole {
  return ROOM_ROLES.indexOf(a) <= ROOM_ROLES.indexOf(b) ? a : b
}

/** Whether a role is no stronger than another: nobody gives more than they have. */
export function isWithin(role: RoomRole, limit: RoomRole): boolean {
  return strongerRole(role, limit) === limit
}

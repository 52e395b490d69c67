import type { RoomId, RoundId } from '@plenary/shared/ids.ts'

/** The key of each server record in the query cache. A list stands under its owner, so that both refresh together. */
export const queryKeys = {
  me: ['me'],
  myKeys: ['me', 'keys'],
  mySessions: ['me', 'sessions'],
  myRequests: ['me', 'requests'],
  inboxUnread: ['inbox', 'unread'],
  inboxNotices: ['inbox', 'notices'],
  mailSettings: ['inbox', 'mail'],
  invitePreview: (token: string) => ['invite-preview', token],
  serverFacts: ['server-facts'],
  coalition: (slug: string) => ['coalition', slug],
  rooms: (slug: string) => ['coalition', slug, 'rooms'],
  members: (slug: string) => ['coalition', slug, 'members'],
  invites: (slug: string) => ['coalition', slug, 'invites'],
  joinRequests: (slug: string) => ['coalition', slug, 'join-requests'],
  owedRounds: (slug: string) => ['coalition', slug, 'owed-rounds'],
  trail: (slug: string) => ['coalition', slug, 'trail'],
  room: (id: RoomId) => ['room', id],
  rounds: (id: RoomId) => ['room', id, 'rounds'],
  round: (id: RoomId, round: RoundId) => ['room', id, 'rounds', round],
  roomRoles: (id: RoomId) => ['room', id, 'roles'],
  threads: (id: RoomId) => ['room', id, 'threads'],
  parties: (id: RoomId) => ['room', id, 'parties'],
} as const

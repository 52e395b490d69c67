import type { RoomId } from '@plenary/shared/ids.ts'

/** The key of each server record in the query cache. A list stands under its owner, so that both refresh together. */
export const queryKeys = {
  me: ['me'],
  serverFacts: ['server-facts'],
  coalition: (slug: string) => ['coalition', slug],
  rooms: (slug: string) => ['coalition', slug, 'rooms'],
  room: (id: RoomId) => ['room', id],
} as const

import type { RoomStatus } from '../sync/room-provider.ts'

const ENDS = ['access-ended', 'no-access', 'signed-out'] as const
export type EndCode = (typeof ENDS)[number]

/** Why somebody who was in a room is not in it any more; null as long as they are, and for other ends of a line. */
export function endOfAccess({ line, closedBy, hasText }: RoomStatus): EndCode | null {
  // Who never had the text was never in: that page says that there is nothing here.
  return line === 'closed' && hasText ? (ENDS.find((code) => code === closedBy) ?? null) : null
}

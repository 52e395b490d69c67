import type { RoomId } from '@plenary/shared/ids.ts'
import type { RoomEvents } from '../rooms/room-events.ts'

/** Tells everybody in a room that something about its adopted texts or their review has changed. */
export function tellOfReviews(events: RoomEvents, roomId: RoomId): void {
  events.tell(roomId, { to: 'everybody' }, { kind: 'reviews' })
}

import type { RoomId } from '@plenary/shared/ids.ts'
import type { RoomEvents } from '../rooms/room-events.ts'

/** Tells everybody in a room that a version of it was kept. */
export function tellOfSnapshots(events: RoomEvents, roomId: RoomId): void {
  events.tell(roomId, { to: 'everybody' }, { kind: 'snapshots' })
}

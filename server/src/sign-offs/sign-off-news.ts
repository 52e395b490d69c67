import type { RoomId } from '@plenary/shared/ids.ts'
import type { RoomEvents } from '../rooms/room-events.ts'

/** Tells everybody in a room that something about what is signed there has changed. */
export function tellOfSignOffs(events: RoomEvents, roomId: RoomId): void {
  events.tell(roomId, { to: 'everybody' }, { kind: 'sign-offs' })
}

import type { RoomId } from '@plenary/shared/ids.ts'
import type { RoomEvents } from './room-events.ts'

/** Tells everybody in a room that something about its rounds has changed. */
export function tellOfRounds(events: RoomEvents, roomId: RoomId): void {
  events.tell(roomId, { to: 'everybody' }, { kind: 'rounds' })
}

import { coldOpen } from './cold-open.ts'
import { cursorStorm } from './cursor-storm.ts'
import { hotRoom } from './hot-room.ts'
import { idleSockets } from './idle-sockets.ts'
import { ingest } from './ingest.ts'
import { manyRooms } from './many-rooms.ts'
import { reconnectStorm } from './reconnect-storm.ts'
import { editToSaved } from './saved.ts'
import { roomOfTen, seminar } from './small-rooms.ts'
import type { Workload } from './workload.ts'

/** Every workload in the order of the report. */
export const WORKLOADS: readonly Workload[] = [
  hotRoom(50),
  hotRoom(200, { ofBestPeer: 0.4 }),
  hotRoom(500, { ofBestPeer: 0.33 }),
  seminar,
  roomOfTen,
  editToSaved,
  manyRooms,
  coldOpen,
  cursorStorm,
  ingest,
  idleSockets,
  reconnectStorm,
]

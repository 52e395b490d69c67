import { hotRoom } from './hot-room.ts'
import { roomOfTen, seminar } from './small-rooms.ts'
import type { Workload } from './workload.ts'

/** Every workload in the order of the report. */
export const WORKLOADS: readonly Workload[] = [
  hotRoom(50),
  hotRoom(200, { ofBestPeer: 0.4 }),
  hotRoom(500, { ofBestPeer: 0.33 }),
  seminar,
  roomOfTen,
]

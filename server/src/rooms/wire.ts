import type { Frame } from '../live/openings.ts'
import { headerOf, OPCODE } from '../websocket/frames.ts'

const made = new WeakMap<readonly Frame[], Buffer>()

/**
 * Frames as they stand on the wire, one after the other. A list that goes to many sockets is put together once, and
 * each socket is written to once: the way into the kernel is what a frame costs (docs/scaling.md).
 */
export function wireOf(frames: readonly Frame[]): Buffer {
  const known = made.get(frames)
  if (known) return known
  const wire = Buffer.concat(frames.flatMap((frame) => [headerOf(OPCODE.binary, frame.length), frame]))
  made.set(frames, wire)
  return wire
}

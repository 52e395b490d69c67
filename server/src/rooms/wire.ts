import type { Frame } from '../live/openings.ts'

/** A final binary frame (RFC 6455, 5.2). The server's frames are not masked. */
const BINARY = 0x82
const LENGTH_16 = 126
const LENGTH_64 = 127

const made = new WeakMap<readonly Frame[], Buffer>()

/**
 * Frames as they stand on the wire, one after the other. A list that goes to many sockets is put together once, and
 * each socket is written to once: the way into the kernel is what a frame costs (docs/scaling.md).
 */
export function wireOf(frames: readonly Frame[]): Buffer {
  const known = made.get(frames)
  if (known) return known
  const wire = Buffer.concat(frames.flatMap((frame) => [headerOf(frame.length), frame]))
  made.set(frames, wire)
  return wire
}

function headerOf(length: number): Buffer {
  if (length < LENGTH_16) return Buffer.from([BINARY, length])
  if (length < 2 ** 16) {
    const header = Buffer.from([BINARY, LENGTH_16, 0, 0])
    header.writeUInt16BE(length, 2)
    return header
  }
  const header = Buffer.alloc(10)
  header[0] = BINARY
  header[1] = LENGTH_64
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}

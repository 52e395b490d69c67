/** What a frame is (RFC 6455, 5.2). */
export const OPCODE = { continuation: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const

/** The longest payload of a close, ping or pong. */
export const MAX_CONTROL_BYTES = 125

/** Lengths from these on stand in two or eight bytes of their own, announced by 126 and 127. */
export const LENGTH_16 = 126
export const LENGTH_64 = 127

const FINAL = 0x80

/** A final, unmasked frame, as servers send them: the header alone, to which the payload is to follow. */
export function headerOf(opcode: number, length: number): Buffer {
  const first = FINAL | opcode
  if (length < LENGTH_16) return Buffer.from([first, length])
  if (length < 2 ** 16) {
    const header = Buffer.from([first, LENGTH_16, 0, 0])
    header.writeUInt16BE(length, 2)
    return header
  }
  const header = Buffer.alloc(10)
  header[0] = first
  header[1] = LENGTH_64
  header.writeBigUInt64BE(BigInt(length), 2)
  return header
}

/** A close frame with a code and a short reason. */
export function closeFrame(code: number, reason: string): Buffer {
  const text = Buffer.from(reason, 'utf8').subarray(0, MAX_CONTROL_BYTES - 2)
  const head = Buffer.alloc(2)
  head.writeUInt16BE(code)
  return Buffer.concat([headerOf(OPCODE.close, text.length + 2), head, text])
}

/** A ping or pong. */
export function controlFrame(opcode: number, payload: Uint8Array): Buffer {
  return Buffer.concat([headerOf(opcode, payload.length), payload])
}

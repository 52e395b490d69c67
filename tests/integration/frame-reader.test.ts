import { FrameError, FrameReader, type Received } from '@plenary/server/websocket/frame-reader.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const MAX_BYTES = 1_000

/** A frame of a client: masked, with the shortest length that says it. */
function frame(
  opcode: number,
  payload: Uint8Array,
  { isFinal = true, mask = [7, 77, 177, 250] } = {},
): Buffer {
  const { length } = payload
  const head =
    length < 126 ? [0x80 | length] : length < 2 ** 16 ? [0x80 | 126, length >> 8, length & 255] : [0x80 | 127]
  const long = Buffer.alloc(length < 2 ** 16 ? 0 : 8)
  if (long.length > 0) long.writeBigUInt64BE(BigInt(length))
  const masked = payload.map((byte, at) => byte ^ (mask[at & 3] ?? 0))
  return Buffer.concat([
    Buffer.from([(isFinal ? 0x80 : 0) | opcode, ...head]),
    long,
    Buffer.from(mask),
    masked,
  ])
}

function readAll(reader: FrameReader, bytes: Buffer, cuts: readonly number[] = []): Received[] {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)), bytes.length].toSorted((a, b) => a - b)
  return ends.flatMap((end, at) => {
    // As from a socket: each piece in memory of its own.
    const piece = Buffer.from(bytes.subarray(ends[at - 1] ?? 0, end))
    return [...reader.read(piece)].map((received) =>
      'payload' in received ? { ...received, payload: Buffer.from(received.payload) } : received,
    )
  })
}

function codeOf(bytes: Buffer): number | null {
  try {
    readAll(new FrameReader(MAX_BYTES), bytes)
    return null
  } catch (error) {
    if (error instanceof FrameError) return error.code
    throw error
  }
}

describe('[FR7] frames of the WebSocket standard', () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 3 })
  const message = fc.record({ pieces, ping: fc.option(fc.uint8Array({ maxLength: 125 })) })

  test('messages come whole and in order, however they are cut, with pings in between', () => {
    fc.assert(
      fc.property(
        fc.array(message, { maxLength: 5 }),
        fc.array(fc.nat(), { maxLength: 9 }),
        (messages, cuts) => {
          const frames = messages.flatMap(({ pieces, ping }) =>
            pieces.flatMap((piece, at) => {
              const isFinal = at === pieces.length - 1
              const part = frame(at === 0 ? 2 : 0, piece, { isFinal, mask: [at, 1, 2, 255] })
              return at === 0 && ping ? [frame(9, ping), part].toReversed() : [part]
            }),
          )
          const expected = messages.flatMap(({ pieces, ping }) => {
            const whole = { kind: 'message', payload: Buffer.concat(pieces) }
            const control = ping ? [{ kind: 'ping', payload: Buffer.from(ping) }] : []
            // The ping stands behind the first piece, which is the message where there is but one.
            return pieces.length === 1 ? [whole, ...control] : [...control, whole]
          })
          expect(readAll(new FrameReader(MAX_BYTES), Buffer.concat(frames), cuts)).toEqual(expected)
        },
      ),
    )
  })

  test('whatever the bytes are, it is read or refused with a code', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([null, 1002, 1003, 1007, 1009]).toContain(codeOf(Buffer.from(bytes)))
      }),
      { numRuns: 2_000 },
    )
  })

  test('a long message is read, one beyond the limit refused before it has come', () => {
    const large = new FrameReader(100_000)
    const payload = Buffer.alloc(100_000, 5)
    expect(readAll(large, frame(2, payload), [3, 70_000])).toEqual([{ kind: 'message', payload }])
    expect(codeOf(frame(2, Buffer.alloc(MAX_BYTES + 1)).subarray(0, 20))).toBe(1009)
    const half = frame(2, Buffer.alloc(MAX_BYTES), { isFinal: false })
    expect(codeOf(Buffer.concat([half, frame(0, Buffer.alloc(1))]))).toBe(1009)
    const beyondNumbers = Buffer.from([0x82, 0xff, 0xff, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4])
    expect(codeOf(beyondNumbers)).toBe(1009)
  })

  test('a message in endless empty pieces is refused', () => {
    const start = frame(2, Buffer.alloc(0), { isFinal: false })
    const more = frame(0, Buffer.alloc(0), { isFinal: false })
    expect(codeOf(Buffer.concat([start, ...Array(4_095).fill(more)]))).toBe(null)
    expect(codeOf(Buffer.concat([start, ...Array(4_096).fill(more)]))).toBe(1009)
  })

  test.each([
    ['without a mask', Buffer.from([0x82, 0x01, 0x00]), 1002],
    ['with a reserved bit', Buffer.from([0xc2, 0x80, 1, 2, 3, 4]), 1002],
    ['of an unknown kind', frame(3, Buffer.alloc(1)), 1002],
    ['of an unknown control kind', frame(11, Buffer.alloc(1)), 1002],
    ['that goes on with nothing', frame(0, Buffer.alloc(1)), 1002],
    ['of text', frame(1, Buffer.from('a')), 1003],
    ['of a ping in pieces', frame(9, Buffer.alloc(1), { isFinal: false }), 1002],
    ['of a ping too long', frame(9, Buffer.alloc(126)), 1002],
    ['of half a close code', frame(8, Buffer.alloc(1)), 1002],
    ['of a close code that is never sent', frame(8, Buffer.from([0x03, 0xee])), 1002],
    ['of a close with a broken reason', frame(8, Buffer.from([0x03, 0xe8, 0xff])), 1007],
    ['of a close', frame(8, Buffer.from([0x03, 0xe8, 0x61])), null],
    ['of a close without a code', frame(8, Buffer.alloc(0)), null],
  ])('a frame %s', (_what, bytes, code) => {
    expect(codeOf(bytes)).toBe(code)
  })

  test('a new message within another is refused', () => {
    const begun = frame(2, Buffer.from([1]), { isFinal: false })
    expect(codeOf(Buffer.concat([begun, frame(2, Buffer.from([2]))]))).toBe(1002)
  })
})

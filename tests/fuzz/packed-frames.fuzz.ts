import { MAX_FRAME_MESSAGES, MAX_PACKED_BYTES } from '@plenary/shared/limits.ts'
import { decodeFrame, encodeMessage, packFrames } from '@plenary/shared/protocol.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'

const message = fc.oneof(
  fc.nat().map((marker) => ({ type: 'marker', marker }) as const),
  fc
    .uint8Array({ maxLength: 2 * MAX_PACKED_BYTES, size: 'max' })
    .map((update) => ({ type: 'update', update }) as const),
  fc.constant({ type: 'query-presence' } as const),
)

test('[FR8] what is packed comes out the same and in its order, in few frames and none too full', () => {
  fc.assert(
    fc.property(fc.array(message, { maxLength: 80 }), (messages) => {
      const frames = packFrames(messages.map(encodeMessage))
      const unpacked = frames.map((frame) => ({ frame, held: decodeFrame(frame) }))
      expect(unpacked.flatMap(({ held }) => held)).toEqual(messages)
      for (const { frame, held } of unpacked) {
        expect(held.length).toBeLessThanOrEqual(MAX_FRAME_MESSAGES)
        if (held.length > 1) expect(frame.length).toBeLessThanOrEqual(MAX_PACKED_BYTES)
      }
      // No two that follow each other would have gone into one.
      for (const [at, { frame, held }] of unpacked.entries()) {
        const next = unpacked[at + 1]
        const first = next && encodeMessage(next.held[0] ?? messages[0] ?? { type: 'query-presence' })
        const isFull =
          held.length === MAX_FRAME_MESSAGES || frame.length + (first?.length ?? 0) > MAX_PACKED_BYTES
        if (next) expect(isFull).toBe(true)
      }
    }),
    { numRuns: 300 },
  )
})

test('[FR8] of many short messages no frame holds more than it may', () => {
  const markers = Array.from({ length: 2 * MAX_FRAME_MESSAGES + 1 }, (_, n) =>
    encodeMessage({ type: 'marker', marker: n }),
  )
  const held = packFrames(markers).map((frame) => decodeFrame(frame).length)
  expect(held).toEqual([MAX_FRAME_MESSAGES, MAX_FRAME_MESSAGES, 1])
})

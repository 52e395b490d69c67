import { crc32, deflateSync } from 'node:zlib'

/** A chunk of a PNG, as it should be. */
export function chunk(type: string, content: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}

export const PNG_SIGN = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')

/** The head of a PNG in eight bits of red, green and blue. */
export function pngHead(width: number, height: number): Buffer {
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  return chunk('IHDR', head)
}

/** A whole PNG in one colour; `others` stand before its pixels. */
export function png(width: number, height: number, others: readonly Uint8Array[] = [], shade = 120): Buffer {
  const line = Buffer.concat([Buffer.from([0]), Buffer.alloc(width * 3, shade)])
  const pixels = deflateSync(Buffer.concat(new Array(height).fill(line)))
  return Buffer.concat([
    PNG_SIGN,
    pngHead(width, height),
    ...others,
    chunk('IDAT', pixels),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

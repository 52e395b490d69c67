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

/** A segment of a JPEG. */
export function segment(marker: number, content: Uint8Array): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}

const JFIF = segment(0xe0, Buffer.from('JFIF\0\x01\x01\x01\0\x48\0\x48\0\0', 'latin1'))
const TABLES = Buffer.concat([
  segment(0xdb, Buffer.concat([Buffer.from([0]), Buffer.alloc(64, 1)])),
  // One code of one bit in each table: no change of brightness, and the end of a block.
  ...[0x00, 0x10].map((table) => segment(0xc4, Buffer.from([table, 1, ...new Array(15).fill(0), 0]))),
])

/** The head of a JPEG in grey. */
export function jpegFrame(width: number, height: number, frame = 0xc0): Buffer {
  const content = Buffer.from([8, 0, 0, 0, 0, 1, 1, 0x11, 0])
  content.writeUInt16BE(height, 1)
  content.writeUInt16BE(width, 3)
  return segment(frame, content)
}

/** The one block of eight by eight that it takes, all grey, and the end. */
export const JPEG_SCAN = Buffer.concat([
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  Buffer.from([0x3f, 0xff, 0xd9]),
])

/** A whole JPEG of eight by eight; `others` stand before its tables. */
export function jpeg(others: readonly Uint8Array[] = []): Buffer {
  return Buffer.concat([Buffer.from([0xff, 0xd8]), JFIF, ...others, TABLES, jpegFrame(8, 8), JPEG_SCAN])
}

const EXIF = 'Exif\0\0MM\0*\0\0\0\x08GPSLatitude 46.2044 GPSLongitude 6.1432 SerialNumber 4711'

/** What cameras and programs write beside a picture, as segments of a JPEG. */
export const SAID_IN_JPEG: readonly Buffer[] = [
  segment(0xe1, Buffer.from(EXIF, 'latin1')),
  segment(
    0xe1,
    Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>dc:creator Somebody</x:xmpmeta>', 'latin1'),
  ),
  segment(0xe2, Buffer.from('ICC_PROFILE\0\x01\x01a screen of their own', 'latin1')),
  segment(0xed, Buffer.from('Photoshop 3.0\x008BIM Byline Somebody', 'latin1')),
  segment(0xfe, Buffer.from('a comment of Somebody')),
]

/** The same as chunks of a PNG. */
export const SAID_IN_PNG: readonly Buffer[] = [
  chunk('eXIf', Buffer.from(EXIF.slice(6), 'latin1')),
  chunk('tEXt', Buffer.from('Author\0Somebody')),
  chunk('iTXt', Buffer.from('XML:com.adobe.xmp\0\0\0\0\0<x:xmpmeta>Somebody</x:xmpmeta>')),
  chunk('tIME', Buffer.from([7, 0xea, 3, 4, 5, 6, 7])),
  chunk('iCCP', Buffer.from('a screen of their own\0\0')),
  chunk('acTL', Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
]

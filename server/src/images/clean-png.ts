import { promisify } from 'node:util'
import { crc32, type InflateRaw, inflate } from 'node:zlib'
import { UncleanImage } from './unclean-image.ts'

type Chunk = { type: string; content: Buffer; whole: Buffer }

/** Bytes of the sign with which every PNG begins. */
const SIGN_BYTES = 8
/** How many values a pixel has, by its colour type (PNG, 3rd edition, 11.2.1). */
const CHANNELS: Record<number, number> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 }
const PALETTE = 3

/**
 * A PNG of its four drawing chunks alone, the pixels in one piece that ends where they do. What is said of them besides,
 * in words, profiles, times, Exif or frames of a film, is left out.
 *
 * @throws {UncleanImage}
 */
export async function cleanPng(bytes: Uint8Array): Promise<Uint8Array> {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const chunks = [...chunksOf(source)]
  const [head] = chunks
  if (head?.type !== 'IHDR' || head.content.length !== 13) throw new UncleanImage('no head')
  const palette = only(chunks, 'PLTE')
  const transparency = only(chunks, 'tRNS')
  if (head.content[9] === PALETTE && !palette) throw new UncleanImage('no palette')
  const pixels = chunks.filter(({ type }) => type === 'IDAT').map(({ content }) => content)
  const packed = await packedPixels(Buffer.concat(pixels), pixelBytes(head.content))
  return Buffer.concat([
    source.subarray(0, SIGN_BYTES),
    head.whole,
    ...(palette ? [palette.whole] : []),
    ...(transparency ? [transparency.whole] : []),
    chunkOf('IDAT', packed),
    chunkOf('IEND', Buffer.alloc(0)),
  ])
}

/** The chunks up to the end, which must be there; what stands behind it is of no picture. */
function* chunksOf(source: Buffer): Generator<Chunk> {
  for (let at = SIGN_BYTES; at + 12 <= source.length; ) {
    const length = source.readUInt32BE(at)
    const end = at + 12 + length
    if (end > source.length) break
    const type = source.toString('latin1', at + 4, at + 8)
    if (crc32(source.subarray(at + 4, end - 4)) !== source.readUInt32BE(end - 4))
      throw new UncleanImage(`broken ${type}`)
    if (type === 'IEND') return
    yield { type, content: source.subarray(at + 8, end - 4), whole: source.subarray(at, end) }
    at = end
  }
  throw new UncleanImage('no end')
}

function only(chunks: readonly Chunk[], type: string): Chunk | undefined {
  const [chunk, second] = chunks.filter((each) => each.type === type)
  // Three bytes for each of 256 colours; of their transparency there is no more.
  if (second || (chunk && chunk.content.length > 768)) throw new UncleanImage(`too much ${type}`)
  return chunk
}

/** How many bytes the pixels of a head take, each line with the byte that names its filter. */
function pixelBytes(head: Buffer): number {
  const [depth = 0, colour = 0, compression, filter, interlace] = head.subarray(8)
  const channels = CHANNELS[colour]
  // A canvas writes eight bits, one line after the other; what else there is would only be more to go wrong.
  if (!channels || depth !== 8 || compression !== 0 || filter !== 0 || interlace !== 0)
    throw new UncleanImage('an unusual form')
  return head.readUInt32BE(4) * (1 + head.readUInt32BE(0) * channels)
}

type Inflated = { buffer: Buffer; engine: InflateRaw }
const inflateWithEnd = promisify(
  (packed: Buffer, maxBytes: number, done: (error: Error | null, inflated: Inflated) => void) =>
    inflate(packed, { maxOutputLength: maxBytes, info: true }, (error, inflated) =>
      // Node's types do not know `info` (nodejs.org/api/zlib: Class Options).
      done(error, inflated as unknown as Inflated),
    ),
)

/** The packed pixels without what stands behind them: a bomb is met by the number of bytes that they may become. */
async function packedPixels(packed: Buffer, wanted: number): Promise<Buffer> {
  const { buffer, engine } = await inflateWithEnd(packed, wanted).catch((cause) => {
    throw new UncleanImage('broken pixels', { cause })
  })
  if (buffer.length !== wanted) throw new UncleanImage('too few pixels')
  return packed.subarray(0, engine.bytesWritten)
}

function chunkOf(type: string, content: Buffer): Buffer {
  const whole = Buffer.alloc(content.length + 12)
  whole.writeUInt32BE(content.length, 0)
  whole.write(type, 4, 'latin1')
  content.copy(whole, 8)
  whole.writeUInt32BE(crc32(whole.subarray(4, content.length + 8)), content.length + 8)
  return whole
}

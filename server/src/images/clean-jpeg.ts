import { checkSegment, FRAMES } from './jpeg-segments.ts'
import { UncleanImage } from './unclean-image.ts'

/** Markers (ITU-T T.81, table B.1). */
const [SOI, EOI, SOS] = [0xd8, 0xd9, 0xda]
/** Application segments and comments: all that says something about a picture. */
const isSaid = (marker: number) => (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe
/** A progressive picture has some ten; thousands are a way to keep whoever opens it busy. */
const MAX_SCANS = 64

/** Says that the colours are YCbCr, as they are in every JPEG that says nothing else; no density, no smaller copy. */
const JFIF = Buffer.from('ffe000104a46494600010100000100010000', 'hex')

type Segment = { marker: number; content: Buffer; whole: Buffer }

/**
 * A JPEG of its tables, its frame and its scans alone, up to its end. Exif, XMP, profiles, smaller copies, comments and
 * whatever stands behind the end are left out.
 *
 * @throws {UncleanImage}
 */
export function cleanJpeg(bytes: Uint8Array): Uint8Array {
  const source = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const drawing = [...segmentsOf(source)].filter(({ marker }) => !isSaid(marker))
  for (const { marker, content } of drawing) checkSegment(marker, content)
  const frameAt = drawing.findIndex(({ marker }) => FRAMES.has(marker))
  const scanAt = drawing.findIndex(({ marker }) => marker === SOS)
  const hasOneFrame = frameAt >= 0 && drawing.findLastIndex(({ marker }) => FRAMES.has(marker)) === frameAt
  if (!hasOneFrame || scanAt < frameAt) throw new UncleanImage('not one picture')
  const scans = drawing.filter(({ marker }) => marker === SOS)
  if (scans.length > MAX_SCANS) throw new UncleanImage('too many scans')
  const wholes = drawing.map(({ whole }) => whole)
  return Buffer.concat([Buffer.from([0xff, SOI]), JFIF, ...wholes, Buffer.from([0xff, EOI])])
}

/** The segments up to the end, which must be there; a scan with what is packed in it. */
function* segmentsOf(source: Buffer): Generator<Segment> {
  for (let at = 2; ; ) {
    const marker = markerAt(source, at)
    if (marker === EOI) return
    const end = at + 2 + lengthAt(source, at + 2)
    if (end > source.length) throw new UncleanImage('cut off')
    const next = marker === SOS ? endOfScan(source, end) : end
    yield { marker, content: source.subarray(at + 4, end), whole: source.subarray(at, next) }
    at = next
  }
}

function markerAt(source: Buffer, at: number): number {
  if (source[at] !== 0xff) throw new UncleanImage('no marker where one must be')
  return source[at + 1] ?? 0
}

function lengthAt(source: Buffer, at: number): number {
  const length = at + 2 <= source.length ? source.readUInt16BE(at) : 0
  if (length < 2) throw new UncleanImage('cut off')
  return length
}

/** A scan ends at the first marker that is none of a restart; a 0xff that is of the picture is followed by a zero. */
function endOfScan(source: Buffer, from: number): number {
  for (let at = source.indexOf(0xff, from); at >= 0; at = source.indexOf(0xff, at + 2)) {
    const next = source[at + 1] ?? 0
    const isOfScan = next === 0 || (next >= 0xd0 && next <= 0xd7)
    if (!isOfScan) return at
  }
  throw new UncleanImage('cut off')
}

import { UncleanImage } from './unclean-image.ts'

/** Frames that are drawn everywhere: baseline, extended and progressive, packed after Huffman. */
export const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2])

/**
 * Holds a segment that draws against its own form (ITU-T T.81, B.2), so that nothing else can be hidden in one.
 *
 * @throws {UncleanImage}
 */
export function checkSegment(marker: number, content: Buffer): void {
  if (!isWhole(marker, content)) throw new UncleanImage(`a broken or unusual segment ${marker.toString(16)}`)
}

function isWhole(marker: number, content: Buffer): boolean {
  switch (marker) {
    case 0xdb:
      return tablesEnd(content, quantizationEnd) === content.length
    case 0xc4:
      return tablesEnd(content, huffmanEnd) === content.length
    case 0xdd:
      return content.length === 2
    case 0xda:
      return content.length === 4 + 2 * (content[0] ?? 0)
    default:
      return FRAMES.has(marker) && isFrame(content)
  }
}

/** In eight bits; grey, or YCbCr. Four components are ink, which browsers draw in ways of their own. */
function isFrame(content: Buffer): boolean {
  const components = content[5] ?? 0
  return content[0] === 8 && (components === 1 || components === 3) && content.length === 6 + 3 * components
}

function tablesEnd(content: Buffer, endOf: (content: Buffer, at: number) => number): number {
  let at = 0
  while (at < content.length) at = endOf(content, at)
  return at
}

/** A table of 64 values, of one byte or two. */
function quantizationEnd(content: Buffer, at: number): number {
  return at + 1 + 64 * (((content[at] ?? 0) >> 4) + 1)
}

/** Sixteen lengths, then as many values as they say. */
function huffmanEnd(content: Buffer, at: number): number {
  const lengths = content.subarray(at + 1, at + 17)
  return at + 17 + lengths.reduce((sum, length) => sum + length, 0)
}

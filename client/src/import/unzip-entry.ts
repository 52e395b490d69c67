import { MAX_IMPORT_PART_BYTES } from '@plenary/shared/limits.ts'
import { Inflate } from 'fflate'
import { ImportRefusal } from './import-refusal.ts'
import type { ZipEntry } from './zip-directory.ts'

const HEADER_SIGNATURE = 0x04034b50
const HEADER_BYTES = 30
/** Packed bytes unpacked at once: deflate makes 1,032 of one, so that no step gives more than 17 MiB. */
const STEP_BYTES = 16 * 1024

/**
 * Unpacks one file of a ZIP and hands it on piece by piece, so that no more of it is ever in memory than a step gives,
 * and unpacking ends with the first byte too many, whatever the directory says.
 * @throws {ImportRefusal} when it is too large, broken, or not of the size that the directory says.
 */
export function unzipEntry(bytes: Uint8Array, entry: ZipEntry, onPiece: (piece: Uint8Array) => void): void {
  if (entry.unpackedBytes > MAX_IMPORT_PART_BYTES) throw new ImportRefusal('unpacks-too-large')
  const packed = packedBytesOf(bytes, entry)
  let unpackedBytes = 0
  const take = (piece: Uint8Array) => {
    unpackedBytes += piece.length
    if (unpackedBytes > entry.unpackedBytes) throw new ImportRefusal('wrong-sizes')
    onPiece(piece)
  }
  if (entry.isStored) take(packed)
  else inflate(packed, take)
  if (unpackedBytes !== entry.unpackedBytes) throw new ImportRefusal('wrong-sizes')
}

function packedBytesOf(bytes: Uint8Array, { offset, packedBytes }: ZipEntry): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (offset + HEADER_BYTES > bytes.length || view.getUint32(offset, true) !== HEADER_SIGNATURE)
    throw new ImportRefusal('damaged')
  const start = offset + HEADER_BYTES + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packedBytes > bytes.length) throw new ImportRefusal('damaged')
  return bytes.subarray(start, start + packedBytes)
}

function inflate(packed: Uint8Array, onPiece: (piece: Uint8Array) => void): void {
  const inflater = new Inflate(onPiece)
  try {
    for (let at = 0; at < packed.length; at += STEP_BYTES) {
      const isLast = at + STEP_BYTES >= packed.length
      inflater.push(packed.subarray(at, at + STEP_BYTES), isLast)
    }
  } catch (cause) {
    throw cause instanceof ImportRefusal ? cause : new ImportRefusal('damaged', { cause })
  }
}

import {
  MAX_IMPORT_ENTRIES,
  MAX_IMPORT_FILE_BYTES,
  MAX_IMPORT_UNPACKED_BYTES,
} from '@plenary/shared/limits.ts'
import { ImportRefusal } from './import-refusal.ts'

/** One file in a ZIP, as its directory tells of it. */
export type ZipEntry = {
  name: string
  isStored: boolean
  packedBytes: number
  unpackedBytes: number
  /** Where its own header begins. */
  offset: number
}

const END_SIGNATURE = 0x06054b50
const END_BYTES = 22
const MAX_COMMENT_BYTES = 0xffff
const ENTRY_SIGNATURE = 0x02014b50
const ENTRY_BYTES = 46
const IS_ENCRYPTED = 0x1
const METHODS = { stored: 0, deflated: 8 }
/** Stands where the size is too large for the field (ZIP64), which no file that may come in needs. */
const BEYOND = 0xffffffff

/**
 * The directory of a ZIP, before anything of it is unpacked.
 * @throws {ImportRefusal} when it is broken, or when what it promises is more than is read, or not a document's.
 */
export function readZipDirectory(bytes: Uint8Array): Map<string, ZipEntry> {
  if (bytes.length > MAX_IMPORT_FILE_BYTES) throw new ImportRefusal('too-large')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  if (count > MAX_IMPORT_ENTRIES) throw new ImportRefusal('too-many-parts')
  const entries = new Map<string, ZipEntry>()
  let at = view.getUint32(end + 16, true)
  let unpackedBytes = 0
  for (let read = 0; read < count; read += 1) {
    const { entry, next } = readEntry(bytes, view, at, end)
    // Two of one name: which is meant depends on who reads.
    if (entries.has(entry.name)) throw new ImportRefusal('damaged')
    unpackedBytes += entry.unpackedBytes
    if (unpackedBytes > MAX_IMPORT_UNPACKED_BYTES) throw new ImportRefusal('unpacks-too-large')
    entries.set(entry.name, entry)
    at = next
  }
  return entries
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - END_BYTES - MAX_COMMENT_BYTES)
  for (let at = view.byteLength - END_BYTES; at >= first; at -= 1)
    if (view.getUint32(at, true) === END_SIGNATURE) return at
  throw new ImportRefusal('not-a-document')
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, end: number) {
  if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_SIGNATURE)
    throw new ImportRefusal('damaged')
  const method = view.getUint16(at + 10, true)
  const nameAt = at + ENTRY_BYTES
  const nameBytes = view.getUint16(at + 28, true)
  const next = nameAt + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  if (next > end) throw new ImportRefusal('damaged')
  if (view.getUint16(at + 8, true) & IS_ENCRYPTED) throw new ImportRefusal('protected')
  if (method !== METHODS.stored && method !== METHODS.deflated) throw new ImportRefusal('damaged')
  const entry: ZipEntry = {
    name: checkedName(new TextDecoder().decode(bytes.subarray(nameAt, nameAt + nameBytes))),
    isStored: method === METHODS.stored,
    packedBytes: checkedSize(view.getUint32(at + 20, true)),
    unpackedBytes: checkedSize(view.getUint32(at + 24, true)),
    offset: checkedSize(view.getUint32(at + 42, true)),
  }
  return { entry, next }
}

/** Nothing here is ever written to a disk; a name that tries to leave its folder says what the file is for. */
function checkedName(name: string): string {
  const isUnsafe =
    name === '' ||
    name.startsWith('/') ||
    name.includes('\\') ||
    name.includes('\0') ||
    /^[a-z]:/i.test(name) ||
    name.split('/').includes('..')
  if (isUnsafe) throw new ImportRefusal('unsafe-names')
  return name
}

function checkedSize(size: number): number {
  if (size === BEYOND) throw new ImportRefusal('unpacks-too-large')
  return size
}

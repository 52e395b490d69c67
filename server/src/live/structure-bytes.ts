import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { Structure } from './structure.ts'

/** A structure as bytes: each name once, and of each number how far it is from the one before. */
export function encodeStructure(structure: Structure): Uint8Array {
  const { names, numbers } = structure.toLists()
  const distinct = [...new Set(names)]
  const places = new Map(distinct.map((name, at) => [name, at]))
  return encoding.encode((to) => {
    encoding.writeVarUint(to, distinct.length)
    for (const name of distinct) encoding.writeVarString(to, name)
    const lists = [names.map((name) => places.get(name) ?? 0), ...numbers]
    encoding.writeVarUint(to, lists.length)
    for (const list of lists) writeNumbers(to, list)
  })
}

/**
 * The structure in bytes that `encodeStructure` made.
 *
 * @throws {Error} on any others.
 */
export function decodeStructure(bytes: Uint8Array): Structure {
  const decoder = decoding.createDecoder(bytes)
  const distinct = readMany(decoder, () => decoding.readVarString(decoder))
  const [names = [], ...numbers] = readMany(decoder, () => readNumbers(decoder))
  if (decoding.hasContent(decoder)) throw new Error('bytes after the structure')
  return Structure.fromLists({ names: names.map((at) => distinct[at] ?? ''), numbers })
}

function writeNumbers(to: encoding.Encoder, list: readonly number[]): void {
  encoding.writeVarUint(to, list.length)
  let last = 0
  for (const number of list) {
    encoding.writeVarInt(to, number - last)
    last = number
  }
}

function readNumbers(decoder: decoding.Decoder): number[] {
  let last = 0
  return readMany(decoder, () => {
    last += decoding.readVarInt(decoder)
    return last
  })
}

function readMany<T>(decoder: decoding.Decoder, read: () => T): T[] {
  const count = decoding.readVarUint(decoder)
  if (count > decoder.arr.length) throw new Error('a count beyond the bytes')
  const list: T[] = []
  for (let at = 0; at < count; at++) list.push(read())
  return list
}

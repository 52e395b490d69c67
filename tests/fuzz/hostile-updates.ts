import { ROOT_NAME } from '@plenary/shared/document/schema-version.ts'
import * as fc from 'fast-check'
import * as encoding from 'lib0/encoding'
import { ME, MINE_END, MY_NEXT, OTHER, TYPES, WRITTEN_END } from './room-under-attack.ts'

const [GONE, TEXT, FORMAT, TYPE, VALUES] = [1, 4, 6, 7, 8]
type Write = (to: encoding.Encoder) => void
type Content = { kind: number; length: number; write: Write }
type Id = readonly [client: number, clock: number]

const NAMES = ['paragraph', 'blockquote', 'listItem', 'tableRow', 'heading', 'hardBreak', 'iframe', '']
const KEYS = ['id', 'lang', 'level', 'colwidth', 'onclick', 'constructor', '']
const MARKS = ['bold', 'link', 'script', 'toString']
const MARK_VALUES = [
  '{}',
  'null',
  '{"href":"https://larkspur.example/"}',
  '{"href":"javascript:x"}',
  '[[1]]',
  '{"x":{}}',
]

const content: fc.Arbitrary<Content> = fc.oneof(
  length().map((n) => ({
    kind: 0,
    length: n,
    write: (to: encoding.Encoder) => encoding.writeVarUint(to, n),
  })),
  length().map((n) => ({
    kind: GONE,
    length: n,
    write: (to: encoding.Encoder) => encoding.writeVarUint(to, n),
  })),
  fc.constantFrom('x', 'two', '', '😀').map((words) => ({
    kind: TEXT,
    length: words.length,
    write: (to: encoding.Encoder) => encoding.writeVarString(to, words),
  })),
  // Half a letter, as no encoder writes it.
  fc.constant<Content>({
    kind: TEXT,
    length: 1,
    write: (to: encoding.Encoder) => encoding.writeVarUint8Array(to, new Uint8Array([0xed, 0xa0, 0x80])),
  }),
  fc.tuple(fc.constantFrom(...MARKS), fc.constantFrom(...MARK_VALUES)).map(([mark, value]) => ({
    kind: FORMAT,
    length: 1,
    write: (to: encoding.Encoder) => {
      encoding.writeVarString(to, mark)
      encoding.writeVarString(to, value)
    },
  })),
  fc.constantFrom(...NAMES).map((name) => ({
    kind: TYPE,
    length: 1,
    write: (to: encoding.Encoder) => {
      encoding.writeVarUint(to, 3)
      encoding.writeVarString(to, name)
    },
  })),
  fc.constant<Content>({
    kind: TYPE,
    length: 1,
    write: (to: encoding.Encoder) => encoding.writeVarUint(to, 6),
  }),
  fc
    .array(fc.constantFrom<unknown>('en', 2, null, [1, null], [[1]], { a: 1 }, true), { maxLength: 2 })
    .map((list) => ({
      kind: VALUES,
      length: list.length,
      write: (to: encoding.Encoder) => {
        encoding.writeVarUint(to, list.length)
        // Whatever JSON can hold, lib0 writes.
        for (const value of list) encoding.writeAny(to, value as string)
      },
    })),
)

function length(): fc.Arbitrary<number> {
  return fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: 1, max: 3 }) },
    fc.constantFrom(0, 2 ** 31, 2 ** 53 - 1),
  )
}

/** A position: of the text, of one's own words, or of nobody's. */
const id: fc.Arbitrary<Id> = fc.oneof(
  { weight: 12, arbitrary: fc.tuple(fc.constant(OTHER), fc.nat(WRITTEN_END)) },
  { weight: 6, arbitrary: fc.tuple(fc.constant(ME), fc.nat(MINE_END + 4)) },
  { weight: 2, arbitrary: fc.tuple(fc.constant(ME), fc.constantFrom(MINE_END, MINE_END + 1)) },
  { weight: 3, arbitrary: fc.tuple(fc.constant(MY_NEXT), fc.nat(4)) },
  { weight: 8, arbitrary: fc.constantFrom(...TYPES) },
  fc.tuple(fc.constantFrom(0, 6, 2 ** 53 - 1), fc.constantFrom(0, 2 ** 31, 2 ** 53 - 1)),
)

const struct = fc.record({
  content,
  place: fc.oneof(
    fc.tuple(fc.constant('left'), id, id),
    fc.tuple(fc.constant('right'), id, id),
    // Near each other, as neighbours are.
    fc
      .tuple(fc.constant('both'), id, fc.nat(3))
      .map(([way, [client, clock], by]) => [way, [client, clock], [client, clock + by]] as const),
    fc.tuple(fc.constant('both'), id, id),
    fc.tuple(fc.constant('parent'), id, id),
    fc.tuple(fc.constant('root'), id, id),
  ),
  key: fc.option(fc.constantFrom(...KEYS), { freq: 2 }),
  root: fc.oneof({ weight: 9, arbitrary: fc.constant(ROOT_NAME) }, fc.constantFrom('elsewhere', '')),
})
type Struct = typeof struct extends fc.Arbitrary<infer T> ? T : never

const run = fc.record({
  client: fc.oneof({ weight: 9, arbitrary: fc.constant(ME) }, fc.constantFrom(MY_NEXT, OTHER, 2 ** 53 - 1)),
  clock: fc.oneof(
    { weight: 12, arbitrary: fc.constant(null) },
    fc.constantFrom(0, 1, 2 ** 31 - 1, 2 ** 53 - 1),
  ),
  structs: fc.array(struct, { minLength: 1, maxLength: 5 }),
  isCountless: fc.integer({ min: 0, max: 15 }).map((n) => n === 0),
})
const deletion = fc.tuple(id, length())

/** Updates as somebody makes them by hand who knows the format and the text. */
export const hostileUpdates: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.uniqueArray(run, { maxLength: 2, selector: ({ client }) => client }),
    fc.array(deletion, { maxLength: 2 }),
  )
  .map(([runs, deletions]) =>
    encoding.encode((to) => {
      encoding.writeVarUint(to, runs.length)
      for (const each of runs) writeRun(to, each)
      encoding.writeVarUint(to, deletions.length)
      for (const [[client, clock], size] of deletions)
        for (const number of [client, 1, clock, size]) encoding.writeVarUint(to, number)
    }),
  )

type Run = typeof run extends fc.Arbitrary<infer T> ? T : never

function writeRun(to: encoding.Encoder, { client, clock, structs, isCountless }: Run): void {
  // A number of so many bytes is none: Yjs and the gate would read no struct here.
  if (isCountless) encoding.writeUint8Array(to, new Uint8Array([...new Array<number>(160).fill(0x80), 0]))
  else encoding.writeVarUint(to, structs.length)
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock ?? (client === ME ? MINE_END : 0))
  if (!isCountless) for (const each of structs) writeStruct(to, each)
}

function writeStruct(to: encoding.Encoder, { content, place: [way, one, other], key, root }: Struct): void {
  const [left, right] = [way === 'left' || way === 'both', way === 'right' || way === 'both']
  const bits = content.kind | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (key === null ? 0 : 0x20)
  encoding.writeUint8(to, bits)
  if (content.kind !== 0) {
    if (left) writeId(to, one)
    if (right) writeId(to, other)
    if (!left && !right) writeParent(to, way === 'root' ? root : one, key)
  }
  content.write(to)
}

function writeParent(to: encoding.Encoder, parent: string | Id, key: string | null): void {
  encoding.writeVarUint(to, typeof parent === 'string' ? 1 : 0)
  if (typeof parent === 'string') encoding.writeVarString(to, parent)
  else writeId(to, parent)
  if (key !== null) encoding.writeVarString(to, key)
}

function writeId(to: encoding.Encoder, [client, clock]: Id): void {
  encoding.writeVarUint(to, client)
  encoding.writeVarUint(to, clock)
}

type Damage = {
  way: 'flip' | 'insert' | 'remove' | 'double' | 'splice' | 'pad'
  at: number
  byte: number
  size: number
}

const damage: fc.Arbitrary<Damage> = fc.record({
  way: fc.constantFrom<Damage['way'][]>('flip', 'insert', 'remove', 'double', 'splice', 'pad'),
  at: fc.nat(10_000),
  byte: fc.nat(255),
  size: fc.integer({ min: 1, max: 20 }),
})

/** One of several updates, after some damage. */
export function damaged(updates: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  return fc
    .tuple(fc.constantFrom(...updates), fc.array(damage, { minLength: 1, maxLength: 4 }))
    .map(([update, damages]) => new Uint8Array(damages.reduce(afterDamage, [...update])))
}

function afterDamage(bytes: number[], { way, at: anywhere, byte, size }: Damage): number[] {
  const at = anywhere % (bytes.length + 1)
  const old = bytes[at] ?? 0
  const some = bytes.slice(at, at + size)
  switch (way) {
    case 'flip':
      return bytes.with(at % bytes.length, old ^ byte)
    case 'insert':
      return bytes.toSpliced(at, 0, byte)
    case 'remove':
      return bytes.toSpliced(at, Math.min(size, bytes.length - 1))
    case 'double':
      return bytes.toSpliced(at, 0, ...some)
    case 'splice':
      return bytes.toSpliced((at * 7) % (bytes.length + 1), some.length, ...some)
    case 'pad': {
      // The same number in more bytes than it needs, up to where it is none any more.
      const zeros = new Array<number>(byte % 3 ? size : 160).fill(0x80)
      return bytes.toSpliced(at, 1, old | 0x80, ...zeros, 0)
    }
  }
}

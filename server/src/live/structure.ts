import { ATTRIBUTE_NAMES, ROOT } from '@plenary/shared/document/vocabulary.ts'
import { AppError } from '@plenary/shared/errors.ts'
import type { StructId } from './update-reader.ts'

/** A shared type of the text by its number here: the root, an element, or a run of text. -1: gone for good. */
export type TypeRef = number
export const ROOT_TYPE: TypeRef = 0
export const NOWHERE: TypeRef = -1

/** Where a struct stands: in which type, and under which key of it if it is an attribute's value. */
export type Standing = { place: TypeRef; key: string | null }

/** What a struct is to those that come to stand beside or inside it. */
export type StructRole = { standing: Standing; opens: TypeRef | 'gone' | 'nothing' }

/** The name of a run of text among the names of elements. */
export const TEXT_NAME = ''

const KIND = { nowhere: 0, content: 1, gone: 2, type: 3 } as const
const KIND_BITS = 2
const KEY_BITS = 6
/** Codes are numbers of 32 bits, one of them the sign. */
const MAX_TYPES = 2 ** (31 - KIND_BITS - KEY_BITS)
/** The last is any key that only a newer server knows: it may stand in the log, and nothing may follow it there. */
const KEYS: readonly (string | null)[] = [null, ...ATTRIBUTE_NAMES, '?']

/** What one client wrote: stretches of positions of the same role, in order, without a gap. */
type Runs = { starts: number[]; codes: number[]; end: number }

/** How far a structure had come, to go back there, and in which types something has been put since. */
export type StructureMark = { types: number; ends: Map<number, number>; filled: TypeRef[] }

/**
 * What stands where in a text, and nothing of what it says: all that the gate asks of a document, at some eight
 * bytes for each stretch of writing instead of a Y.Doc. It only grows, so that it can be taken back to where it
 * was; what was deleted since keeps its place in it, which makes the gate stricter than Yjs, never laxer.
 */
export class Structure {
  readonly #clients = new Map<number, Runs>()
  readonly #names: string[] = [ROOT]
  readonly #depths: number[] = [0]
  /** The code of where each type itself stands. */
  readonly #standings: number[] = [0]
  /** How many structs stand in each type. */
  readonly #populations: number[] = [0]
  #lastMark: StructureMark | null = null

  /** The next position of a client; 0 for one that has not written. */
  endOf(client: number): number {
    return this.#clients.get(client)?.end ?? 0
  }

  has({ client, clock }: StructId): boolean {
    return clock < this.endOf(client)
  }

  nameOf(type: TypeRef): string {
    return this.#names[type] ?? TEXT_NAME
  }

  depthOf(type: TypeRef): number {
    return this.#depths[type] ?? 0
  }

  populationOf(type: TypeRef): number {
    return this.#populations[type] ?? 0
  }

  /** Where a known struct stands, which is where its neighbours will stand. */
  standingOf(id: StructId): Standing {
    const code = this.#codeAt(id)
    return standingOf(
      (code & 3) === KIND.type ? (this.#standings[code >> (KIND_BITS + KEY_BITS)] ?? 0) : code,
    )
  }

  /** The block of the line that a type stands in, however deep, or is. */
  blockAround(type: TypeRef): TypeRef {
    let block = type
    for (;;) {
      const { place } = standingOf(this.#standings[block] ?? 0)
      if (place === ROOT_TYPE || place === NOWHERE || block === ROOT_TYPE) return block
      block = place
    }
  }

  /** The stretches of known positions in a range, each with what it is to others. */
  *stretches({ client, clock, length }: StructId & { length: number }): Generator<StructRole> {
    const runs = this.#clients.get(client)
    if (!runs) return
    const end = Math.min(clock + length, runs.end)
    for (let at = clock; at < end; ) {
      const id = { client, clock: at }
      yield { standing: this.standingOf(id), opens: this.openedBy(id) }
      at = runs.starts[this.#stretchAfter(runs, at)] ?? end
    }
  }

  /** What a known struct opens for children. */
  openedBy(id: StructId): StructRole['opens'] {
    const code = this.#codeAt(id)
    const kind = code & 3
    if (kind === KIND.type) return code >> (KIND_BITS + KEY_BITS)
    return kind === KIND.content ? 'nothing' : 'gone'
  }

  /** Adds the next positions of a client: content, or something that is gone. */
  add(client: number, length: number, { place, key }: Standing, isGone: boolean): void {
    this.#push(client, length, codeOf(place, key, isGone ? KIND.gone : KIND.content))
    this.#count(place)
  }

  /** Adds the next position of a client: an element, or a run of text, which opens a place for others. */
  addType(client: number, standing: Standing, name: string): void {
    this.addDeclared(client, this.declareType(standing, name))
  }

  /**
   * Says of a type where it stands, before its own position is added.
   *
   * @throws {AppError} `document-full` when there are more types than can be counted.
   */
  declareType({ place, key }: Standing, name: string): TypeRef {
    const type = this.#names.length
    if (type >= MAX_TYPES) throw new AppError('document-full')
    this.#names.push(name)
    this.#depths.push(this.depthOf(place) + 1)
    this.#standings.push(codeOf(place, key, KIND.content))
    this.#populations.push(0)
    return type
  }

  /** Adds the next position of a client: a type that was declared. */
  addDeclared(client: number, type: TypeRef): void {
    this.#push(client, 1, (type << (KIND_BITS + KEY_BITS)) | KIND.type)
    this.#count(standingOf(this.#standings[type] ?? 0).place)
  }

  /** Where these clients, under whom alone something will be added, and the types have come to. */
  mark(clients: Iterable<number>): StructureMark {
    const ends = new Map(Array.from(clients, (client) => [client, this.endOf(client)]))
    this.#lastMark = { types: this.#names.length, ends, filled: [] }
    return this.#lastMark
  }

  /** Forgets what was added since a mark. Of several marks the last comes first. */
  goBack({ types, ends, filled }: StructureMark): void {
    for (const [client, end] of ends) this.#cut(client, end)
    for (const type of filled) this.#populations[type] = this.populationOf(type) - 1
    for (const list of [this.#names, this.#depths, this.#standings, this.#populations]) list.length = types
  }

  /** Clients and their next positions. */
  *ends(): Generator<[client: number, end: number]> {
    for (const [client, { end }] of this.#clients) if (end > 0) yield [client, end]
  }

  /** As plain lists, to be stored with the text. */
  toLists(): StructureLists {
    const clients = [...this.#clients].flatMap(([client, runs]) => [client, runs.end, runs.starts.length])
    const runs = [...this.#clients.values()].flatMap(({ starts, codes }) => [starts, codes])
    return {
      names: this.#names,
      numbers: [this.#depths, this.#standings, this.#populations, clients, ...runs],
    }
  }

  /** Back from the lists. */
  static fromLists({ names, numbers }: StructureLists): Structure {
    const structure = new Structure()
    const [depths = [], standings = [], populations = [], clients = [], ...runs] = numbers
    refill(structure.#names, names)
    refill(structure.#depths, depths)
    refill(structure.#standings, standings)
    refill(structure.#populations, populations)
    for (let at = 0; at < clients.length / 3; at++) {
      const [client = 0, end = 0] = clients.slice(at * 3)
      structure.#clients.set(client, { end, starts: runs[at * 2] ?? [], codes: runs[at * 2 + 1] ?? [] })
    }
    return structure
  }

  #push(client: number, length: number, code: number): void {
    let runs = this.#clients.get(client)
    if (!runs) {
      runs = { starts: [], codes: [], end: 0 }
      this.#clients.set(client, runs)
    }
    // A type is one position: two of them never share a stretch, since each has a number of its own.
    if (runs.codes.at(-1) !== code) {
      runs.starts.push(runs.end)
      runs.codes.push(code)
    }
    runs.end += length
  }

  #count(place: TypeRef): void {
    if (place === NOWHERE) return
    this.#populations[place] = this.populationOf(place) + 1
    this.#lastMark?.filled.push(place)
  }

  #cut(client: number, end: number): void {
    const runs = this.#clients.get(client)
    if (!runs) return
    if (end === 0) {
      this.#clients.delete(client)
      return
    }
    let keep = runs.starts.length
    while (keep > 0 && (runs.starts[keep - 1] ?? 0) >= end) keep -= 1
    runs.starts.length = keep
    runs.codes.length = keep
    runs.end = end
  }

  /** The code of the stretch a position lies in: halving finds it among a hundred thousand. */
  #codeAt({ client, clock }: StructId): number {
    const runs = this.#clients.get(client)
    return runs?.codes[this.#stretchAfter(runs, clock) - 1] ?? KIND.nowhere
  }

  /** Which stretch is the first to begin after a position. */
  #stretchAfter({ starts }: Runs, clock: number): number {
    let [low, high] = [0, starts.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) <= clock) low = middle + 1
      else high = middle
    }
    return low
  }
}

/** A structure as plain lists: the names of its types, and lists of numbers. */
export type StructureLists = { names: readonly string[]; numbers: readonly number[][] }

function codeOf(place: TypeRef, key: string | null, kind: number): number {
  if (place === NOWHERE) return KIND.nowhere
  const keyAt = KEYS.indexOf(key)
  return (place << (KIND_BITS + KEY_BITS)) | ((keyAt < 0 ? KEYS.length - 1 : keyAt) << KIND_BITS) | kind
}

function standingOf(code: number): Standing {
  if ((code & 3) === KIND.nowhere) return { place: NOWHERE, key: null }
  const key = KEYS[(code >> KIND_BITS) & (2 ** KEY_BITS - 1)] ?? null
  return { place: code >> (KIND_BITS + KEY_BITS), key }
}

function refill<T>(list: T[], with_: readonly T[]): void {
  list.length = 0
  for (const entry of with_) list.push(entry)
}

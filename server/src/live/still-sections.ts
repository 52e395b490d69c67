import { AppError } from '@plenary/shared/errors.ts'
import { isStillZone, type StillMap } from './still-map.ts'
import { ROOT_TYPE, type Standing, type Structure, type TypeRef } from './structure.ts'
import type { DeletedRange, StructId, UpdateStruct } from './update-reader.ts'

/** A struct of the line of blocks, which has come since the map was drawn. */
export type LineStruct = Pick<
  UpdateStruct,
  'client' | 'clock' | 'length' | 'origin' | 'rightOrigin' | 'content'
>

/** Judges what comes into a text beyond what its schema asks, and is told what came to stand in the line of blocks. */
export type LineWatch = {
  /** @throws {AppError} the refusal */
  check: (struct: UpdateStruct, standing: Standing) => void
  note: (struct: LineStruct) => void
}

/** Of a text in which nothing stands still. */
export const FREE_LINE: LineWatch = { check: () => {}, note: () => {} }

/**
 * The sections of a text that take no change (docs/rules.md, SC4). Nothing comes into their blocks, nothing of these is
 * deleted, and nothing comes to stand among them. Where something will stand in the line of blocks is known by its two
 * neighbours: both must be of one free zone, so that Yjs can put it nowhere else.
 */
export class StillSections implements LineWatch {
  readonly #structure: Structure
  readonly #blocks = new Set<TypeRef>()
  readonly #zones = new Map<string, number>()
  readonly #firsts: ReadonlySet<string>
  readonly #end: number

  constructor(structure: Structure, { blocks, line, firsts, end }: StillMap) {
    this.#structure = structure
    this.#end = end
    this.#firsts = new Set(firsts.map(keyOf))
    for (const [client, clock, length, zone] of line) this.#putZone({ client, clock, length }, zone)
    for (const block of blocks) this.#putBlock(block)
  }

  /** @throws {AppError} `section-frozen` for what would change a section that stands still. */
  check(struct: UpdateStruct, standing: Standing): void {
    // What came and went while somebody was away leaves nothing behind.
    if (struct.content.kind === 'gone') return
    const isFree = isOnLine(standing) ? this.#isFree(struct) : !this.#isStill(standing.place)
    if (!isFree) throw new AppError('section-frozen')
  }

  /** The same of what is deleted: only what was there before. */
  checkDeletion(range: DeletedRange): void {
    for (const { standing, opens } of this.#structure.stretches(range)) {
      if (opens === 'gone') continue
      const isBlock = typeof opens === 'number' && isOnLine(standing)
      if (isBlock ? this.#blocks.has(opens) : this.#isStill(standing.place))
        throw new AppError('section-frozen')
    }
  }

  /** Takes down where something stands in the line that is part of the text now. */
  note(struct: LineStruct): void {
    const { left, right } = this.#neighbours(struct)
    // What came into a still section before it was known to be one is of it.
    const zone = isNote(struct) && isStillZone(left) ? Math.min(Math.floor(left) + 1, right) : left
    this.#putZone(struct, zone)
    if (isStillZone(zone) && !isNote(struct)) this.#putBlock(struct)
  }

  #isFree(struct: UpdateStruct): boolean {
    const { left, right } = this.#neighbours(struct)
    if (isStillZone(left)) return isNote(struct) && right > Math.floor(left)
    if (left === right) return true
    return right === left + 1 && struct.rightOrigin !== null && this.#firsts.has(keyOf(struct.rightOrigin))
  }

  /** The zones to both sides. What was dropped with what it stood in has none, and takes the other's. */
  #neighbours({ origin, rightOrigin }: LineStruct): { left: number; right: number } {
    const left = origin ? this.#zones.get(keyOf(origin)) : 0
    const right = rightOrigin ? this.#zones.get(keyOf(rightOrigin)) : this.#end
    return { left: left ?? right ?? 0, right: right ?? left ?? this.#end }
  }

  #isStill(place: TypeRef): boolean {
    return this.#blocks.has(this.#structure.blockAround(place))
  }

  #putZone({ client, clock, length }: DeletedRange, zone: number): void {
    for (let at = 0; at < length; at += 1) this.#zones.set(keyOf({ client, clock: clock + at }), zone)
  }

  #putBlock(id: StructId): void {
    const opens = this.#structure.openedBy(id)
    if (typeof opens === 'number') this.#blocks.add(opens)
  }
}

/** Whether something stands in the line of blocks itself. */
export function isOnLine({ place, key }: Standing): boolean {
  return place === ROOT_TYPE && key === null
}

function isNote({ content }: LineStruct): boolean {
  return content.kind === 'element' && content.name === 'footnote'
}

function keyOf({ client, clock }: StructId): string {
  return `${client}:${clock}`
}

import type { Standing, Structure } from './structure.ts'
import type { UpdateStruct } from './update-reader.ts'

/**
 * What it may cost each replica to put the structs of an update in their places. Between its two neighbours Yjs looks
 * at everything that others have put there (the conflict loop of `Item.integrate` in yjs 13): nothing, as a rule, but
 * a few kilobytes in an order that no editor writes take it minutes. Where things stand in a line is not known here,
 * so a struct counts for as much as stands in its place, unless it follows what was just written there.
 */
export class PlacingWork {
  steps = 0
  readonly #structure: Structure
  /** Of each place of this update: the last position that was written there. */
  readonly #last = new Map<number, number>()

  constructor(structure: Structure) {
    this.#structure = structure
  }

  add({ client, clock, length, origin, content }: UpdateStruct, { place, key }: Standing): void {
    const isNext = key === null && origin?.client === client && origin.clock === this.#last.get(place)
    const isGone = content.kind === 'gone' && origin === null
    this.steps += isNext || isGone ? 1 : 1 + this.#structure.populationOf(place)
    this.#last.set(place, clock + length - 1)
  }
}

import { handmadeUpdate, type Struct } from '../handmade-update.ts'
import { type Attack, type Foothold, gainFoothold } from './attack.ts'

const REFUSED = [4422] as const
/** What one update may carry (MAX_UPDATE_STRUCTS). */
export const MAX_STRUCTS = 100_000

/** Updates that Yjs would choke on, lose or spread; all but the last are refused. */
export const HOSTILE_UPDATES: readonly Attack[] = [
  update('30,000 orphans: parents that do not exist', REFUSED, ({ client, nextClock }) =>
    own(
      client,
      nextClock,
      times(30_000, (n) => ({ parent: [client, 1_000_000 + n], letters: 'x' })),
    ),
  ),
  update('30,000 orphans: neighbours that do not exist', REFUSED, ({ client, nextClock }) =>
    own(
      client,
      nextClock,
      times(30_000, (n) => ({ origin: [client, 1_000_000 + n], letters: 'x' })),
    ),
  ),
  update('a gap in one’s own writing', REFUSED, ({ client, nextClock, firstLetter }) =>
    own(client, nextClock + 1, [{ origin: firstLetter, letters: 'x' }]),
  ),
  update('a deletion of what is yet to be typed', REFUSED, ({ client, nextClock }) =>
    handmadeUpdate([], [{ client, clock: nextClock, length: 2 ** 30 }]),
  ),
  update('letters under the next clock of somebody else', REFUSED, ({ other, firstLetter }) =>
    // Well beyond: meanwhile they write on.
    own(other[0], other[1] + 10_000, [{ origin: firstLetter, letters: 'FORGED' }]),
  ),
  update('letters under an id that nobody has', REFUSED, ({ firstLetter }) =>
    own(2 ** 31, 0, [{ origin: firstLetter, letters: 'FORGED' }]),
  ),
  update('more structs than an update may carry', REFUSED, ({ client, nextClock, firstLetter }) =>
    own(client, nextClock, row(client, nextClock, firstLetter, MAX_STRUCTS + 1)),
  ),
  update('100,000 tiny structs, all sound', null, ({ client, nextClock, firstLetter }) =>
    own(client, nextClock, row(client, nextClock, firstLetter, MAX_STRUCTS)),
  ),
]

/** One hostile update over a line of its own. Its ids are the attacker's, where it names no others. */
function update(
  name: string,
  closedWith: readonly number[] | null,
  forge: (at: Foothold) => Uint8Array,
): Attack {
  const mount: Attack['mount'] = async (site) => {
    const { line, at } = await gainFoothold(site)
    line.send({ type: 'sync-step-2', update: forge(at) })
    if (closedWith) return [line]
    await line.saved()
    return []
  }
  return { name, closedWith, mount }
}

/** Structs of one's own, and nothing else. */
export function own(client: number, clock: number, structs: readonly Struct[]): Uint8Array {
  return handmadeUpdate([{ client, clock, structs }])
}

/** Letters one after the other, each a struct of its own, as if typed one by one. */
function row(client: number, clock: number, after: Foothold['firstLetter'], count: number): Struct[] {
  return times(count, (n) => ({ origin: n === 0 ? after : [client, clock + n - 1], letters: 'x' }))
}

/** A list of so many. */
export function times<T>(count: number, make: (n: number) => T): T[] {
  return Array.from({ length: count }, (_, n) => make(n))
}

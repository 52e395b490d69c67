import type { Id, Struct } from '../handmade-update.ts'
import { type Attack, type Foothold, gainFoothold } from './attack.ts'
import { own, times } from './hostile-updates.ts'

/**
 * Updates of a few kilobytes with which Yjs needs seconds, at the server and at every replica, two of them at each
 * opening of the room for ever: all ids exist and are the sender's own, and only the order is one that no editor
 * makes. Each is small here; the time grows with the square of the size, and a frame may be fifty times as large.
 */
export const CONFLICT_BOMBS: readonly Bomb[] = [
  bomb('letters with one origin and a different right neighbour each', 3_000, rightNeighbours),
  bomb('one attribute set over and over with nothing before it', 8_000, attributes),
  {
    name: 'letters at one place under two client ids of one person',
    closedWith: [4422],
    forge: (at, count) => sameOrigin(at.firstLetter, at.client, at.nextClock, count),
    mount: async (site) => {
      const { line, at } = await gainFoothold(site)
      const second = await site.attacker.join(site.roomId)
      const updateOf = (client: number, clock: number) => sameOrigin(at.firstLetter, client, clock, 4_000)
      line.send({ type: 'sync-step-2', update: updateOf(at.client, at.nextClock) })
      await Promise.race([line.saved().catch(() => {}), line.closed()])
      if (line.closeCode !== null) return [line]
      second.send({ type: 'sync-step-2', update: updateOf(second.clientId, 0) })
      return [second]
    },
  },
]

/** An attack whose update can be made in any size. */
export type Bomb = Attack & { forge: (at: Foothold, count: number) => Uint8Array }

function bomb(name: string, count: number, forge: Bomb['forge']): Bomb {
  const mount: Attack['mount'] = async (site) => {
    const { line, at } = await gainFoothold(site)
    line.send({ type: 'sync-step-2', update: forge(at, count) })
    return [line]
  }
  return { name, closedWith: [4422], mount, forge }
}

/**
 * One run of letters after A, and then for each of these, in their order, a letter that claims to have been written
 * between A and it. YATA looks at everything between the two: n letters cost about n² steps.
 */
function rightNeighbours({ client, nextClock, firstLetter: origin }: Foothold, count: number): Uint8Array {
  const between = times(count, (n): Struct => {
    return { origin, rightOrigin: [client, nextClock + n], letters: 'x' }
  })
  return own(client, nextClock, [{ origin, letters: 'y'.repeat(count) }, ...between])
}

/** Values of one attribute, each as if it were the first: Yjs goes back to the first of all for each of them. */
function attributes({ client, nextClock, element }: Foothold, count: number): Uint8Array {
  return own(
    client,
    nextClock,
    times(count, () => ({ parent: element, attribute: 'id', value: '' })),
  )
}

/**
 * Letters that all follow A and know nothing of each other. Under one id each stops at the one before; under a
 * second, higher id each passes all of those of the first: n letters of each cost n² steps, and from then on every
 * letter typed there costs n.
 */
function sameOrigin(origin: Id, client: number, clock: number, count: number): Uint8Array {
  return own(
    client,
    clock,
    times(count, () => ({ origin, letters: 'x' })),
  )
}

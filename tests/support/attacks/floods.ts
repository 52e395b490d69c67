import { randomBytes } from 'node:crypto'
import { encodePresence } from '@plenary/shared/presence.ts'
import { encodeMessage, type Message } from '@plenary/shared/protocol.ts'
import * as Y from 'yjs'
import { handmadeUpdate } from '../handmade-update.ts'
import type { TestLine } from '../test-member.ts'
import { type Attack, gainFoothold, type Site } from './attack.ts'

const TOO_FAST = 4429
const NOT_READ = 4513
/** More than may wait, with the burst that is taken at once. */
const FLOOD_FRAMES = 4_000
const MEBIBYTE = 1024 * 1024

/** Frames without end. */
export const FLOODS: readonly Attack[] = [
  flood('markers', [TOO_FAST], () => ({ type: 'marker', marker: 1 })),
  flood('questions for presence', [TOO_FAST, NOT_READ], () => ({ type: 'query-presence' })),
  // Each is answered with the whole text.
  flood('sync steps 1', [TOO_FAST, NOT_READ], () => ({
    type: 'sync-step-1',
    stateVector: Y.encodeStateVector(new Y.Doc()),
  })),
  flood('presence', [TOO_FAST], ({ clientId }, n) => ({
    type: 'presence',
    presence: encodePresence([{ clientId, clock: n, state: { cursor: null, sectionId: `s${n}` } }]),
  })),
  { name: 'a flood of updates', closedWith: [TOO_FAST], mount: floodUpdates },
  {
    name: 'frames of 1 MiB of rubbish',
    closedWith: [1003],
    mount: async ({ attacker, roomId }) => {
      const line = await attacker.join(roomId)
      for (let n = 0; n < 32; n++) line.sendBytes(randomBytes(MEBIBYTE))
      return [line]
    },
  },
]

function flood(
  what: string,
  closedWith: readonly number[],
  message: (line: TestLine, n: number) => Message,
): Attack {
  const mount = async ({ attacker, roomId }: Site) => {
    const line = await attacker.join(roomId)
    for (let n = 0; n < FLOOD_FRAMES; n++) line.sendBytes(encodeMessage(message(line, n)))
    return [line]
  }
  return { name: `a flood of ${what}`, closedWith, mount }
}

/** Letters before the last one, each an update of its own, so that nothing can be merged. */
async function floodUpdates(site: Site): Promise<TestLine[]> {
  const { line, at } = await gainFoothold(site)
  for (let n = 0; n < FLOOD_FRAMES; n++) {
    const structs = [{ origin: at.firstLetter, letters: 'x' }]
    const update = handmadeUpdate([{ client: at.client, clock: at.nextClock + n, structs }])
    line.send({ type: 'update', update })
  }
  return [line]
}

import { randomBytes } from 'node:crypto'
import { encodePresence } from '@plenary/shared/presence.ts'
import type { Message } from '@plenary/shared/protocol.ts'
import type { TestLine } from '../test-member.ts'
import type { Attack, Site } from './attack.ts'

const MEBIBYTE = 1024 * 1024
const MAX_UPDATE_BYTES = 64 * 1024

/** Single frames that are too large, false, or just small enough. */
export const HOSTILE_FRAMES: readonly Attack[] = [
  once('a crowd of phantoms', [4413, 4422], () => ({
    type: 'presence',
    presence: encodePresence(
      Array.from({ length: 100_000 }, (_, n) => ({ clientId: n + 1, clock: 1, state: {} })),
    ),
  })),
  once('a phantom', [4422], ({ clientId }) => ({
    type: 'presence',
    presence: encodePresence([{ clientId: clientId + 1000, clock: 1, state: { cursor: null } }]),
  })),
  once('a sync step 2 of rubbish, just under 1 MiB', [4422], () => ({
    type: 'sync-step-2',
    update: randomBytes(MEBIBYTE - 16),
  })),
  once('a frame of more than 1 MiB', [1009], () => ({ type: 'update', update: randomBytes(MEBIBYTE) })),
  once('an update of more than 64 KiB', [4413], () => ({
    type: 'update',
    update: randomBytes(MAX_UPDATE_BYTES + 1),
  })),
  {
    name: 'sound updates just under 64 KiB, forty of them',
    closedWith: null,
    mount: async ({ attacker, roomId }) => {
      const line = await attacker.join(roomId)
      for (let n = 0; n < 40; n++) line.write('a'.repeat(MAX_UPDATE_BYTES - 100))
      await line.saved()
      return []
    },
  },
]

function once(name: string, closedWith: readonly number[], message: (line: TestLine) => Message): Attack {
  const mount = async ({ attacker, roomId }: Site) => {
    const line = await attacker.join(roomId)
    line.send(message(line))
    return [line]
  }
  return { name, closedWith, mount }
}

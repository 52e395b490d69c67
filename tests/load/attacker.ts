import { setTimeout } from 'node:timers/promises'
import { isMainThread, parentPort, workerData } from 'node:worker_threads'
import type { Attack, AttackLine } from '../support/attacks/attack.ts'
import { CONFLICT_BOMBS } from '../support/attacks/conflict-bombs.ts'
import { FLOODS } from '../support/attacks/floods.ts'
import { HEAVY_UPDATES } from '../support/attacks/heavy-updates.ts'
import { HOSTILE_FRAMES } from '../support/attacks/hostile-frames.ts'
import { HOSTILE_UPDATES } from '../support/attacks/hostile-updates.ts'
import { LINE_ATTACKS } from '../support/attacks/line-attacks.ts'
import { TestMember } from '../support/test-member.ts'

const ATTACK_MS = 5_000
const PAUSE_MS = 125

/** Every attack there is, from noise to what hurts most. */
export const ALL_ATTACKS: readonly Attack[] = [
  ...FLOODS,
  ...HOSTILE_FRAMES,
  ...HOSTILE_UPDATES,
  ...HEAVY_UPDATES,
  ...LINE_ATTACKS,
  ...CONFLICT_BOMBS,
]

/** What this file, started as a thread, is to do to whom. */
export type Order = { name: string; url: string; cookie: string; roomId: string }

if (!isMainThread) parentPort?.postMessage(await attackAgain(workerData))

/** Mounts an attack again and again for some seconds, and gives the close codes of all of its lines. */
async function attackAgain({ name, url, cookie, roomId }: Order): Promise<(number | null)[]> {
  const attack = ALL_ATTACKS.find((one) => one.name === name)
  const lines: AttackLine[] = []
  const endsAt = performance.now() + ATTACK_MS
  while (attack && performance.now() < endsAt) {
    try {
      lines.push(...(await attack.mount({ attacker: new TestMember(url, cookie), roomId })))
    } catch {
      // Sent away at the door; the others still write until it is over.
      break
    }
    await setTimeout(PAUSE_MS)
  }
  await setTimeout(Math.max(0, endsAt - performance.now()))
  return lines.map(({ closeCode }) => closeCode)
}

import { FRAME } from '@plenary/shared/protocol.ts'
import type { Random } from '../support/random.ts'
import { until } from '../support/until.ts'
import type { RoomCast } from './cast.ts'
import type { Moment } from './round-plan.ts'
import type { Writer } from './writer.ts'

const MAX_OFFLINE_WORDS = 12

/** The last one of a room sometimes goes offline soon, and writes on there. */
export function startTyping({ writers }: RoomCast, random: Random): Promise<void>[] {
  return writers.map((writer, at) => {
    const isLast = at === writers.length - 1
    return writer.typeUntilCut(isLast && random.isChance(0.5) ? { goesOfflineAfter: random.below(20) } : {})
  })
}

/** Does something as soon as the moment is there, and waits for it; the two exact ones begin in the same turn. */
export async function reach(
  { after, count }: Moment,
  writers: readonly Writer[],
  act: () => Promise<void> | void,
): Promise<void> {
  let passed = 0
  let acting: Promise<void> | null = null
  const pass = () => {
    passed += 1
    if (passed === count && after !== 'saved') acting = act() ?? null
  }
  for (const { line } of writers) {
    if (after === 'written') line.doc.on('update', (_update, origin) => origin === null && pass())
    else line.socket.on('message', (frame: ArrayBuffer) => new Uint8Array(frame)[0] === FRAME.saved && pass())
  }
  await until(`${after} has happened ${count} times`, () => passed >= count)
  if (after === 'saved') acting = act() ?? null
  await acting
}

/**
 * The witness first, who sees what is stored; then the others, some on a new machine, some with more to tell. All
 * promises are kept then, and all texts are one.
 */
export async function comeBack(casts: readonly RoomCast[], random: Random): Promise<void> {
  for (const cast of casts) cast.promises.expectKept(await cast.openWitness())
  for (const cast of casts) {
    for (const writer of cast.writers) {
      const isFresh = random.isChance(0.25)
      for (let n = random.below(MAX_OFFLINE_WORDS); n > 0; n--) writer.typeWord()
      if (!isFresh) writer.promiseOwn()
      await writer.comeBack({ isFresh })
    }
  }
  await Promise.all(casts.map((cast) => cast.expectAgreement()))
}

import { expect } from 'vitest'
import type { Random } from '../support/random.ts'
import type { ServerProcess } from '../support/server-process.ts'
import { until } from '../support/until.ts'
import type { RoomCast } from './cast.ts'
import { planMoment } from './round-plan.ts'
import { comeBack, reach, startTyping } from './typing.ts'

/** What stands still for a while: suspended, it answers nobody; resumed, it goes on as if nothing had been. */
type Sleeper = { suspend: () => Promise<void> | void; resume: () => Promise<void> | void }

/**
 * Something is suspended while everybody types, until each of them has run out of unanswered questions, and goes on
 * until each of them was answered again, on the same line. Then the server is killed, so that nothing but the
 * database can vouch for what was said.
 */
export async function playSuspension(
  { server, casts }: { server: ServerProcess; casts: readonly RoomCast[] },
  random: Random,
  { suspend, resume }: Sleeper,
): Promise<void> {
  const writers = casts.flatMap((cast) => cast.writers)
  const typing = casts.flatMap((cast) => startTyping(cast, random))
  await reach(planMoment(random), writers, suspend)
  await until('everybody waits', () => writers.every((writer) => writer.isWaiting || writer.isOffline))
  const online = writers.filter((writer) => !writer.isOffline)
  const answered = new Map(online.map((writer) => [writer, writer.answered]))
  await resume()
  await until('everybody is answered again', () =>
    online.every((writer) => writer.isOffline || writer.answered > (answered.get(writer) ?? 0)),
  )
  for (const writer of online) expect(writer.isOffline || writer.line.closeCode === null).toBe(true)

  await server.kill()
  await Promise.all(typing)
  await until('the witnesses are cut too', () => casts.every(({ witness }) => witness.closeCode))
  for (const cast of casts) cast.bearWitness()
  await server.start()
  await comeBack(casts, random)
}

import { FRAME } from '@plenary/shared/protocol.ts'
import { expect } from 'vitest'
import type { Random } from '../support/random.ts'
import { until } from '../support/until.ts'
import type { RoomCast } from './cast.ts'
import type { KillableServer } from './killable-server.ts'
import { planRound } from './round-plan.ts'
import { comeBack, reach, startTyping } from './typing.ts'

/** Close code of a server that restarts (docs/protocol.md). */
const RESTARTING = 4511

/** What a round is played with. */
export type KillRound = {
  killable: KillableServer
  casts: readonly RoomCast[]
  random: Random
  signal: 'SIGKILL' | 'SIGTERM'
}

/**
 * Everybody types until the server is killed; it comes back, sometimes only after dying again; everybody comes back
 * with what they have. Then each promise is held against what is stored, and all texts are one.
 */
export async function playKillRound(round: KillRound): Promise<void> {
  const { killable, casts, random, signal } = round
  const plan = planRound(random)
  const writers = casts.flatMap((cast) => cast.writers)
  const typing = casts.flatMap((cast) => startTyping(cast, random))
  await reach(plan.moment, writers, () => killable.server.signal(signal))
  const exitCode = await killable.server.ended()
  await Promise.all(typing)
  await until('the witnesses are cut too', () => casts.every(({ witness }) => witness.closeCode))
  if (signal === 'SIGTERM') expectPoliteEnd(casts, exitCode)
  for (const cast of casts) cast.bearWitness()

  if (plan.diesWhileStarting) await dieWhileStarting(killable)
  await killable.server.start()
  if (plan.diesAfterHellos > 0) await dieWhileJoining(round, plan.diesAfterHellos)
  await comeBack(casts, random)
}

/** A server that was asked to stop ends well, and tells everybody who was there to come back. */
function expectPoliteEnd(casts: readonly RoomCast[], exitCode: number | null): void {
  expect(exitCode).toBe(0)
  const codes = casts.flatMap(({ lines }) =>
    lines.filter(({ isHeld }) => !isHeld).map((line) => line.closeCode),
  )
  expect(new Set(codes)).toEqual(new Set([RESTARTING]))
  for (const { witness } of casts) expect(witness.closeCode).toBe(RESTARTING)
}

async function dieWhileStarting({ server, isOpeningDatabase }: KillableServer): Promise<void> {
  const opening = server.start()
  // It never gets there.
  opening.catch(() => {})
  await until('the server opens the database', isOpeningDatabase)
  await server.kill()
}

async function dieWhileJoining({ killable, casts }: KillRound, hellos: number): Promise<void> {
  const writers = casts.flatMap((cast) => cast.writers)
  let heard = 0
  for (const writer of writers) {
    writer.knock({ isFresh: false }).socket.on('message', (frame: ArrayBuffer) => {
      if (new Uint8Array(frame)[0] !== FRAME.hello) return
      heard += 1
      if (heard === hellos) killable.server.signal('SIGKILL')
    })
  }
  await killable.server.ended()
  await until('nobody is in', () => writers.every(({ line }) => line.closeCode))
  for (const cast of casts) cast.bearWitness()
  await killable.server.start()
}

import { Random } from '../support/random.ts'
import type { Storage } from '../support/test-database.ts'
import { RoomCast } from './cast.ts'
import { FIRST_SEED, playSeeds, roundsOr } from './flags.ts'
import { type KillRound, playKillRound } from './kill-round.ts'
import { startKillable } from './killable-server.ts'
import { expectStored } from './stored-text.ts'

/** A round takes two seconds or three; an embedded database that was killed takes a while to open. */
const PATIENCE_PER_ROUND_MS = 20_000

/** The rounds of CI. */
const ROUNDS = { SIGKILL: roundsOr(20), SIGTERM: roundsOr(3) } as const

/** How long all rounds of a loop may take. */
export const PATIENCE_MS = PATIENCE_PER_ROUND_MS * (ROUNDS.SIGKILL + 1)

/** One server, two rooms and their people through as many rounds as the flags say. */
export async function playKillRounds(storage: Storage, signal: KillRound['signal']): Promise<void> {
  const killable = await startKillable(storage)
  const casts = await RoomCast.gather(killable.server, new Random(FIRST_SEED))
  for (const cast of casts) await cast.comeIn()
  await playSeeds(ROUNDS[signal], async (random) => {
    await playKillRound({ killable, casts, random, signal })
    // The embedded database has one reader at a time, and a second one would mend it for the server.
    if (storage === 'postgres') await expectStored(killable.databaseUrl, casts)
  })
  await killable.server.kill()
  await expectStored(killable.databaseUrl, casts)
}

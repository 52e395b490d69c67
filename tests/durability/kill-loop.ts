import { expect } from 'vitest'
import { Random } from '../support/random.ts'
import type { Storage } from '../support/test-database.ts'
import { RoomCast } from './cast.ts'
import { FIRST_SEED, roundsOr, withReplayLine } from './flags.ts'
import { type KillRound, playKillRound } from './kill-round.ts'
import { startKillable } from './killable-server.ts'
import { readStoredTexts } from './stored-text.ts'

/** A round takes two seconds or three; an embedded database that was killed takes a while to open. */
const PATIENCE_PER_ROUND_MS = 20_000

/** The rounds of CI. */
const ROUNDS = { SIGKILL: roundsOr(20), SIGTERM: roundsOr(5) } as const

/** How long all rounds of a loop may take. */
export const PATIENCE_MS = PATIENCE_PER_ROUND_MS * (ROUNDS.SIGKILL + 1)

/** One server, two rooms and their people through as many rounds as the flags say. */
export async function playKillRounds(storage: Storage, signal: KillRound['signal']): Promise<void> {
  const killable = await startKillable(storage)
  const casts = await RoomCast.gather(killable.server, new Random(FIRST_SEED))
  for (const cast of casts) await cast.comeIn()
  for (let seed = FIRST_SEED; seed < FIRST_SEED + ROUNDS[signal]; seed++) {
    await withReplayLine(seed, async () => {
      await playKillRound({ killable, casts, random: new Random(seed), signal })
      // The embedded database has one reader at a time, and a second one would mend it for the server.
      if (storage === 'postgres') await expectStored(killable.databaseUrl, casts)
    })
  }
  await killable.server.kill()
  await expectStored(killable.databaseUrl, casts)
}

/** The database alone gives the text that everybody has, from the whole log and from the checkpoint on. */
async function expectStored(databaseUrl: string, casts: readonly RoomCast[]): Promise<void> {
  for (const { roomId, witness } of casts) {
    const text = witness.text.toString()
    expect(await readStoredTexts(databaseUrl, roomId)).toEqual({ fromRows: text, fromCheckpoint: text })
  }
}

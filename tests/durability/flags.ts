import { randomInt } from 'node:crypto'
import { z } from 'zod'
import { Random } from '../support/random.ts'

const { DURABILITY_ROUNDS, DURABILITY_SEED } = z
  .object({
    DURABILITY_ROUNDS: z.coerce.number().int().positive().optional(),
    DURABILITY_SEED: z.coerce.number().int().nonnegative().optional(),
  })
  .parse(process.env)

/** How many rounds a loop plays: what `pnpm test:durability --rounds` says, or its own measure. */
export function roundsOr(usual: number): number {
  return DURABILITY_ROUNDS ?? usual
}

/** The seed of the first round; each later round has the next one. A new one each time, unless given. */
export const FIRST_SEED = DURABILITY_SEED ?? randomInt(2 ** 31)

/** Plays a loop: each round with a seed of its own, so that it can be played alone. */
export async function playSeeds(rounds: number, play: (random: Random) => Promise<void>): Promise<void> {
  for (let seed = FIRST_SEED; seed < FIRST_SEED + rounds; seed++) {
    await withReplayLine(seed, () => play(new Random(seed)))
  }
}

/**
 * Plays a round; if it fails, its error says how to play it again. The seed decides who does what and when the
 * server dies; which bytes are on their way just then is up to the machine.
 */
async function withReplayLine(seed: number, round: () => Promise<void>): Promise<void> {
  try {
    await round()
  } catch (error) {
    if (!(error instanceof Error)) throw error
    error.message += `\n\nReplay: pnpm test:durability --seed ${seed} --rounds 1`
    throw error
  }
}

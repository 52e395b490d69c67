import { expect, test } from 'vitest'
import { Random } from '../support/random.ts'
import { STORAGES, whyNot } from '../support/test-database.ts'
import { RoomCast } from './cast.ts'
import { FIRST_SEED, playSeeds, roundsOr } from './flags.ts'
import { startKillable } from './killable-server.ts'
import { setStage, whyNotOurs } from './outage.ts'
import { expectStored } from './stored-text.ts'
import { playSuspension } from './suspension.ts'

const ROUNDS = roundsOr(1)
const PATIENCE_MS = 60_000 + ROUNDS * 20_000

for (const storage of STORAGES) {
  test.skipIf(whyNot(storage))(
    `[DU8] on ${storage}, a server that stands still for a while and goes on loses nothing and says nothing false`,
    async () => {
      const { server, databaseUrl } = await startKillable(storage)
      const casts = await RoomCast.gather(server, new Random(FIRST_SEED))
      for (const cast of casts) await cast.comeIn()
      const sleeper = { suspend: () => server.signal('SIGSTOP'), resume: () => server.signal('SIGCONT') }
      await playSeeds(ROUNDS, (random) => playSuspension({ server, casts }, random, sleeper))
      await server.kill()
      await expectStored(databaseUrl, casts)
    },
    PATIENCE_MS,
  )
}

test.skipIf(whyNotOurs())(
  '[DU8] while PostgreSQL stands still nobody is told anything, and afterwards everybody on the same line',
  async () => {
    const { server, casts, postgres, databaseUrl } = await setStage()
    const sleeper = { suspend: () => postgres.suspend(), resume: () => postgres.resume() }
    await playSeeds(ROUNDS, (random) => playSuspension({ server, casts }, random, sleeper))
    await expectStored(databaseUrl, casts)
    expect(casts.every(({ promises }) => promises.owedCount > 0)).toBe(true)
  },
  PATIENCE_MS,
)

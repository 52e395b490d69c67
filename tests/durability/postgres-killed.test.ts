import { expect, test } from 'vitest'
import type { Postgres } from '../support/postgres.ts'
import { query } from '../support/postgres-databases.ts'
import { signalIfAlive } from '../support/processes.ts'
import { playSeeds, roundsOr } from './flags.ts'
import { expectSentAway, isReadable, setStage, whyNotOurs } from './outage.ts'
import { planMoment } from './round-plan.ts'
import { expectStored } from './stored-text.ts'
import { comeBack, reach, startTyping } from './typing.ts'

const ROUNDS = roundsOr(2)
const PATIENCE_MS = 60_000 + ROUNDS * 20_000

const DEATHS: [string, (postgres: Postgres) => Promise<void>, (postgres: Postgres) => Promise<void>][] = [
  ['all of its processes are killed', (postgres) => postgres.crash(), (postgres) => postgres.start()],
  ['it is halted at once', (postgres) => postgres.halt(), (postgres) => postgres.start()],
  // The postmaster then ends all others, and recovers from its log by itself.
  ['the processes of the connections are killed', killBackends, async () => {}],
]

test.skipIf(whyNotOurs()).each(DEATHS)(
  '[DU7] PostgreSQL dies under a living server, %s: everybody is sent away to come back, and nothing promised is lost',
  async (_how, die, rise) => {
    const stage = await setStage()
    const { postgres, server, casts, databaseUrl } = stage
    const pid = server.pid
    await playSeeds(ROUNDS, async (random) => {
      const typing = casts.flatMap((cast) => startTyping(cast, random))
      const writers = casts.flatMap((cast) => cast.writers)
      await reach(planMoment(random), writers, () => die(postgres))
      await Promise.all(typing)
      await expectSentAway(stage)
      for (const cast of casts) cast.bearWitness()
      await rise(postgres)
      await isReadable(stage)
      await comeBack(casts, random)
      await expectStored(databaseUrl, casts)
    })
    expect(server.pid).toBe(pid)
    expect(server.hasEnded).toBe(false)
  },
  PATIENCE_MS,
)

async function killBackends({ url }: Postgres): Promise<void> {
  const rows = await query(
    url,
    `select pid from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
  )
  for (const { pid } of rows) signalIfAlive(Number(pid), 'SIGKILL')
}

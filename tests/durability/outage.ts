import { expect, onTestFinished } from 'vitest'
import type { Postgres } from '../support/postgres.ts'
import { startPostgres } from '../support/postgres.ts'
import { Random } from '../support/random.ts'
import { seedDatabase } from '../support/seed-database.ts'
import { ServerProcess } from '../support/server-process.ts'
import { whyNot } from '../support/test-database.ts'
import { until } from '../support/until.ts'
import { RoomCast } from './cast.ts'
import { FIRST_SEED } from './flags.ts'

/** Close code of a room whose database did not store (docs/protocol.md). */
const NOT_STORED = 4503

/** A server, people in two rooms, and a PostgreSQL of their own that may come to harm. */
export type Stage = {
  postgres: Postgres
  databaseUrl: string
  server: ServerProcess
  casts: readonly RoomCast[]
}

/** Why there is no PostgreSQL here that a test may do harm to, or null. */
export function whyNotOurs(): string | null {
  if (process.env.TEST_DATABASE_URL) return 'the server at TEST_DATABASE_URL is not ours to harm'
  return whyNot('postgres')
}

/** Everybody is in, nothing is written yet; all of it ends with the test. */
export async function setStage(): Promise<Stage> {
  const postgres = await startPostgres()
  onTestFinished(() => postgres.stop())
  const databaseUrl = await postgres.createDatabase('outage')
  await seedDatabase(databaseUrl)
  const server = await ServerProcess.start({ DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' })
  const casts = await RoomCast.gather(server, new Random(FIRST_SEED))
  for (const cast of casts) await cast.comeIn()
  return { postgres, databaseUrl, server, casts }
}

/** Everybody who was in was told that nothing is stored, and to come back later. */
export async function expectSentAway({ casts }: Stage): Promise<void> {
  await until('everybody is sent away', () =>
    casts.every(({ lines }) => lines.every(({ closeCode }) => closeCode)),
  )
  const codes = casts.flatMap(({ writers, witness }) => [
    ...writers.filter(({ isOffline }) => !isOffline).map(({ line }) => line.closeCode),
    witness.closeCode,
  ])
  expect(new Set(codes)).toEqual(new Set([NOT_STORED]))
}

/** Waits until the server reads from its database again, by way of its HTTP interface. */
export async function isReadable({ casts }: Stage): Promise<void> {
  await until('the server has its database again', async () =>
    (await Promise.all(casts.map((cast) => cast.canRead()))).every(Boolean),
  )
}

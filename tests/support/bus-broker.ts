import type { BusCarrier } from '@plenary/server/live/bus-carrier.ts'
import { postgresCarrier } from '@plenary/server/live/bus-postgres.ts'
import { valkeyCarrier } from '@plenary/server/live/bus-valkey.ts'
import { onTestFinished } from 'vitest'
import { CuttableLine } from './cuttable-line.ts'
import { type Postgres, postgresIsAvailable, startPostgres } from './postgres.ts'
import { Valkey, whyNoValkey } from './valkey.ts'

/** What the nodes of a test speak through: a real server. */
export type BusBroker = {
  url: string
  carrier: BusCarrier
  /** To the same server, by a line that can be cut. */
  cuttable: BusCarrier
  line: CuttableLine
  /** Ends the server as a crash does, and starts it again. Null when the server is not ours. */
  crash: (() => Promise<void>) | null
  start(): Promise<void>
}

export const BUS_BROKERS = ['postgres', 'valkey'] as const
export type BusBrokerName = (typeof BUS_BROKERS)[number]

/** Why there is none to test on, or null. */
export async function whyNoBroker(name: BusBrokerName): Promise<string | null> {
  return name === 'valkey' ? whyNoValkey() : await postgresIsAvailable()
}

/** A server of its own for one test, or a database of its own on the server of the file. */
export async function startBroker(name: BusBrokerName): Promise<BusBroker> {
  return name === 'valkey' ? startValkeyBroker() : startPostgresBroker()
}

async function startValkeyBroker(): Promise<BusBroker> {
  const valkey = await Valkey.start()
  const line = await openLine(valkey.port)
  return {
    url: valkey.url,
    carrier: valkeyCarrier(valkey.url),
    cuttable: valkeyCarrier(`valkey://127.0.0.1:${line.port}`),
    line,
    crash: () => valkey.crash(),
    start: () => valkey.start(),
  }
}

let sharedPostgres: Promise<Postgres> | undefined

async function startPostgresBroker(): Promise<BusBroker> {
  sharedPostgres ??= startPostgres()
  const postgres = await sharedPostgres
  const url = await postgres.createDatabase('bus')
  const byLine = new URL(url)
  const line = await openLine(Number(byLine.port || 5432), byLine.hostname)
  byLine.host = `127.0.0.1:${line.port}`
  return {
    url,
    carrier: postgresCarrier(url),
    cuttable: postgresCarrier(byLine.href),
    line,
    crash: postgres.canCrash ? () => postgres.crash() : null,
    start: () => postgres.start(),
  }
}

/** Ends the server that the tests of a file share. */
export async function stopBrokers(): Promise<void> {
  await (await sharedPostgres)?.stop()
  sharedPostgres = undefined
}

async function openLine(port: number, host = '127.0.0.1'): Promise<CuttableLine> {
  const line = await CuttableLine.open(() => port, host)
  onTestFinished(() => line.close())
  return line
}

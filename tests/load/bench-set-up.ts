import { execFileSync } from 'node:child_process'
import { availableParallelism, cpus, totalmem } from 'node:os'
import { openDatabase } from '@plenary/db/database.ts'
import { migrate } from '@plenary/db/migrate.ts'
import { Client } from 'pg'
import { startPostgres } from '../support/postgres.ts'
import type { Databases } from './contenders/open-contender.ts'
import { insertPeople } from './contenders/plenary-people.ts'
import { arePinned } from './cores.ts'
import { percentile } from './statistics.ts'

/** Where and on what it is run. */
export type Environment = {
  node: string
  processor: string
  cores: number
  memoryGb: number
  arePinned: boolean
  postgres: string
  /** One row in one transaction: what the disk under PostgreSQL takes to be sure. */
  commitP50Ms: number
  openFiles: number
}

/** A PostgreSQL with the bench's people, and what is said of it. */
export type Bench = {
  databases: Databases
  postgresPid: number | null
  environment: Environment
  end(): Promise<void>
}

/** People there are: one for each socket of the largest workload. */
const PEOPLE = 10_000
/** Two for each of ten thousand sockets in one process would not do: each side has its own. */
const OPEN_FILES_NEEDED = 10_500

/**
 * Starts PostgreSQL as it is meant to be run, and fills it.
 *
 * @throws {Error} when it does not wait for the disk: durable before visible would cost nothing then.
 */
export async function prepareBench(): Promise<Bench> {
  const openFiles = openFileLimit()
  if (openFiles < OPEN_FILES_NEEDED) {
    console.warn(
      `Only ${openFiles} files may be open (ulimit -n): the workloads idle-sockets, many-rooms and reconnect-storm need ${OPEN_FILES_NEEDED}.`,
    )
  }
  const postgres = await startPostgres()
  try {
    const [plenary, hocuspocus] = [
      await postgres.createDatabase('plenary'),
      await postgres.createDatabase('hocuspocus'),
    ]
    const { db, close } = await openDatabase(plenary)
    await migrate(db)
    await insertPeople(db, PEOPLE)
    await close()
    const environment = { ...machine(), openFiles, ...(await lookAtPostgres(hocuspocus)) }
    return {
      databases: { plenary, hocuspocus },
      postgresPid: postgres.canCrash ? postgres.pid : null,
      environment,
      end: () => postgres.stop(),
    }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

function machine() {
  return {
    node: process.version,
    processor: cpus()[0]?.model ?? 'unknown',
    cores: availableParallelism(),
    memoryGb: Math.round(totalmem() / 2 ** 30),
    arePinned,
  }
}

/** Node raises its own limit to the hard one as it starts. */
function openFileLimit(): number {
  const hardLimit = execFileSync('sh', ['-c', 'ulimit -Hn'], { encoding: 'utf8' }).trim()
  return hardLimit === 'unlimited' ? Number.MAX_SAFE_INTEGER : Number(hardLimit)
}

async function lookAtPostgres(url: string) {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
      "select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
    )
    const [settings] = rows
    if (settings?.fsync !== 'on' || settings.commit !== 'on') {
      throw new Error('PostgreSQL must run with fsync and synchronous_commit on')
    }
    await client.query('create table commits (n integer)')
    const times: number[] = []
    for (let n = 0; n < 100; n++) {
      const startedAt = performance.now()
      await client.query('insert into commits values ($1)', [n])
      times.push(performance.now() - startedAt)
    }
    return { postgres: settings.version, commitP50Ms: percentile(times, 0.5) }
  } finally {
    await client.end()
  }
}

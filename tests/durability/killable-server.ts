import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Client } from 'pg'
import { ServerProcess } from '../support/server-process.ts'
import { newDatabaseUrl, type Storage } from '../support/test-database.ts'

/** A server on a database of its own, which tells when it is opening it. */
export type KillableServer = {
  server: ServerProcess
  databaseUrl: string
  /** Whether the process of now has the database in its hands. */
  isOpeningDatabase: () => Promise<boolean>
}

/** A running server in a process of its own, with the demo; it ends with the test. */
export async function startKillable(storage: Storage): Promise<KillableServer> {
  const databaseUrl = await newDatabaseUrl(storage)
  return storage === 'embedded' ? startEmbedded(databaseUrl) : startOnPostgres(databaseUrl)
}

async function startEmbedded(databaseUrl: string): Promise<KillableServer> {
  const folder = databaseUrl.slice('embedded:'.length)
  const server = await ServerProcess.start({ DATA_DIR: folder })
  const isOpeningDatabase = async () => {
    const lock = await readFile(join(folder, 'plenary.lock'), 'utf8').catch(() => '')
    return lock.includes(`"pid":${server.pid},`)
  }
  return { server, databaseUrl, isOpeningDatabase }
}

async function startOnPostgres(databaseUrl: string): Promise<KillableServer> {
  const server = await ServerProcess.start({ DATABASE_URL: databaseUrl })
  const isOpeningDatabase = async () => {
    const client = new Client({ connectionString: databaseUrl })
    await client.connect()
    const others = `select 1 from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`
    const { rows } = await client.query(others)
    await client.end()
    return rows.length > 0
  }
  return { server, databaseUrl, isOpeningDatabase }
}

import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { DataLockedError } from '@plenary/db/data-lock.ts'
import { type Db, openDatabase } from '@plenary/db/database.ts'
import { ConfigError, readConfig } from './config.ts'

const EMBEDDED = 'embedded:'

class NothingToCheck extends Error {}

/**
 * Runs a check of the database that the environment names, as a command: the process ends with 0 if all is right, with 1
 * if something is not, and with 2 if it could not be looked at, which is said in words.
 */
export async function runCheck(check: (db: Db) => Promise<boolean>): Promise<void> {
  try {
    process.exitCode = (await checkDatabase(readConfig(process.env).databaseUrl, check)) ? 0 : 1
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exitCode = 2
  }
}

async function checkDatabase(databaseUrl: string, check: (db: Db) => Promise<boolean>): Promise<boolean> {
  if (!exists(databaseUrl)) throw new NothingToCheck('There is no database in DATA_DIR.')
  const { db, close } = await openDatabase(databaseUrl)
  try {
    // One state of everything, whatever a running server writes meanwhile.
    return await db.transaction().setIsolationLevel('repeatable read').execute(check)
  } finally {
    await close()
  }
}

/** Opening an embedded database would make one. */
function exists(databaseUrl: string): boolean {
  return !databaseUrl.startsWith(EMBEDDED) || existsSync(join(databaseUrl.slice(EMBEDDED.length), 'postgres'))
}

function explain(error: unknown): string {
  if (error instanceof NothingToCheck) return error.message
  if (error instanceof ConfigError) return `The configuration has faults:\n${error.message}`
  if (error instanceof DataLockedError) {
    return `${error.folder} is in use by a running Plenary (process ${error.pid}), and an embedded database has one user at a time: stop it, then check again.`
  }
  const code = error instanceof Error && 'code' in error ? error.code : null
  if (code === '42P01')
    return 'This database has no such tables yet: start the server once, which makes them.'
  if (code === 'ECONNREFUSED' || code === 'ENOTFOUND') {
    return 'The database of DATABASE_URL does not answer: check that PostgreSQL runs and that the address is right.'
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

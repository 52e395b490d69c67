import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { type DataLock, lockFolder } from './data-lock.ts'
import { SingleConnectionDialect } from './pglite-dialect.ts'
import { PreparingClient } from './preparing-client.ts'
import type { Tables } from './schema.ts'

/** Typed access to the tables; a transaction is a `Db` too. */
export type Db = Kysely<Tables>

/** An open database and how to close it. */
export type Database = { db: Db; storage: 'embedded' | 'postgres'; close(): Promise<void> }

/** Room for requests beside the one connection that writes the log; PostgreSQL's own default limit is 100. */
const POOL_SIZE = 10

/** Object ids of PostgreSQL's types. */
const BIGINT = 20
const DATE = 1082

/**
 * Opens PostgreSQL for `postgres://…`, and an embedded one for `embedded:FOLDER` or `embedded:memory`.
 * An embedded folder is locked for this process: PGlite itself would let two processes destroy it.
 *
 * @throws {DataLockedError} when another process holds the folder.
 */
export async function openDatabase(url: string): Promise<Database> {
  return url.startsWith('embedded:') ? openEmbedded(url.slice('embedded:'.length)) : openPostgres(url)
}

function openPostgres(url: string): Database {
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: url,
    max: POOL_SIZE,
    connectionTimeoutMillis: 10_000,
    // A database that neither answers nor refuses must not be waited for in silence.
    statement_timeout: 15_000,
    query_timeout: 20_000,
    // PostgreSQL plans a statement once for each connection. Left to itself it plans one of many tables anew each time,
    // since that looks cheaper than what the plan saves: 3 ms for each person who comes into a room.
    options: '-c plan_cache_mode=force_generic_plan',
    // Numbers up to 2^53 are exact; days stay days, since a Date would move them by a time zone.
    types: { getTypeParser: (oid, format) => PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format) },
  })
  // A connection that dies while idle is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  // The same for one that dies while it is lent out: the pool listens to idle ones alone, and whoever waits for an
  // answer has the error from the query.
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, storage: 'postgres', close: () => db.destroy() }
}

const PARSERS = new Map<number, (text: string) => unknown>([
  [BIGINT, Number],
  [DATE, (text) => text],
])

async function openEmbedded(folder: string): Promise<Database> {
  let lock: DataLock | null = null
  if (folder !== 'memory') {
    await mkdir(folder, { recursive: true })
    lock = await lockFolder(folder)
  }
  const PGlite = await loadPglite()
  const pglite = await PGlite.create({
    ...(folder === 'memory' ? {} : { dataDir: join(folder, 'postgres') }),
    parsers: { [BIGINT]: Number, [DATE]: (text: string) => text },
  })
  const db = new Kysely<Tables>({ dialect: new SingleConnectionDialect(pglite) })
  return {
    db,
    storage: 'embedded',
    close: async () => {
      await db.destroy()
      await lock?.release()
    },
  }
}

/**
 * Only when it is asked for: a server with a PostgreSQL of its own does without its 20 MB. V8 keeps what it compiled of
 * it: freeing code that was compiled anew ends the process now and then (nodejs/node#64500, `ThreadIsolation`).
 */
async function loadPglite(): Promise<typeof import('@electric-sql/pglite').PGlite> {
  setFlagsFromString('--no-wasm-code-gc')
  return (await import('@electric-sql/pglite')).PGlite
}

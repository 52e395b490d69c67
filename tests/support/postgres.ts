import { OwnPostgres } from './own-postgres.ts'
import { createDatabase, query, urlOfDatabase } from './postgres-databases.ts'
import { findPrograms } from './postgres-programs.ts'

/** A PostgreSQL server to test against. */
export interface Postgres {
  /** The connection string of the database it was born with. */
  readonly url: string
  /**
   * The server's process, another one after each `start`.
   *
   * @throws {Error} when it is not running, or not ours.
   */
  readonly pid: number
  /** False for the server of TEST_DATABASE_URL, which is not ours to end. */
  readonly canCrash: boolean
  /** The connection string of a new, empty database; its own name begins with `name`. */
  createDatabase(name: string): Promise<string>
  /** Kills all of its processes at once: nothing it still had in memory is written. `start` brings it back. */
  crash(): Promise<void>
  /** Ends it at once, as `pg_ctl stop -m immediate` does: commits are kept, clients are cut. `start` brings it back. */
  halt(): Promise<void>
  /** All of its processes stand still, and answer nobody, until `resume`. */
  suspend(): Promise<void>
  resume(): Promise<void>
  /** Starts it again after `crash` or `halt`, at the same url and with the data that reached the disk. */
  start(): Promise<void>
  /** Ends it for good, with its data. */
  stop(): Promise<void>
}

/**
 * A real PostgreSQL, with fsync on, on a free port of 127.0.0.1; or the server at TEST_DATABASE_URL.
 *
 * @throws {Error} with what PostgreSQL said, when it does not start.
 */
export async function startPostgres(): Promise<Postgres> {
  const givenUrl = process.env.TEST_DATABASE_URL
  if (givenUrl) return new GivenPostgres(givenUrl)
  const server = new OwnPostgres(findPrograms())
  await server.start()
  return server
}

/** Null when `startPostgres` can work here; otherwise the reason why not, for a loud skip. */
export async function postgresIsAvailable(): Promise<string | null> {
  if (process.env.TEST_DATABASE_URL) return null
  try {
    findPrograms()
    return null
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** The server at TEST_DATABASE_URL: it lends databases, and takes them back at `stop`. */
class GivenPostgres implements Postgres {
  readonly url: string
  readonly canCrash = false
  readonly #databases: string[] = []

  constructor(url: string) {
    this.url = url
  }

  get pid(): never {
    throw notOurs()
  }

  async createDatabase(name: string): Promise<string> {
    const database = await createDatabase(this.url, name)
    this.#databases.push(database)
    return urlOfDatabase(this.url, database)
  }

  crash(): Promise<void> {
    throw notOurs()
  }

  halt(): Promise<void> {
    throw notOurs()
  }

  suspend(): Promise<void> {
    throw notOurs()
  }

  resume(): Promise<void> {
    throw notOurs()
  }

  start(): Promise<void> {
    throw notOurs()
  }

  async stop(): Promise<void> {
    for (const database of this.#databases.splice(0)) {
      await query(this.url, `drop database if exists "${database}" with (force)`)
    }
  }
}

function notOurs(): Error {
  return new Error('The server at TEST_DATABASE_URL is not ours; ask canCrash first.')
}

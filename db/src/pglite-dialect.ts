import type { PGlite } from '@electric-sql/pglite'
import {
  CompiledQuery,
  type DatabaseConnection,
  type DatabaseIntrospector,
  type Dialect,
  type DialectAdapter,
  type Driver,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryCompiler,
  type QueryResult,
} from 'kysely'

/**
 * Kysely over one PGlite, a connection at a time. Kysely 0.29's own PGlite driver hands the same connection
 * to everybody, so that a query beside an open transaction runs *inside* it: an edit reported as stored could
 * then be rolled back with somebody else's request. Here a transaction holds the only connection.
 */
export class SingleConnectionDialect implements Dialect {
  readonly #pglite: PGlite

  constructor(pglite: PGlite) {
    this.#pglite = pglite
  }

  createDriver(): Driver {
    return new SingleConnectionDriver(this.#pglite)
  }

  createQueryCompiler(): QueryCompiler {
    return new PostgresQueryCompiler()
  }

  createAdapter(): DialectAdapter {
    return new PostgresAdapter()
  }

  // biome-ignore lint/suspicious/noExplicitAny: the type of Kysely's interface.
  createIntrospector(db: Kysely<any>): DatabaseIntrospector {
    return new PostgresIntrospector(db)
  }
}

class SingleConnectionDriver implements Driver {
  readonly #pglite: PGlite
  readonly #connection: DatabaseConnection
  readonly #waiting: (() => void)[] = []
  #isTaken = false

  constructor(pglite: PGlite) {
    this.#pglite = pglite
    this.#connection = { executeQuery: (query) => execute(pglite, query), streamQuery: refuseStream }
  }

  async init(): Promise<void> {
    await this.#pglite.waitReady
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isTaken) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    this.#isTaken = true
    return this.#connection
  }

  async releaseConnection(): Promise<void> {
    const next = this.#waiting.shift()
    // Handed straight on, so that nobody slips in between.
    if (next) next()
    else this.#isTaken = false
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'))
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'))
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'))
  }

  async destroy(): Promise<void> {
    if (!this.#pglite.closed) await this.#pglite.close()
  }
}

async function execute<Row>(pglite: PGlite, query: CompiledQuery): Promise<QueryResult<Row>> {
  const { rows, affectedRows } = await pglite.query<Row>(query.sql, [...query.parameters])
  return { rows, ...(affectedRows === undefined ? {} : { numAffectedRows: BigInt(affectedRows) }) }
}

function refuseStream(): never {
  throw new Error('PGlite does not stream')
}

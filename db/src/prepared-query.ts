import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './database.ts'

/** Stands for a value in a query that is built before there is one. */
class Slot {
  readonly index: number

  constructor(index: number) {
    this.index = index
  }
}

/**
 * A query that is built when it is first run, and from then on only given its values. To build one of seven tables takes
 * longer than PostgreSQL takes to answer it. Values must go into it as they are: nothing may look at them on the way.
 */
export function prepareQuery<Args extends unknown[], Row>(
  build: (db: Db, ...args: Args) => Compilable<Row>,
): (db: Db, ...args: Args) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | null = null
  return async (db, ...args) => {
    compiled ??= build(db, ...(args.map((_, index) => new Slot(index)) as unknown as Args)).compile()
    const parameters = compiled.parameters.map((value) => (value instanceof Slot ? args[value.index] : value))
    const { rows } = await db.executeQuery<Row>({ ...compiled, parameters })
    return rows
  }
}

import { type Db, openDatabase } from '@plenary/db/database.ts'
import type { Config } from '@plenary/server/config.ts'
import { startTestServer, type TestServer } from './start-server.ts'

/** Stops a server, does something with its database, and starts another on it: what time or an operator would do. */
export async function restartAfter(
  server: TestServer,
  act: (db: Db) => Promise<unknown>,
  changes: Partial<Config> = {},
): Promise<TestServer> {
  await server.stop()
  await inDatabase(server, act)
  return startTestServer({ databaseUrl: server.databaseUrl }, changes)
}

/** Does something with the database of a server that has stopped. */
export async function inDatabase<T>(
  { databaseUrl }: { databaseUrl: string },
  act: (db: Db) => Promise<T>,
): Promise<T> {
  const { db, close } = await openDatabase(databaseUrl)
  try {
    return await act(db)
  } finally {
    await close()
  }
}

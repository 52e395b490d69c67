import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Config, loopbackOrigins } from '@plenary/server/config.ts'
import { DIGEST_TIMING } from '@plenary/server/inbox/digest-timing.ts'
import { createLogger } from '@plenary/server/logger.ts'
import { RIGHTS_TIMING } from '@plenary/server/rights/rights.ts'
import { type RunningServer, startServer } from '@plenary/server/server.ts'
import { VERSION_TIMING } from '@plenary/server/snapshots/version-timing.ts'
import { onTestFinished } from 'vitest'
import { newDatabaseUrl, type StorageWish } from './test-database.ts'

/** A server of this process under test, with the demo coalition. */
export type TestServer = RunningServer & { url: string; databaseUrl: string }

const CLIENT_FOLDER = resolve(fileURLToPath(new URL('../..', import.meta.url)), 'client/dist')

/** The configuration of a server under test, for a database and a port (0 for any). */
export function testConfig(databaseUrl: string, port = 0): Config {
  return {
    port,
    host: '127.0.0.1',
    origins: loopbackOrigins(port),
    isSecure: false,
    databaseUrl,
    valkeyUrl: null,
    mail: null,
    isDemo: false,
    trustsProxy: false,
    logLevel: 'silent',
    rightsTiming: RIGHTS_TIMING,
    digest: DIGEST_TIMING,
    // The server keeps no version by itself unless a test wants it: the text of the demo has been quiet for a while.
    versions: { ...VERSION_TIMING, lookMs: 2 ** 30 },
    clientFolder: CLIENT_FOLDER,
  }
}

/** Starts a server on a database of its own, or on a given one, by a clock of its own; it stops with the test. */
export async function startTestServer(
  on: StorageWish | { databaseUrl: string },
  changes: Partial<Config> = {},
  now?: () => number,
): Promise<TestServer> {
  const databaseUrl = typeof on === 'string' ? await newDatabaseUrl(on) : on.databaseUrl
  const server = await startServer({ ...testConfig(databaseUrl), ...changes }, createLogger('silent'), now)
  let stopping: Promise<void> | null = null
  const stop = () => {
    stopping ??= server.stop()
    return stopping
  }
  onTestFinished(stop)
  return { ...server, stop, databaseUrl, url: `http://127.0.0.1:${server.port}` }
}

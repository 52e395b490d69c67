import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, readStamp } from './fingerprint.mjs'
import { runQuietly } from './run.mjs'
import { NODE, ROOT } from './workspace.mjs'

const SOURCES = [
  'server/src',
  'server/package.json',
  'server/rolldown.config.ts',
  'db/src',
  'shared/src',
  'pnpm-lock.yaml',
]
const DIST = join(ROOT, 'server', 'dist')
const STAMP = join(DIST, '.built-from')

/**
 * The arguments for Node that run the built server. Left to itself Node keeps up to 128 MB for young objects, whatever
 * there is of them; and only a collection that the server may ask for gives memory back when it is quiet.
 */
export const SERVER_COMMAND = [
  ...JSON.parse(readFileSync(join(ROOT, 'server', 'node-options.json'), 'utf8')),
  join(DIST, 'main.js'),
]

/**
 * Builds the server, unless server/dist was built from these very sources.
 *
 * @throws {CommandFailed} when the build fails; what it said is then on stderr.
 */
export async function buildServerIfNeeded() {
  const sources = fingerprint(SOURCES, (file) => !file.endsWith('.test.ts'))
  if (readStamp(STAMP) === sources) return

  await runQuietly(NODE, ['--run', 'build'], { cwd: join(ROOT, 'server'), what: 'The build of the server' })
  writeFileSync(STAMP, sources)
}

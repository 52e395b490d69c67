import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, readStamp } from './fingerprint.mjs'
import { runQuietly } from './run.mjs'
import { NODE, ROOT } from './workspace.mjs'

const SOURCES = [
  'client/src',
  'client/public',
  'client/index.html',
  'client/package.json',
  'client/vite.config.ts',
  'client/lingui.config.ts',
  'shared/src',
  'pnpm-lock.yaml',
]
const STAMP = join(ROOT, 'client', 'dist', '.built-from')

/**
 * Builds the client, unless client/dist was built from these very sources.
 *
 * @throws {CommandFailed} when the build fails; what it said is then on stderr.
 */
export async function buildClientIfNeeded() {
  const sources = fingerprint(SOURCES, isSource)
  if (readStamp(STAMP) === sources) return

  console.log('Building the client…')
  await runClientScript('build')
  writeFileSync(STAMP, sources)
}

/**
 * Runs a script of client/package.json as `pnpm --filter @plenary/client <name>` does, without fetching pnpm.
 *
 * @throws {CommandFailed} when it fails; what it said is then on stderr.
 */
export async function runClientScript(name) {
  await runQuietly(NODE, ['--run', name], {
    cwd: join(ROOT, 'client'),
    what: `The client's script "${name}"`,
  })
}

// The message catalogues are compiled beside their sources by messages:check; they are no sources themselves.
function isSource(file) {
  return !/[/\\]locales[/\\].*\.(?:c|m)?js$/.test(file) && !/\.test\.tsx?$/.test(file)
}

import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fingerprint, readStamp } from './fingerprint.mjs'
import { runQuietly } from './run.mjs'
import { machineEnvironment, NODE, packageManager, ROOT } from './workspace.mjs'

const STAMP = join(ROOT, 'node_modules', '.plenary-install')

/**
 * Installs the workspace as locked, unless that is what stands there.
 *
 * @throws {CommandFailed} when pnpm fails; what it said is then on stderr.
 */
export async function installIfNeeded() {
  // Binaries are of one platform: a folder shared between two machines must be installed again.
  const wanted = `${process.platform}-${process.arch} ${fingerprint(['pnpm-lock.yaml', 'pnpm-workspace.yaml'])}`
  if (existsSync(NODE) && readStamp(STAMP) === wanted) return

  console.log('Installing (first time: about a minute)…')
  rmSync(STAMP, { force: true })
  await runQuietly('npx', ['--yes', packageManager(), 'install', '--frozen-lockfile'], {
    what: 'The installation',
    // Without CI, pnpm wants a terminal to confirm that it may replace a node_modules of another layout.
    env: { ...machineEnvironment(), CI: 'true' },
  })
  writeFileSync(STAMP, wanted)
}

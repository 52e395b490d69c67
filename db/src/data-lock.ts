import { open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** The folder of an embedded database is in use by another process. */
export class DataLockedError extends Error {
  readonly folder: string
  readonly pid: number

  constructor(folder: string, pid: number) {
    super(`${folder} is in use by process ${pid}`)
    this.name = 'DataLockedError'
    this.folder = folder
    this.pid = pid
  }
}

/** A held lock. */
export type DataLock = { release(): Promise<void> }

/**
 * Locks a folder for this process by a file that only one can create. A lock whose process has ended, by a
 * crash or kill -9, is taken over; a pid given to a new program since is told apart by its start time.
 *
 * @throws {DataLockedError} when a living process holds it.
 */
export async function lockFolder(folder: string): Promise<DataLock> {
  const file = join(folder, 'plenary.lock')
  for (;;) {
    if (await tryCreate(file)) return { release: () => rm(file, { force: true }) }
    const owner = await readOwner(file)
    if (owner && (await startTime(owner.pid)) === owner.startedAt)
      throw new DataLockedError(folder, owner.pid)
    await rm(file, { force: true })
  }
}

async function tryCreate(file: string): Promise<boolean> {
  try {
    const handle = await open(file, 'wx')
    await handle.writeFile(JSON.stringify({ pid: process.pid, startedAt: await startTime(process.pid) }))
    await handle.close()
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

async function readOwner(file: string): Promise<{ pid: number; startedAt: string } | null> {
  try {
    const owner: unknown = JSON.parse(await readFile(file, 'utf8'))
    const isOwner = typeof owner === 'object' && owner !== null && 'pid' in owner && 'startedAt' in owner
    return isOwner ? { pid: Number(owner.pid), startedAt: String(owner.startedAt) } : null
  } catch {
    // Half written by a process that was killed, or already gone.
    return null
  }
}

/** When a process started, where Linux tells it; 'alive' elsewhere; null when there is no such process. */
async function startTime(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EPERM')) return null
  }
  try {
    // proc(5): field 22, counted after the program's name, which may itself hold spaces and brackets.
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie has let go of everything but its number.
    return state === 'Z' || state === 'X' ? null : (fields[18] ?? 'alive')
  } catch {
    return 'alive'
  }
}

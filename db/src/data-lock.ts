import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
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
    if (owner && (await isAlive(owner))) throw new DataLockedError(folder, owner.pid)
    await takeAway(file, folder)
  }
}

/** Makes the lock with its content in one step: nobody finds it half written. False when there is one. */
async function tryCreate(file: string): Promise<boolean> {
  const draft = `${file}.${randomUUID()}`
  await writeFile(draft, JSON.stringify({ pid: process.pid, startedAt: await startTime(process.pid) }))
  try {
    await link(draft, file)
    return true
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false
    throw error
  } finally {
    await rm(draft, { force: true })
  }
}

/** Takes a dead lock away. If somebody has put a new one there meanwhile, theirs is put back. */
async function takeAway(file: string, folder: string): Promise<void> {
  const taken = `${file}.${randomUUID()}`
  try {
    await rename(file, taken)
  } catch (error) {
    if (isCode(error, 'ENOENT')) return
    throw error
  }
  const owner = await readOwner(taken)
  const isTheirs = owner !== null && (await isAlive(owner))
  if (isTheirs) await rename(taken, file)
  else await rm(taken, { force: true })
  if (isTheirs) throw new DataLockedError(folder, owner.pid)
}

async function isAlive({ pid, startedAt }: Owner): Promise<boolean> {
  return (await startTime(pid)) === startedAt
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

type Owner = { pid: number; startedAt: string }

async function readOwner(file: string): Promise<Owner | null> {
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
    if (!isCode(error, 'EPERM')) return null
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

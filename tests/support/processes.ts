import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readlink } from 'node:fs/promises'

/** Whether a child has ended, or never ran. */
export function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null
}

/** Sends a signal that ends a child, and waits for its end. */
export async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (hasEnded(child)) return
  // Now there is something to wait for.
  child.ref()
  const ended = once(child, 'exit')
  child.kill(signal)
  await ended
}

/** The processes whose working directory is this folder; none where there is no /proc. */
export async function processesIn(folder: string): Promise<number[]> {
  const names = await readdir('/proc').catch(() => [])
  const pids = names.map(Number).filter(Number.isInteger)
  const folders = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/cwd`).catch(() => null)))
  return pids.filter((_, index) => folders[index] === folder)
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code !== 'ESRCH') throw error
  }
}

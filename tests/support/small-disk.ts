import { spawnSync } from 'node:child_process'
import { chownSync, closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { serverUser } from './postgres-programs.ts'
import { makeTempFolder } from './temp-folder.ts'

const SIZE = '32m'
const BALLAST_STEP_BYTES = 4096

/** A disk of its own, 32 MB in memory, that can be filled to the last page and emptied again. */
export class SmallDisk {
  /** Where PostgreSQL may write. */
  readonly folder: string
  readonly #ballast: string

  private constructor(mountPoint: string) {
    this.#ballast = join(mountPoint, 'ballast')
    this.folder = join(mountPoint, 'data')
    mkdirSync(this.folder)
    const { uid, gid } = serverUser()
    if (uid !== undefined && gid !== undefined) chownSync(this.folder, uid, gid)
  }

  /** Mounted until the test ends; null where this process may not mount. */
  static mount(): SmallDisk | null {
    const mountPoint = makeTempFolder('small-disk')
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE},mode=755`, 'tmpfs', mountPoint])
    if (mounted.status !== 0) return null
    // Lazily: a database that is just ending may still have a file open.
    onTestFinished(() => void spawnSync('umount', ['-l', mountPoint]))
    return new SmallDisk(mountPoint)
  }

  /** Writes until there is not one page left. */
  fill(): void {
    const file = openSync(this.#ballast, 'a')
    try {
      const page = new Uint8Array(BALLAST_STEP_BYTES)
      while (true) writeSync(file, page)
    } catch (error) {
      const isFull = error instanceof Error && 'code' in error && error.code === 'ENOSPC'
      if (!isFull) throw error
    } finally {
      closeSync(file)
    }
  }

  /** There is room again. */
  empty(): void {
    rmSync(this.#ballast)
  }
}

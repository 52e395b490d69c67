import { execFile } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeTempFolder } from './temp-folder.ts'

/** What came of a file, and what it took: time by the clock and of the processor, memory beyond that before. */
export type ReadFigures = { outcome: string; ms: number; cpuMs: number; memoryMib: number }

const MAX_HEAP_MIB = 256
const READER = fileURLToPath(new URL('import-reader.ts', import.meta.url))

/** Reads a file in a process of its own with 256 MB of heap; an outcome of `crashed` is one that nobody wants. */
export async function readInProcess(name: string, bytes: Uint8Array): Promise<ReadFigures> {
  const path = join(makeTempFolder('import'), name)
  writeFileSync(path, bytes)
  return new Promise((resolve) => {
    const flags = [`--max-old-space-size=${MAX_HEAP_MIB}`, READER, path]
    execFile(process.execPath, flags, { timeout: 20_000 }, (error, stdout) =>
      resolve(
        error ? { outcome: `crashed: ${error.message}`, ms: 0, cpuMs: 0, memoryMib: 0 } : JSON.parse(stdout),
      ),
    )
  })
}

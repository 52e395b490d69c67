import { readFileSync } from 'node:fs'
import { ImportRefusal } from '@plenary/client/import/import-refusal.ts'
import { readFile } from '@plenary/client/import/read-file.ts'
import type { ReadFigures } from './import-process.ts'

// A process that reads one file, says what came of it and what it took, and ends (import-process.ts).

const [path = ''] = process.argv.slice(2)
const bytes = new Uint8Array(readFileSync(path))
const before = process.resourceUsage().maxRSS
const startedAt = performance.now()
const cpuBefore = process.cpuUsage()
const outcome = outcomeOf()
const cpu = process.cpuUsage(cpuBefore)
const figures: ReadFigures = {
  outcome,
  ms: Math.round(performance.now() - startedAt),
  cpuMs: Math.round((cpu.user + cpu.system) / 1000),
  memoryMib: Math.round((process.resourceUsage().maxRSS - before) / 1024),
}
console.log(JSON.stringify(figures))

function outcomeOf(): string {
  try {
    const { found } = readFile({ name: path, bytes, reading: 'accepted' })
    return `${found.words} words`
  } catch (error) {
    if (error instanceof ImportRefusal) return error.code
    throw error
  }
}

import { MEMORY_WORTH_GIVING_BACK_BYTES } from '@plenary/shared/limits.ts'
import { expect, test } from 'vitest'
import { IdleMemory } from './idle-memory.ts'

/** A process of which a collection gives back all that it took since it began. */
function startProcess() {
  const began = 1_000
  const process = { load: 0, memoryBytes: began, collections: 0 }
  const memory = new IdleMemory({
    readLoad: () => process.load,
    readMemoryBytes: () => process.memoryBytes,
    collect: () => {
      process.collections += 1
      process.memoryBytes = began
    },
  })
  const look = (load: number, takenBytes: number) => {
    process.load = load
    process.memoryBytes += takenBytes
    memory.look()
    return process.collections
  }
  return look
}

const MUCH = MEMORY_WORTH_GIVING_BACK_BYTES

test('[LI9] what a busy time has taken is given back once it has been quiet for a while', () => {
  const look = startProcess()
  expect(look(0.9, MUCH)).toBe(0)
  expect(look(0.01, 0)).toBe(0)
  expect(look(0.01, 0)).toBe(1)
  expect([look(0, 0), look(0, 0), look(0, 0)]).toEqual([1, 1, 1])
})

test('[LI9] while people work nothing holds them up, and little is not worth a pause', () => {
  const look = startProcess()
  expect([look(0.2, MUCH), look(0.01, MUCH), look(0.2, MUCH), look(0.01, 0)]).toEqual([0, 0, 0, 0])
  const quiet = startProcess()
  expect([quiet(0, MUCH / 2), quiet(0, 0), quiet(0, 0)]).toEqual([0, 0, 0])
})

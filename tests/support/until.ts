import { setTimeout } from 'node:timers/promises'

const PATIENCE_MS = 15_000

/**
 * Resolves as soon as a condition holds, with what it gave.
 *
 * @throws {Error} naming what was waited for, after 15 s.
 */
export async function until<T>(what: string, condition: () => T | Promise<T>): Promise<NonNullable<T>> {
  const deadline = performance.now() + PATIENCE_MS
  for (;;) {
    const value = await condition()
    if (value) return value
    if (performance.now() > deadline) throw new Error(`waited in vain until ${what}`)
    await setTimeout(5)
  }
}

import { setTimeout } from 'node:timers/promises'
import { EVEN_ANSWER_MS } from '@plenary/shared/limits.ts'
import type { MiddlewareHandler } from 'hono'

/** Answers that must not tell whether there is something: there is nothing for you, and we have taken note. */
const EVEN: readonly number[] = [202, 404]

/**
 * Lets answers that are to be alike take alike long. A room that is hidden costs the database a little more than one
 * that is not there, and somebody who asks a thousand times would see it (docs/rules.md, AC8).
 */
export function evenTime(): MiddlewareHandler {
  return async (c, next) => {
    const startedAt = performance.now()
    await next()
    if (EVEN.includes(c.res.status)) await untilEven(startedAt)
  }
}

/** Resolves when the time since a moment is a whole number of steps. */
export async function untilEven(startedAt: number): Promise<void> {
  const takenMs = performance.now() - startedAt
  const dueMs = Math.ceil(takenMs / EVEN_ANSWER_MS) * EVEN_ANSWER_MS
  // Node's timers drop fractions of a millisecond.
  await setTimeout(Math.ceil(dueMs - takenMs))
}

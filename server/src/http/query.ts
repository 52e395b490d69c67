import type { Context } from 'hono'
import type * as z from 'zod/mini'
import { InvalidInput } from './problem.ts'

/**
 * What stands after the `?` of a request, parsed.
 *
 * @throws {InvalidInput} naming what is at fault
 */
export function readQuery<T extends z.ZodMiniType>(c: Context, schema: T): z.output<T> {
  const parsed = schema.safeParse(c.req.query())
  if (parsed.success) return parsed.data
  throw new InvalidInput([...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))])
}

import type { Context } from 'hono'
import type * as z from 'zod/mini'
import { InvalidInput } from './problem.ts'

/**
 * The JSON body of a request, parsed.
 *
 * @throws {InvalidInput} naming the fields at fault; `body` when it is not JSON at all.
 */
export async function readBody<T extends z.ZodMiniType>(c: Context, schema: T): Promise<z.output<T>> {
  const body: unknown = await c.req.json().catch(() => {
    throw new InvalidInput(['body'])
  })
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new InvalidInput([...new Set(parsed.error.issues.map((issue) => issue.path.join('.') || 'body'))])
}

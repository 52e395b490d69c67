import type { MiddlewareHandler } from 'hono'

/**
 * Waits for the whole body before anything is decided. Whoever may do something is looked up afterwards: a request
 * that begins under a living session and sends its body an hour later would act for a session that has long ended
 * (docs/rules.md, RI7). Hono keeps what was read for whoever parses it.
 */
export function readWholeBody(): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.raw.body) await c.req.arrayBuffer()
    await next()
  }
}

import { MAX_BODY_BYTES } from '@plenary/shared/limits.ts'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { ServerContext } from '../context.ts'
import { clientAddress } from '../http/client-address.ts'
import { answerProblem } from '../http/problem.ts'
import { unsubscribe } from './mail-wishes.ts'

/**
 * `POST /unsubscribe/:token`: what a mail program sends when its button is pressed (RFC 8058). It comes from no page of
 * ours and carries no cookie: the token is all. Whoever opens the same address gets the page with the button, and
 * nothing has changed.
 */
export function oneClickRoutes(ctx: ServerContext): Hono {
  const routes = new Hono()
  routes.post('/unsubscribe/:token', bodyLimit({ maxSize: MAX_BODY_BYTES }), async (c) => {
    const address = clientAddress(c, ctx.config.trustsProxy)
    await unsubscribe(ctx, { token: c.req.param('token'), address })
    return c.body(null, 204, { 'Cache-Control': 'no-store' })
  })
  routes.onError((error, c) => answerProblem(error, c, ctx.logger))
  return routes
}

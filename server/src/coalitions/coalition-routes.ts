import { Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { getCoalition } from './coalitions.ts'

/** `/api/coalitions/:slug` */
export function coalitionRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  routes.get('/coalitions/:slug', requireSession(sessions), async (c) =>
    c.json(await getCoalition(ctx, c.get('session'), c.req.param('slug'))),
  )
  return routes
}

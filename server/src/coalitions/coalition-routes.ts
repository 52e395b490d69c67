import { coalitionNamesSchema, newCoalitionSchema } from '@plenary/shared/coalitions.ts'
import { Hono } from 'hono'
import { getMe } from '../accounts/accounts.ts'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { createCoalition, getCoalition, renameCoalition } from './coalitions.ts'

/** `/api/coalitions`, `/api/coalitions/:slug` */
export function coalitionRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)

  routes.post('/coalitions', signedIn, async (c) => {
    const session = c.get('session')
    const { canCreateCoalition } = await getMe(ctx, session)
    const input = await readBody(c, newCoalitionSchema)
    return c.json(await createCoalition(ctx, { ...session, mayCreate: canCreateCoalition }, input), 201)
  })

  routes.get('/coalitions/:slug', signedIn, async (c) =>
    c.json(await getCoalition(ctx, c.get('session'), c.req.param('slug'))),
  )

  routes.patch('/coalitions/:slug', signedIn, async (c) => {
    const input = await readBody(c, coalitionNamesSchema)
    return c.json(await renameCoalition(ctx, c.get('session'), c.req.param('slug'), input))
  })

  return routes
}

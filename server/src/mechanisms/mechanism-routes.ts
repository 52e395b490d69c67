import { mechanismInputSchema } from '@plenary/shared/mechanisms.ts'
import { Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { addMechanism, editMechanism, listMechanisms, removeMechanism } from './mechanisms.ts'

/** `/api/coalitions/:slug/mechanisms` and what is under it */
export function mechanismRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)

  routes.get('/coalitions/:slug/mechanisms', signedIn, async (c) =>
    c.json(await listMechanisms(ctx, c.get('session'), c.req.param('slug'))),
  )

  routes.post('/coalitions/:slug/mechanisms', signedIn, async (c) => {
    const input = await readBody(c, mechanismInputSchema)
    return c.json(await addMechanism(ctx, c.get('session'), c.req.param('slug'), input), 201)
  })

  routes.put('/coalitions/:slug/mechanisms/:key', signedIn, async (c) => {
    const input = await readBody(c, mechanismInputSchema)
    return c.json(await editMechanism(ctx, c.get('session'), c.req.param(), input))
  })

  routes.delete('/coalitions/:slug/mechanisms/:key', signedIn, async (c) => {
    await removeMechanism(ctx, c.get('session'), c.req.param())
    return c.body(null, 204)
  })

  return routes
}

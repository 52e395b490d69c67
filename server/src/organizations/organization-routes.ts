import type { OrganizationId } from '@plenary/shared/ids.ts'
import { organizationInputSchema } from '@plenary/shared/organizations.ts'
import { Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { addOrganization, changeOrganization } from './organizations.ts'

/** `/api/coalitions/:slug/organizations`, `/api/organizations/:id` */
export function organizationRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)

  routes.post('/coalitions/:slug/organizations', signedIn, async (c) => {
    const input = await readBody(c, organizationInputSchema)
    return c.json(await addOrganization(ctx, c.get('session'), c.req.param('slug'), input), 201)
  })

  routes.put('/organizations/:id', signedIn, async (c) => {
    const input = await readBody(c, organizationInputSchema)
    const id = pathId<OrganizationId>(c.req.param('id'))
    return c.json(await changeOrganization(ctx, c.get('session'), id, input))
  })

  return routes
}

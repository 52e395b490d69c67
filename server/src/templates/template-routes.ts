import type { RoomId, TemplateId } from '@plenary/shared/ids.ts'
import { templateInputSchema } from '@plenary/shared/templates.ts'
import { Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { getTemplates, nameTemplate, removeTemplate, saveTemplate } from './templates.ts'

/** `/api/coalitions/:slug/templates`, what is under it, and `/api/rooms/:id/templates` */
export function templateRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)

  routes.get('/coalitions/:slug/templates', signedIn, async (c) =>
    c.json(await getTemplates(ctx, c.get('session'), c.req.param('slug'))),
  )

  routes.post('/rooms/:id/templates', signedIn, async (c) => {
    const input = await readBody(c, templateInputSchema)
    const roomId = pathId<RoomId>(c.req.param('id'))
    return c.json(await saveTemplate(ctx, c.get('session'), roomId, input), 201)
  })

  routes.patch('/coalitions/:slug/templates/:id', signedIn, async (c) => {
    const input = await readBody(c, templateInputSchema)
    await nameTemplate(ctx, c.get('session'), placeOf(c.req.param()), input)
    return c.body(null, 204)
  })

  routes.delete('/coalitions/:slug/templates/:id', signedIn, async (c) => {
    await removeTemplate(ctx, c.get('session'), placeOf(c.req.param()))
    return c.body(null, 204)
  })

  return routes
}

function placeOf({ slug, id }: { slug: string; id: string }) {
  return { slug, id: pathId<TemplateId>(id) }
}

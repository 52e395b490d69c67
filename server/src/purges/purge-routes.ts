import type { RoomId } from '@plenary/shared/ids.ts'
import { passageSchema, purgeSchema } from '@plenary/shared/purges.ts'
import { Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { requireProof } from '../http/proof-required.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { previewPurge } from './preview.ts'
import { purgePassage } from './purges.ts'

/** `/api/rooms/:id/purges` and its `/preview` */
export function purgeRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)

  routes.post('/rooms/:id/purges/preview', signedIn, async (c) => {
    const { words } = await readBody(c, passageSchema)
    return c.json(await previewPurge(ctx, c.get('session'), pathId<RoomId>(c.req.param('id')), words))
  })

  routes.post('/rooms/:id/purges', signedIn, requireProof(ctx), async (c) => {
    const input = await readBody(c, purgeSchema)
    return c.json(await purgePassage(ctx, c.get('session'), pathId<RoomId>(c.req.param('id')), input))
  })

  return routes
}

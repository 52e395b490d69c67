import type { RoomId } from '@plenary/shared/ids.ts'
import { MAX_IMAGE_BYTES } from '@plenary/shared/limits.ts'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { pathId } from '../http/path-id.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { readWholeBody } from '../http/whole-body.ts'
import { getImage, keepImage } from './images.ts'

/**
 * `POST /api/rooms/:id/images`: a picture as it is, without a form around it. Mounted before the limit of other bodies,
 * with one of its own: nobody sends so much who is not signed in, nor one after the other without a pause.
 */
export function imageUpload(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)
  routes.post(
    '/rooms/:id/images',
    signedIn,
    async (c, next) => {
      ctx.throttles.take('new-image', c.get('session').accountId)
      await next()
    },
    bodyLimit({ maxSize: MAX_IMAGE_BYTES }),
    readWholeBody(),
    // Once more, now that the body is here (docs/rules.md, RI7).
    signedIn,
    async (c) => {
      const sent = new Uint8Array(await c.req.arrayBuffer())
      const roomId = pathId<RoomId>(c.req.param('id'))
      return c.json(await keepImage(ctx, c.get('session'), roomId, sent), 201)
    },
  )
  return routes
}

/** `GET /api/rooms/:id/images/:image`: never as a page, by its type and by the policy of all our answers. */
export function imageRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  routes.get('/rooms/:id/images/:image', requireSession(sessions), async (c) => {
    const roomId = pathId<RoomId>(c.req.param('id'))
    const { type, bytes } = await getImage(ctx, c.get('session'), roomId, c.req.param('image'))
    return c.body(Uint8Array.from(bytes), 200, {
      'Content-Type': type,
      'Content-Disposition': 'inline',
      'X-Content-Type-Options': 'nosniff',
    })
  })
  return routes
}

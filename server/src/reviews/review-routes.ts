import type { RoomId } from '@plenary/shared/ids.ts'
import { callMarkSchema, newAdoptionSchema, newReviewSchema } from '@plenary/shared/reviews.ts'
import { type Context, Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { requireProof } from '../http/proof-required.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { adoptVersion, endReview, markReviewCall, startReview } from './reviewing.ts'
import { listReviews } from './reviews.ts'

/** `/api/rooms/:id/review` and what is under it */
export function reviewRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes: Hono<SignedInEnv> = new Hono()
  const signedIn = requireSession(sessions)
  routes.use('/rooms/:id/review', signedIn)
  routes.use('/rooms/:id/review/*', signedIn)

  routes.get('/rooms/:id/review', async (c) => c.json(await listReviews(ctx, c.get('session'), roomOf(c))))

  routes.post('/rooms/:id/review', async (c) => {
    const input = await readBody(c, newReviewSchema)
    return c.json(await startReview(ctx, c.get('session'), roomOf(c), input), 201)
  })

  routes.delete('/rooms/:id/review', async (c) => {
    await endReview(ctx, c.get('session'), roomOf(c))
    return c.body(null, 204)
  })

  routes.put('/rooms/:id/review/calls/:call', async (c) => {
    const mark = await readBody(c, callMarkSchema)
    const place = { roomId: roomOf(c), callId: c.req.param('call') }
    return c.json(await markReviewCall(ctx, c.get('session'), place, mark))
  })

  // It speaks for the whole coalition.
  routes.post('/rooms/:id/review/adoptions', requireProof(ctx), async (c) => {
    const { snapshotId } = await readBody(c, newAdoptionSchema)
    return c.json(await adoptVersion(ctx, c.get('session'), roomOf(c), snapshotId), 201)
  })

  return routes
}

function roomOf(c: Context<SignedInEnv>): RoomId {
  return pathId<RoomId>(c.req.param('id') ?? '')
}

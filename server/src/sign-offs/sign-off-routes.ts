import type { RoomId, SignOffRoundId } from '@plenary/shared/ids.ts'
import {
  confirmationSchema,
  newDecisionSchema,
  newSignOffRoundSchema,
  withdrawalSchema,
} from '@plenary/shared/sign-offs.ts'
import { type Context, Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { requireProof } from '../http/proof-required.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { closeSignOffEarly } from './closing-early.ts'
import { decide } from './deciding.ts'
import { confirmText, withdrawSignature } from './following.ts'
import { listJoined } from './joined.ts'
import { openSignOff } from './opening.ts'
import { listOwedSignOffs } from './owed-sign-offs.ts'
import { remindOrganizations } from './reminders.ts'
import type { SignOffPlace } from './sign-off-access.ts'
import { listSignOffsOf } from './sign-offs.ts'

type Routes = Hono<SignedInEnv>

/** `/api/rooms/:id/sign-off` and what is under it, `/api/coalitions/:slug/owed-sign-offs` */
export function signOffRoutes(ctx: ServerContext, sessions: Sessions): Routes {
  const routes: Routes = new Hono()
  const signedIn = requireSession(sessions)
  routes.use('/rooms/:id/sign-off', signedIn)
  routes.use('/rooms/:id/sign-off/*', signedIn)
  mountRounds(routes, ctx)
  mountActs(routes, ctx)

  routes.get('/coalitions/:slug/owed-sign-offs', signedIn, async (c) => {
    const items = await listOwedSignOffs(ctx, c.get('session'), c.req.param('slug'))
    return c.json({ items, next: null })
  })

  return routes
}

function mountRounds(routes: Routes, ctx: ServerContext): void {
  routes.get('/rooms/:id/sign-off', async (c) =>
    c.json(await listSignOffsOf(ctx, c.get('session'), roomOf(c))),
  )

  routes.get('/rooms/:id/sign-off/joined', async (c) =>
    c.json(await listJoined(ctx, c.get('session'), roomOf(c))),
  )

  routes.post('/rooms/:id/sign-off', async (c) => {
    const input = await readBody(c, newSignOffRoundSchema)
    return c.json(await openSignOff(ctx, c.get('session'), roomOf(c), input), 201)
  })

  routes.post('/rooms/:id/sign-off/:round/close', async (c) =>
    c.json(await closeSignOffEarly(ctx, c.get('session'), placeOf(c))),
  )

  routes.post('/rooms/:id/sign-off/:round/reminders', async (c) =>
    c.json({ organizations: await remindOrganizations(ctx, c.get('session'), placeOf(c)) }),
  )
}

/** What binds an organisation: whoever does it has lately shown that it is still them. */
function mountActs(routes: Routes, ctx: ServerContext): void {
  const proved = requireProof(ctx)

  routes.post('/rooms/:id/sign-off/:round/decision', proved, async (c) => {
    const input = await readBody(c, newDecisionSchema)
    return c.json(await decide(ctx, c.get('session'), placeOf(c), input), 201)
  })

  routes.post('/rooms/:id/sign-off/confirmation', proved, async (c) => {
    const { hash } = await readBody(c, confirmationSchema)
    return c.json(await confirmText(ctx, c.get('session'), { roomId: roomOf(c), hash }), 201)
  })

  routes.post('/rooms/:id/sign-off/withdrawal', proved, async (c) => {
    const { reason } = await readBody(c, withdrawalSchema)
    return c.json(await withdrawSignature(ctx, c.get('session'), { roomId: roomOf(c), reason }), 201)
  })
}

function roomOf(c: Context<SignedInEnv>): RoomId {
  return pathId<RoomId>(c.req.param('id') ?? '')
}

function placeOf(c: Context<SignedInEnv>): SignOffPlace {
  return { roomId: roomOf(c), roundId: pathId<SignOffRoundId>(c.req.param('round') ?? '') }
}

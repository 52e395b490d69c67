import { AppError } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import {
  headingIdSchema,
  limitInputSchema,
  mechanismChoiceSchema,
  sectionChangeSchema,
} from '@plenary/shared/plans.ts'
import { type Context, Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { changeSection, chooseMechanism, setRoomLimit } from './planning.ts'
import { getPlan } from './plans.ts'

/** `/api/rooms/:id/plan` and what is under it */
export function planRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)
  routes.use('/rooms/:id/plan', signedIn)
  routes.use('/rooms/:id/plan/*', signedIn)

  routes.get('/rooms/:id/plan', async (c) => c.json(await getPlan(ctx, c.get('session'), roomOf(c))))

  routes.put('/rooms/:id/plan/mechanism', async (c) => {
    const { mechanism } = await readBody(c, mechanismChoiceSchema)
    return c.json(await chooseMechanism(ctx, c.get('session'), roomOf(c), mechanism))
  })

  routes.put('/rooms/:id/plan/limit', async (c) => {
    const input = await readBody(c, limitInputSchema)
    return c.json(await setRoomLimit(ctx, c.get('session'), roomOf(c), input))
  })

  routes.delete('/rooms/:id/plan/limit', async (c) =>
    c.json(await setRoomLimit(ctx, c.get('session'), roomOf(c), null)),
  )

  routes.patch('/rooms/:id/plan/sections/:heading', async (c) => {
    const change = await readBody(c, sectionChangeSchema)
    const place = { roomId: roomOf(c), heading: headingOf(c) }
    return c.json(await changeSection(ctx, c.get('session'), place, change))
  })

  return routes
}

function roomOf(c: Context<SignedInEnv>): RoomId {
  return pathId<RoomId>(c.req.param('id') ?? '')
}

/** @throws {AppError} `not-found` for what no heading is called */
function headingOf(c: Context<SignedInEnv>): string {
  const { success, data } = headingIdSchema.safeParse(c.req.param('heading') ?? '')
  if (!success) throw new AppError('not-found')
  return data
}

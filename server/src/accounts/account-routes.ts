import { registrationSchema, signInSchema } from '@plenary/shared/accounts.ts'
import { Hono } from 'hono'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { clientAddress } from '../http/client-address.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { getMe, registerAccount, type SignedIn, signIn } from './accounts.ts'
import type { Sessions } from './session.ts'

/** `/api/accounts`, `/api/sessions`, `/api/me` */
export function accountRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()

  const startSession = async ({ accountId, memberId }: SignedIn) => ({
    me: await getMe(ctx, { accountId, memberId }),
    cookie: await sessions.start(accountId, memberId),
  })

  routes.post('/accounts', async (c) => {
    const input = await readBody(c, registrationSchema)
    const signedIn = await registerAccount(ctx, input, clientAddress(c, ctx.config.trustsProxy))
    const { me, cookie } = await startSession(signedIn)
    return c.json(me, 201, { 'Set-Cookie': cookie })
  })

  routes.post('/sessions', async (c) => {
    const input = await readBody(c, signInSchema)
    const signedIn = await signIn(ctx, input, clientAddress(c, ctx.config.trustsProxy))
    // Whoever was signed in on this browser is not any more: an id never serves two people.
    await sessions.end(c.req.header('Cookie'))
    const { me, cookie } = await startSession(signedIn)
    return c.json(me, 201, { 'Set-Cookie': cookie })
  })

  routes.delete('/sessions/current', async (c) => {
    const cookie = await sessions.end(c.req.header('Cookie'))
    return c.body(null, 204, { 'Set-Cookie': cookie })
  })

  routes.get('/me', requireSession(sessions), async (c) => c.json(await getMe(ctx, c.get('session'))))

  return routes
}

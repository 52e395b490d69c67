import { proofSchema, signInSchema } from '@plenary/shared/accounts.ts'
import type { SessionId } from '@plenary/shared/ids.ts'
import { Hono } from 'hono'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { clientAddress } from '../http/client-address.ts'
import { pathId } from '../http/path-id.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { endOwnSession, endOwnSessions, listOwnSessions } from './own-sessions.ts'
import { proveByPassword } from './proofs.ts'
import type { Sessions } from './session.ts'
import { signIn } from './sign-in.ts'
import { answerSignedIn, endThis } from './signed-in-answer.ts'

/** `/api/sessions`: signing in and out, here and elsewhere; `/api/me/proof` */
export function sessionRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)

  routes.post('/sessions', async (c) => {
    const input = await readBody(c, signInSchema)
    const accountId = await signIn(ctx, input, clientAddress(c, ctx.config.trustsProxy))
    return answerSignedIn(c, { ctx, sessions }, accountId)
  })

  routes.get('/sessions', signedIn, async (c) => {
    const items = await listOwnSessions(ctx, c.get('session'))
    return c.json({ items, next: null })
  })

  routes.delete('/sessions', signedIn, async (c) => {
    await endOwnSessions(ctx, c.get('session'), { keepsThis: false })
    return c.body(null, 204, { 'Set-Cookie': await endThis(c, { ctx, sessions }) })
  })

  routes.delete('/sessions/others', signedIn, async (c) => {
    await endOwnSessions(ctx, c.get('session'), { keepsThis: true })
    return c.body(null, 204)
  })

  // Without asking who it is: a cookie that is no session any more is cleared as well.
  routes.delete('/sessions/current', async (c) =>
    c.body(null, 204, { 'Set-Cookie': await endThis(c, { ctx, sessions }) }),
  )

  routes.delete('/sessions/:id', signedIn, async (c) => {
    const session = c.get('session')
    const id = pathId<SessionId>(c.req.param('id'))
    await endOwnSession(ctx, session, id)
    if (id !== session.id) return c.body(null, 204)
    return c.body(null, 204, { 'Set-Cookie': await endThis(c, { ctx, sessions }) })
  })

  routes.post('/me/proof', signedIn, async (c) => {
    const input = await readBody(c, proofSchema)
    const address = clientAddress(c, ctx.config.trustsProxy)
    await proveByPassword(ctx, c.get('session'), { ...input, address })
    return c.body(null, 204)
  })

  return routes
}

import { totpCodeSchema } from '@plenary/shared/accounts.ts'
import { Hono } from 'hono'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { requireProof } from '../http/proof-required.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { beginCodeApp, renewRecoveryCodes, turnCodesOff, turnCodesOn } from './code-app.ts'
import { getKeys } from './keys.ts'
import type { Sessions } from './session.ts'

/** `/api/me/keys`, `/api/me/totp`, `/api/me/recovery-codes`: what an account proves itself with */
export function keyRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)
  const proved = requireProof(ctx)

  routes.get('/me/keys', signedIn, async (c) => c.json(await getKeys(ctx, c.get('session'))))

  routes.post('/me/totp', signedIn, proved, async (c) => c.json(await beginCodeApp(ctx, c.get('session'))))

  routes.put('/me/totp', signedIn, async (c) => {
    const { code } = await readBody(c, totpCodeSchema)
    return c.json({ codes: await turnCodesOn(ctx, c.get('session'), code) })
  })

  routes.delete('/me/totp', signedIn, proved, async (c) => {
    await turnCodesOff(ctx, c.get('session'))
    return c.body(null, 204)
  })

  routes.post('/me/recovery-codes', signedIn, proved, async (c) =>
    c.json({ codes: await renewRecoveryCodes(ctx, c.get('session')) }),
  )

  return routes
}

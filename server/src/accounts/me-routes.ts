import {
  accountNameSchema,
  emailChangeSchema,
  linkTokenBodySchema,
  passwordChangeSchema,
} from '@plenary/shared/accounts.ts'
import { Hono } from 'hono'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { clientAddress } from '../http/client-address.ts'
import { localeOf } from '../http/locale.ts'
import { requireProof } from '../http/proof-required.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { deleteAccount } from './account-deletion.ts'
import { getMe, renameAccount } from './accounts.ts'
import { changeEmail, confirmEmail } from './email-changes.ts'
import { setPassword } from './password-changes.ts'
import type { Sessions } from './session.ts'

/** `/api/me`: an account and its holder. */
export function meRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)
  const proved = requireProof(ctx)

  routes.get('/me', signedIn, async (c) => c.json(await getMe(ctx, c.get('session'))))

  routes.patch('/me', signedIn, async (c) => {
    const { name } = await readBody(c, accountNameSchema)
    return c.json(await renameAccount(ctx, c.get('session'), name))
  })

  routes.delete('/me', signedIn, proved, async (c) => {
    await deleteAccount(ctx, c.get('session'))
    return c.body(null, 204, { 'Set-Cookie': await sessions.end(c.req.header('Cookie')) })
  })

  routes.put('/me/password', signedIn, proved, async (c) => {
    const { password } = await readBody(c, passwordChangeSchema)
    await setPassword(ctx, c.get('session'), password)
    return c.body(null, 204)
  })

  routes.put('/me/email', signedIn, proved, async (c) => {
    const { email } = await readBody(c, emailChangeSchema)
    return c.json(await changeEmail(ctx, c.get('session'), { email, locale: localeOf(c) }))
  })

  routes.post('/me/email/confirm', signedIn, async (c) => {
    const { token } = await readBody(c, linkTokenBodySchema)
    const address = clientAddress(c, ctx.config.trustsProxy)
    await confirmEmail(ctx, c.get('session'), { token, address })
    return c.json(await getMe(ctx, c.get('session')))
  })

  return routes
}

import {
  accountConfirmationSchema,
  forgottenPasswordSchema,
  passwordResetSchema,
  registrationSchema,
  setupSchema,
} from '@plenary/shared/accounts.ts'
import { type Context, Hono } from 'hono'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { clientAddress } from '../http/client-address.ts'
import { localeOf } from '../http/locale.ts'
import { askForPasswordReset, redeemPasswordReset } from './password-changes.ts'
import { askForAccount, confirmAccount, setUp } from './registration.ts'
import type { Sessions } from './session.ts'
import { answerSignedIn } from './signed-in-answer.ts'

/** `/api/accounts`, `/api/setup`, `/api/password-resets`: how people get in who are not signed in. */
export function accountRoutes(ctx: ServerContext, sessions: Sessions): Hono {
  const routes = new Hono()
  const addressOf = (c: Context) => clientAddress(c, ctx.config.trustsProxy)

  routes.post('/accounts', async (c) => {
    const input = await readBody(c, registrationSchema)
    await askForAccount(ctx, input, { address: addressOf(c), locale: localeOf(c) })
    return c.body(null, 202)
  })

  routes.post('/accounts/confirm', async (c) => {
    const input = await readBody(c, accountConfirmationSchema)
    return answerSignedIn(c, { ctx, sessions }, await confirmAccount(ctx, input, addressOf(c)))
  })

  routes.post('/setup', async (c) => {
    const input = await readBody(c, setupSchema)
    return answerSignedIn(c, { ctx, sessions }, await setUp(ctx, input, addressOf(c)))
  })

  routes.post('/password-resets', async (c) => {
    const { email } = await readBody(c, forgottenPasswordSchema)
    askForPasswordReset(ctx, email, { address: addressOf(c), locale: localeOf(c) })
    return c.body(null, 202)
  })

  routes.post('/password-resets/redeem', async (c) => {
    await redeemPasswordReset(ctx, await readBody(c, passwordResetSchema), addressOf(c))
    return c.body(null, 204)
  })

  return routes
}

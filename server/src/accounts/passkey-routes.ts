import { newPasskeySchema, passkeyNameSchema, passkeyResponseSchema } from '@plenary/shared/accounts.ts'
import type { PasskeyId } from '@plenary/shared/ids.ts'
import { type Context, Hono } from 'hono'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { clientAddress } from '../http/client-address.ts'
import { pathId } from '../http/path-id.ts'
import { requireProof } from '../http/proof-required.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { getKeys } from './keys.ts'
import {
  addPasskey,
  newPasskeyOptions,
  proofOptions,
  proveByPasskey,
  removePasskey,
  renamePasskey,
  signInByPasskey,
  signInOptions,
} from './passkeys.ts'
import { relyingParty } from './relying-party.ts'
import type { Sessions } from './session.ts'
import { answerSignedIn } from './signed-in-answer.ts'

/** `/api/passkeys` */
export function passkeyRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)
  const proved = requireProof(ctx)
  const partyOf = (c: Context) => relyingParty(ctx, c.req.header('Origin'))

  routes.post('/passkeys/options', signedIn, proved, async (c) =>
    c.json(await newPasskeyOptions(ctx, c.get('session'), partyOf(c))),
  )

  routes.post('/passkeys', signedIn, proved, async (c) => {
    const input = await readBody(c, newPasskeySchema)
    await addPasskey(ctx, c.get('session'), { ...input, party: partyOf(c) })
    return c.json(await getKeys(ctx, c.get('session')), 201)
  })

  routes.patch('/passkeys/:id', signedIn, async (c) => {
    const { name } = await readBody(c, passkeyNameSchema)
    await renamePasskey(ctx, c.get('session'), { id: pathId<PasskeyId>(c.req.param('id')), name })
    return c.body(null, 204)
  })

  routes.delete('/passkeys/:id', signedIn, proved, async (c) => {
    await removePasskey(ctx, c.get('session'), pathId<PasskeyId>(c.req.param('id')))
    return c.body(null, 204)
  })

  routes.post('/passkeys/sign-in-options', async (c) =>
    c.json(await signInOptions(ctx, partyOf(c), clientAddress(c, ctx.config.trustsProxy))),
  )

  routes.post('/passkeys/sign-in', async (c) => {
    const { response } = await readBody(c, passkeyResponseSchema)
    const address = clientAddress(c, ctx.config.trustsProxy)
    const accountId = await signInByPasskey(ctx, { response, party: partyOf(c) }, address)
    return answerSignedIn(c, { ctx, sessions }, accountId)
  })

  routes.post('/passkeys/prove-options', signedIn, async (c) =>
    c.json(await proofOptions(ctx, c.get('session'), partyOf(c))),
  )

  routes.post('/passkeys/prove', signedIn, async (c) => {
    const { response } = await readBody(c, passkeyResponseSchema)
    await proveByPasskey(ctx, c.get('session'), { response, party: partyOf(c) })
    return c.body(null, 204)
  })

  return routes
}

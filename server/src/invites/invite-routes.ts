import type { InviteId, JoinRequestId } from '@plenary/shared/ids.ts'
import { acceptInviteSchema, admitSchema, newInviteSchema, tokenSchema } from '@plenary/shared/invites.ts'
import { Hono } from 'hono'
import { getMe } from '../accounts/accounts.ts'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { clientAddress } from '../http/client-address.ts'
import { localeOf } from '../http/locale.ts'
import { pathId } from '../http/path-id.ts'
import { requireProof } from '../http/proof-required.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { createInvite, listInvitesOf, revoke } from './invites.ts'
import { acceptInvite } from './joining.ts'
import { previewInvite } from './preview.ts'
import { admit, decline, listOwnRequests, listWaiting, toOwnRequest, withdraw } from './requests.ts'

/** `/api/coalitions/:slug/invites`, `/api/invites/…`, and those who ask: `/api/coalitions/:slug/requests`, `/api/requests/:id` */
export function inviteRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)
  const proved = requireProof(ctx)

  routes.post('/coalitions/:slug/invites', signedIn, async (c) => {
    const input = await readBody(c, newInviteSchema)
    // One of ours, or the request would not have come so far.
    const origin = c.req.header('Origin') ?? ''
    const maker = { slug: c.req.param('slug'), origin, locale: localeOf(c) }
    return c.json(await createInvite(ctx, c.get('session'), maker, input), 201)
  })

  routes.get('/coalitions/:slug/invites', signedIn, async (c) => {
    const which = { slug: c.req.param('slug'), roomId: c.req.query('room') }
    return c.json({ items: await listInvitesOf(ctx, c.get('session'), which), next: null })
  })

  // It removes whom the link let in.
  routes.delete('/invites/:id', signedIn, proved, async (c) => {
    await revoke(ctx, c.get('session'), pathId<InviteId>(c.req.param('id')))
    return c.body(null, 204)
  })

  routes.post('/invites/preview', async (c) => {
    const { token } = await readBody(c, tokenSchema)
    return c.json(await previewInvite(ctx, token, clientAddress(c, ctx.config.trustsProxy)))
  })

  routes.post('/invites/accept', async (c) => {
    const input = await readBody(c, acceptInviteSchema)
    const session = await sessions.read(c.req.header('Cookie'))
    const account = session && (await getMe(ctx, session)).account
    const guest = account && { accountId: account.id, email: account.email }
    const address = clientAddress(c, ctx.config.trustsProxy)
    const { request, accountId } = await acceptInvite(ctx, guest, input, address)
    const headers = session ? {} : { 'Set-Cookie': await sessions.start(accountId, request.memberId) }
    return c.json(toOwnRequest(request), 201, headers)
  })

  routes.get('/me/requests', signedIn, async (c) =>
    c.json({ items: await listOwnRequests(ctx, c.get('session')), next: null }),
  )

  routes.get('/coalitions/:slug/requests', signedIn, async (c) =>
    c.json({ items: await listWaiting(ctx, c.get('session'), c.req.param('slug')), next: null }),
  )

  routes.post('/requests/:id/admit', signedIn, async (c) => {
    const { organizationId } = await readBody(c, admitSchema)
    await admit(ctx, c.get('session'), pathId<JoinRequestId>(c.req.param('id')), organizationId)
    return c.body(null, 204)
  })

  routes.post('/requests/:id/decline', signedIn, async (c) => {
    await decline(ctx, c.get('session'), pathId<JoinRequestId>(c.req.param('id')))
    return c.body(null, 204)
  })

  routes.delete('/requests/:id', signedIn, async (c) => {
    await withdraw(ctx, c.get('session'), pathId<JoinRequestId>(c.req.param('id')))
    return c.body(null, 204)
  })

  return routes
}

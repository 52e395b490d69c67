import { AppError } from '@plenary/shared/errors.ts'
import type { MemberId } from '@plenary/shared/ids.ts'
import { actingSchema, memberChangeSchema, memberRemovalSchema } from '@plenary/shared/members.ts'
import { Hono } from 'hono'
import { getMe } from '../accounts/accounts.ts'
import { isProved } from '../accounts/proofs.ts'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { requireProof } from '../http/proof-required.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { actAs, changeMember, listMembersOf, removeMember } from './membership.ts'

/** `/api/coalitions/:slug/members`, `/api/members/:id`, `/api/me/acting` */
export function memberRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)
  const proved = requireProof(ctx)

  routes.get('/coalitions/:slug/members', signedIn, async (c) => {
    const items = await listMembersOf(ctx, c.get('session'), c.req.param('slug'))
    return c.json({ items, next: null })
  })

  routes.patch('/members/:id', signedIn, async (c) => {
    const change = await readBody(c, memberChangeSchema)
    // What makes somebody a coordinator, or keeps somebody out, is worth a look at who asks.
    const isGrave = change.role !== undefined || change.isSuspended === true
    if (isGrave && !(await isProved(ctx, c.get('session')))) throw new AppError('proof-needed')
    return c.json(await changeMember(ctx, c.get('session'), pathId<MemberId>(c.req.param('id')), change))
  })

  routes.delete('/members/:id', signedIn, proved, async (c) => {
    const removal = await readBody(c, memberRemovalSchema)
    await removeMember(ctx, c.get('session'), pathId<MemberId>(c.req.param('id')), removal)
    return c.body(null, 204)
  })

  routes.put('/me/acting', signedIn, async (c) => {
    const input = await readBody(c, actingSchema)
    const { accountId, hash } = c.get('session')
    await actAs(ctx, { accountId, hash, memberId: null }, input.memberId)
    return c.json(await getMe(ctx, { accountId, memberId: input.memberId }))
  })

  return routes
}

import { linkTokenBodySchema } from '@plenary/shared/accounts.ts'
import type { NoticeId } from '@plenary/shared/ids.ts'
import { noticeMarkSchema, readingSchema } from '@plenary/shared/inbox.ts'
import { mailSettingsInputSchema } from '@plenary/shared/mail-settings.ts'
import { noticePageSchema } from '@plenary/shared/notices.ts'
import { Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { clientAddress } from '../http/client-address.ts'
import { pathId } from '../http/path-id.ts'
import { readQuery } from '../http/query.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { getUnread, listInbox, markMany, markOne } from './inbox.ts'
import { getMailWishes, setMailWishes, unsubscribe } from './mail-wishes.ts'

/** `/api/inbox`: what an account hears of, and which of it is mailed; `/api/unsubscriptions`. */
export function inboxRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)

  routes.get('/inbox', signedIn, async (c) => {
    const { before = null } = readQuery(c, noticePageSchema)
    return c.json(await listInbox(ctx, c.get('session'), before))
  })

  routes.get('/inbox/unread', signedIn, async (c) => c.json(await getUnread(ctx, c.get('session'))))

  routes.post('/inbox/read', signedIn, async (c) => {
    const which = await readBody(c, readingSchema)
    return c.json(await markMany(ctx, c.get('session'), which))
  })

  routes.put('/inbox/notices/:id', signedIn, async (c) => {
    const { isRead } = await readBody(c, noticeMarkSchema)
    const id = pathId<NoticeId>(c.req.param('id'))
    return c.json(await markOne(ctx, c.get('session'), { id, isRead }))
  })

  routes.get('/inbox/mail', signedIn, async (c) => c.json(await getMailWishes(ctx, c.get('session'))))

  routes.put('/inbox/mail', signedIn, async (c) => {
    const wishes = await readBody(c, mailSettingsInputSchema)
    return c.json(await setMailWishes(ctx, c.get('session'), wishes))
  })

  routes.post('/unsubscriptions', async (c) => {
    const { token } = await readBody(c, linkTokenBodySchema)
    await unsubscribe(ctx, { token, address: clientAddress(c, ctx.config.trustsProxy) })
    return c.body(null, 204)
  })

  return routes
}

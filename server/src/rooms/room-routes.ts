import { freezeInputSchema } from '@plenary/shared/freezes.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { EPOCH_HEADER } from '@plenary/shared/protocol.ts'
import { newRoomSchema, roleGiftSchema, roomChangeSchema } from '@plenary/shared/rooms.ts'
import { Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { freezeRoom, unfreezeRoom } from './room-freeze.ts'
import { giveRole, listRoles } from './room-roles.ts'
import { changeRoom, createRoom, findRoomText, getRoom, listRoomSummaries } from './rooms.ts'

/** `/api/coalitions/:slug/rooms`, `/api/rooms/:id` and its `/text`, `/roles` and `/freeze` */
export function roomRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()
  const signedIn = requireSession(sessions)

  routes.get('/coalitions/:slug/rooms', signedIn, async (c) => {
    const items = await listRoomSummaries(ctx, c.get('session'), c.req.param('slug'))
    return c.json({ items, next: null })
  })

  routes.post('/coalitions/:slug/rooms', signedIn, async (c) => {
    const input = await readBody(c, newRoomSchema)
    return c.json(await createRoom(ctx, c.get('session'), c.req.param('slug'), input), 201)
  })

  routes.get('/rooms/:id', signedIn, async (c) =>
    c.json(await getRoom(ctx, c.get('session'), pathId<RoomId>(c.req.param('id')))),
  )

  routes.patch('/rooms/:id', signedIn, async (c) => {
    const change = await readBody(c, roomChangeSchema)
    return c.json(await changeRoom(ctx, c.get('session'), pathId<RoomId>(c.req.param('id')), change))
  })

  routes.get('/rooms/:id/roles', signedIn, async (c) => {
    const items = await listRoles(ctx, c.get('session'), pathId<RoomId>(c.req.param('id')))
    return c.json({ items, next: null })
  })

  routes.put('/rooms/:id/roles', signedIn, async (c) => {
    const gift = await readBody(c, roleGiftSchema)
    await giveRole(ctx, c.get('session'), pathId<RoomId>(c.req.param('id')), gift)
    return c.body(null, 204)
  })

  routes.put('/rooms/:id/freeze', signedIn, async (c) => {
    const input = await readBody(c, freezeInputSchema)
    return c.json(await freezeRoom(ctx, c.get('session'), pathId<RoomId>(c.req.param('id')), input))
  })

  routes.delete('/rooms/:id/freeze', signedIn, async (c) =>
    c.json(await unfreezeRoom(ctx, c.get('session'), pathId<RoomId>(c.req.param('id')))),
  )

  // The folded text as gzipped Yjs V2, so that little is left for the socket. Not for the browser's cache: the
  // text stays on nobody's disk who has not asked for that.
  routes.get('/rooms/:id/text', signedIn, async (c) => {
    const text = await findRoomText(ctx, c.get('session'), pathId<RoomId>(c.req.param('id')))
    if (!text) return c.body(null, 204)
    // Of two epochs the texts differ, though they reach to the same row.
    const tag = `"${text.epoch}-${text.seq}"`
    c.header('ETag', tag)
    c.header(EPOCH_HEADER, String(text.epoch))
    if (c.req.header('If-None-Match') === tag) return c.body(null, 304)
    c.header('Content-Type', 'application/octet-stream')
    c.header('Content-Encoding', 'gzip')
    return c.body(text.compressed)
  })

  return routes
}

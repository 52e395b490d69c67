import type { CommentId, RoomId, ThreadId } from '@plenary/shared/ids.ts'
import {
  agreementSchema,
  assignmentSchema,
  attachmentSchema,
  carriedAnchorsSchema,
  commentInputSchema,
  muteSchema,
  newThreadSchema,
  settlementInputSchema,
  threadPageSchema,
} from '@plenary/shared/threads.ts'
import { type Context, Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { readQuery } from '../http/query.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { apply, assign, reopen, settle } from './settlements.ts'
import { attach, carryAnchors } from './thread-anchors.ts'
import { addComment, agreeWithComment, deleteComment, editComment } from './thread-comments.ts'
import { createThread, listPartiesOf, listTheseThreads, listThreadsOf, muteThread } from './threads.ts'

type Routes = Hono<SignedInEnv>

/** `/api/rooms/:id/threads` and what is under it, `/api/rooms/:id/anchors`, `/api/rooms/:id/parties` */
export function threadRoutes(ctx: ServerContext, sessions: Sessions): Routes {
  const routes: Routes = new Hono()
  const signedIn = requireSession(sessions)
  for (const path of ['threads/*', 'anchors', 'parties']) routes.use(`/rooms/:id/${path}`, signedIn)
  mountThreads(routes, ctx)
  mountComments(routes, ctx)
  mountActs(routes, ctx)
  return routes
}

function mountThreads(routes: Routes, ctx: ServerContext): void {
  routes.get('/rooms/:id/threads', async (c) => {
    const { after = null, ids } = readQuery(c, threadPageSchema)
    if (ids)
      return c.json({ items: await listTheseThreads(ctx, c.get('session'), roomOf(c), ids), next: null })
    return c.json(await listThreadsOf(ctx, c.get('session'), roomOf(c), after))
  })

  routes.post('/rooms/:id/threads', async (c) => {
    const input = await readBody(c, newThreadSchema)
    return c.json(await createThread(ctx, c.get('session'), roomOf(c), input), 201)
  })

  routes.patch('/rooms/:id/anchors', async (c) => {
    const carried = await readBody(c, carriedAnchorsSchema)
    await carryAnchors(ctx, c.get('session'), roomOf(c), carried)
    return c.body(null, 204)
  })

  routes.get('/rooms/:id/parties', async (c) => c.json(await listPartiesOf(ctx, c.get('session'), roomOf(c))))
}

function mountComments(routes: Routes, ctx: ServerContext): void {
  const comments = '/rooms/:id/threads/:thread/comments'
  routes.post(comments, async (c) => {
    const { body } = await readBody(c, commentInputSchema)
    return c.json(await addComment(ctx, c.get('session'), threadOf(c), body), 201)
  })

  routes.put(`${comments}/:comment`, async (c) => {
    const { body } = await readBody(c, commentInputSchema)
    return c.json(await editComment(ctx, c.get('session'), commentOf(c), body))
  })

  routes.delete(`${comments}/:comment`, async (c) => {
    const left = await deleteComment(ctx, c.get('session'), commentOf(c))
    return left ? c.json(left) : c.body(null, 204)
  })

  routes.put(`${comments}/:comment/agreement`, async (c) => {
    const { agrees } = await readBody(c, agreementSchema)
    return c.json(await agreeWithComment(ctx, c.get('session'), commentOf(c), agrees))
  })
}

function mountActs(routes: Routes, ctx: ServerContext): void {
  const thread = '/rooms/:id/threads/:thread'
  routes.put(`${thread}/settlement`, async (c) => {
    const input = await readBody(c, settlementInputSchema)
    return c.json(await settle(ctx, c.get('session'), threadOf(c), input))
  })

  routes.delete(`${thread}/settlement`, async (c) => c.json(await reopen(ctx, c.get('session'), threadOf(c))))

  routes.post(`${thread}/application`, async (c) => c.json(await apply(ctx, c.get('session'), threadOf(c))))

  routes.put(`${thread}/assignment`, async (c) => {
    const input = await readBody(c, assignmentSchema)
    return c.json(await assign(ctx, c.get('session'), threadOf(c), input))
  })

  routes.put(`${thread}/anchor`, async (c) => {
    const { anchor } = await readBody(c, attachmentSchema)
    return c.json(await attach(ctx, c.get('session'), threadOf(c), anchor))
  })

  routes.put(`${thread}/mute`, async (c) => {
    const { isMuted } = await readBody(c, muteSchema)
    return c.json(await muteThread(ctx, c.get('session'), threadOf(c), isMuted))
  })
}

function roomOf(c: Context<SignedInEnv>): RoomId {
  return pathId<RoomId>(c.req.param('id') ?? '')
}

function threadOf(c: Context<SignedInEnv>) {
  return { roomId: roomOf(c), threadId: pathId<ThreadId>(c.req.param('thread') ?? '') }
}

function commentOf(c: Context<SignedInEnv>) {
  return { ...threadOf(c), commentId: pathId<CommentId>(c.req.param('comment') ?? '') }
}

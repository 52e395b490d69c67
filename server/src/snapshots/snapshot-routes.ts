import type { RoomId, SnapshotId } from '@plenary/shared/ids.ts'
import { comparisonQuerySchema, earlierVersionsSchema, newSnapshotSchema } from '@plenary/shared/snapshots.ts'
import { type Context, Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { readQuery } from '../http/query.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { compareTexts } from './comparison.ts'
import { openEarlierVersions } from './earlier-versions.ts'
import { getSnapshotDocument, listSnapshotsOf, takeSnapshot } from './snapshots.ts'

/** `/api/rooms/:id/snapshots` and what is under it, its `/comparison` and its `/earlier-versions` */
export function snapshotRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes: Hono<SignedInEnv> = new Hono()
  const signedIn = requireSession(sessions)

  routes.get('/rooms/:id/snapshots', signedIn, async (c) =>
    c.json(await listSnapshotsOf(ctx, c.get('session'), roomOf(c))),
  )

  routes.post('/rooms/:id/snapshots', signedIn, async (c) => {
    const input = await readBody(c, newSnapshotSchema)
    return c.json(await takeSnapshot(ctx, c.get('session'), roomOf(c), input), 201)
  })

  // The very bytes of which the version's hash is.
  routes.get('/rooms/:id/snapshots/:snapshot/text', signedIn, async (c) => {
    const snapshotId = pathId<SnapshotId>(c.req.param('snapshot'))
    const document = await getSnapshotDocument(ctx, c.get('session'), { roomId: roomOf(c), snapshotId })
    return c.body(document, 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': 'attachment; filename="plenary-text.json"',
      'X-Content-Type-Options': 'nosniff',
    })
  })

  routes.get('/rooms/:id/comparison', signedIn, async (c) => {
    const query = readQuery(c, comparisonQuerySchema)
    return c.json(await compareTexts(ctx, c.get('session'), roomOf(c), query))
  })

  routes.put('/rooms/:id/earlier-versions', signedIn, async (c) => {
    const input = await readBody(c, earlierVersionsSchema)
    await openEarlierVersions(ctx, c.get('session'), roomOf(c), input)
    return c.body(null, 204)
  })

  return routes
}

function roomOf(c: Context<SignedInEnv>): RoomId {
  return pathId<RoomId>(c.req.param('id') ?? '')
}

import type { RoomId, SealId } from '@plenary/shared/ids.ts'
import { newSealSchema, publicationInputSchema, reopeningSchema } from '@plenary/shared/seals.ts'
import { type Context, Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { pathId } from '../http/path-id.ts'
import { requireProof } from '../http/proof-required.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { publishSeal, unpublishSeal } from '../publications/publishing.ts'
import { reopenRoom } from './reopening.ts'
import { sealRoom } from './sealing.ts'
import { draftSeal, getPack, getReceipt, listSealsOf } from './seals.ts'

/** `/api/rooms/:id/seals` and what is under it */
export function sealRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes: Hono<SignedInEnv> = new Hono()
  const signedIn = requireSession(sessions)
  const proved = requireProof(ctx)

  routes.get('/rooms/:id/seals', signedIn, async (c) =>
    c.json(await listSealsOf(ctx, c.get('session'), roomOf(c))),
  )

  routes.get('/rooms/:id/seals/draft', signedIn, async (c) =>
    c.json(await draftSeal(ctx, c.get('session'), roomOf(c))),
  )

  routes.post('/rooms/:id/seals', signedIn, proved, async (c) => {
    const input = await readBody(c, newSealSchema)
    await sealRoom(ctx, c.get('session'), roomOf(c), input)
    return c.json(await listSealsOf(ctx, c.get('session'), roomOf(c)), 201)
  })

  routes.post('/rooms/:id/seals/reopening', signedIn, proved, async (c) => {
    const input = await readBody(c, reopeningSchema)
    await reopenRoom(ctx, c.get('session'), roomOf(c), input)
    return c.json(await listSealsOf(ctx, c.get('session'), roomOf(c)))
  })

  routes.get('/rooms/:id/seals/:seal/pack.zip', signedIn, async (c) =>
    c.body(await getPack(ctx, c.get('session'), idsOf(c)), 200, {
      'Content-Type': 'application/zip',
      'Content-Disposition': 'attachment; filename="plenary-submission.zip"',
    }),
  )

  routes.get('/rooms/:id/seals/:seal/receipt.json', signedIn, async (c) =>
    c.body(await getReceipt(ctx, c.get('session'), idsOf(c)), 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': 'attachment; filename="receipt.json"',
    }),
  )

  routes.put('/rooms/:id/seals/:seal/publication', signedIn, proved, async (c) => {
    const input = await readBody(c, publicationInputSchema)
    await publishSeal(ctx, c.get('session'), { ...idsOf(c), ...input })
    return c.json(await listSealsOf(ctx, c.get('session'), roomOf(c)))
  })

  // Without a proof: what puts somebody in danger is to be gone with one press.
  routes.delete('/rooms/:id/seals/:seal/publication', signedIn, async (c) => {
    await unpublishSeal(ctx, c.get('session'), idsOf(c))
    return c.json(await listSealsOf(ctx, c.get('session'), roomOf(c)))
  })

  return routes
}

function roomOf(c: Context<SignedInEnv>): RoomId {
  return pathId<RoomId>(c.req.param('id') ?? '')
}

function idsOf(c: Context<SignedInEnv>): { roomId: RoomId; sealId: SealId } {
  return { roomId: roomOf(c), sealId: pathId<SealId>(c.req.param('seal') ?? '') }
}

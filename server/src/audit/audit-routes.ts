import { auditExportQuerySchema, auditQuerySchema } from '@plenary/shared/audit.ts'
import { Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { requireProof } from '../http/proof-required.ts'
import { readQuery } from '../http/query.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { exportTrail, getAuditPage } from './audit.ts'

const TYPES = { csv: 'text/csv; charset=utf-8', json: 'application/json; charset=utf-8' }

/** `/api/coalitions/:slug/audit` */
export function auditRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes = new Hono<SignedInEnv>()

  routes.get('/coalitions/:slug/audit', requireSession(sessions), async (c) => {
    const query = readQuery(c, auditQuerySchema)
    return c.json(await getAuditPage(ctx, c.get('session'), { slug: c.req.param('slug'), query }))
  })

  routes.get('/coalitions/:slug/audit/export', requireSession(sessions), requireProof(ctx), async (c) => {
    const { format } = readQuery(c, auditExportQuerySchema)
    const { fileName, pieces } = await exportTrail(ctx, c.get('session'), {
      slug: c.req.param('slug'),
      format,
    })
    return c.body(streamOf(pieces), 200, {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="${fileName}"`,
    })
  })

  return routes
}

/** Pieces as the browser takes them. One that cannot be made breaks the download off, so that it never looks whole. */
function streamOf(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    pull: async (controller) => {
      const { value, done } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    cancel: async () => {
      await pieces.return(undefined)
    },
  })
}

import { serveStatic } from '@hono/node-server/serve-static'
import { AppError } from '@plenary/shared/errors.ts'
import { MAX_BODY_BYTES } from '@plenary/shared/limits.ts'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { accountRoutes } from './accounts/account-routes.ts'
import { keyRoutes } from './accounts/key-routes.ts'
import { meRoutes } from './accounts/me-routes.ts'
import { passkeyRoutes } from './accounts/passkey-routes.ts'
import type { Sessions } from './accounts/session.ts'
import { sessionRoutes } from './accounts/session-routes.ts'
import { auditRoutes } from './audit/audit-routes.ts'
import { coalitionRoutes } from './coalitions/coalition-routes.ts'
import type { ServerContext } from './context.ts'
import { serverRoutes } from './demo/server-routes.ts'
import { exportRoutes } from './exports/export-routes.ts'
import { printRoutes } from './exports/print-routes.ts'
import { evenTime } from './http/even-time.ts'
import { answerProblem } from './http/problem.ts'
import { requireOwnOrigin } from './http/same-origin.ts'
import { securityHeaders } from './http/security-headers.ts'
import { readWholeBody } from './http/whole-body.ts'
import { imageRoutes, imageUpload } from './images/image-routes.ts'
import { inboxRoutes } from './inbox/inbox-routes.ts'
import { oneClickRoutes } from './inbox/one-click-routes.ts'
import { inviteRoutes } from './invites/invite-routes.ts'
import { mechanismRoutes } from './mechanisms/mechanism-routes.ts'
import { memberRoutes } from './members/member-routes.ts'
import { organizationRoutes } from './organizations/organization-routes.ts'
import { planRoutes } from './plans/plan-routes.ts'
import { publicRoutes } from './publications/public-routes.ts'
import { purgeRoutes } from './purges/purge-routes.ts'
import { reviewRoutes } from './reviews/review-routes.ts'
import { roomRoutes } from './rooms/room-routes.ts'
import { roundRoutes } from './rounds/round-routes.ts'
import { sealRoutes } from './seals/seal-routes.ts'
import { signOffRoutes } from './sign-offs/sign-off-routes.ts'
import { snapshotRoutes } from './snapshots/snapshot-routes.ts'
import { templateRoutes } from './templates/template-routes.ts'
import { threadRoutes } from './threads/thread-routes.ts'

/** The HTTP side: the API of every noun, and the client's files. */
export function createApp(ctx: ServerContext, sessions: Sessions): Hono {
  const app = new Hono()
  // Before the headers of our own pages: these are stricter.
  app.route('/', publicRoutes(ctx))
  app.route('/', printRoutes(ctx, sessions))
  app.use(securityHeaders(ctx.config))
  app.route('/api', createApi(ctx, sessions))
  app.route('/', oneClickRoutes(ctx))
  mountClient(app, ctx.config.clientFolder)
  return app
}

function createApi(ctx: ServerContext, sessions: Sessions): Hono {
  const api = new Hono()
  api.use(async (c, next) => {
    await next()
    c.header('Cache-Control', 'no-store')
  })
  api.use(evenTime())
  api.use(requireOwnOrigin(ctx))
  api.route('/', imageUpload(ctx, sessions))
  api.use(bodyLimit({ maxSize: MAX_BODY_BYTES }))
  api.use(readWholeBody())
  api.route('/', serverRoutes(ctx))
  api.route('/', accountRoutes(ctx, sessions))
  api.route('/', sessionRoutes(ctx, sessions))
  api.route('/', meRoutes(ctx, sessions))
  api.route('/', keyRoutes(ctx, sessions))
  api.route('/', passkeyRoutes(ctx, sessions))
  api.route('/', coalitionRoutes(ctx, sessions))
  api.route('/', organizationRoutes(ctx, sessions))
  api.route('/', memberRoutes(ctx, sessions))
  api.route('/', inviteRoutes(ctx, sessions))
  api.route('/', mechanismRoutes(ctx, sessions))
  api.route('/', roomRoutes(ctx, sessions))
  api.route('/', planRoutes(ctx, sessions))
  api.route('/', templateRoutes(ctx, sessions))
  api.route('/', threadRoutes(ctx, sessions))
  api.route('/', roundRoutes(ctx, sessions))
  api.route('/', signOffRoutes(ctx, sessions))
  api.route('/', reviewRoutes(ctx, sessions))
  api.route('/', sealRoutes(ctx, sessions))
  api.route('/', snapshotRoutes(ctx, sessions))
  api.route('/', exportRoutes(ctx, sessions))
  api.route('/', imageRoutes(ctx, sessions))
  api.route('/', purgeRoutes(ctx, sessions))
  api.route('/', auditRoutes(ctx, sessions))
  api.route('/', inboxRoutes(ctx, sessions))
  api.all('*', () => {
    throw new AppError('not-found')
  })
  api.onError((error, c) => answerProblem(error, c, ctx.logger))
  return api
}

/** Files named by their content never change; the page that names them is asked for each time. */
function mountClient(app: Hono, folder: string): void {
  app.use(
    '/assets/*',
    serveStatic({
      root: folder,
      precompressed: true,
      onFound: (_path, c) => c.header('Cache-Control', 'public, max-age=31536000, immutable'),
    }),
  )
  app.use('/*', async (c, next) => {
    await next()
    if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'no-cache')
  })
  app.use('/*', serveStatic({ root: folder }))
  // Addresses of the client's own: each is the same page.
  app.get('/*', serveStatic({ root: folder, path: 'index.html' }))
}

import { AppError } from '@plenary/shared/errors.ts'
import { LOCALES, type Locale } from '@plenary/shared/localized.ts'
import { type Context, Hono, type MiddlewareHandler } from 'hono'
import type { ServerContext } from '../context.ts'
import { clientAddress } from '../http/client-address.ts'
import { localeOf } from '../http/locale.ts'
import { publicKeysOf } from '../seals/signing-key.ts'
import { NOTICES, type Notice, noticePage } from './notice-page.ts'
import { pageHeaders } from './page-headers.ts'
import { fingerprintIn, lookUp, readPublished, readPublishedFile } from './published.ts'
import { textPage } from './text-page.ts'
import { verifyPage } from './verify-page.ts'

/** `/p`, `/verify` and the keys of the server: what anybody reads without being anybody here. */
export function publicRoutes(ctx: ServerContext): Hono {
  const routes = new Hono()
  for (const path of PATHS) routes.use(path, ...pageHeaders(ctx.config), limitPerAddress(ctx))

  routes.get('/p/:slug', async (c) => {
    const read = await readPublished(ctx, c.req.param('slug'))
    if (read.notice !== null) return notice(c, read.notice)
    if (!read.found.published.isListed) c.header('X-Robots-Tag', 'noindex, nofollow')
    return c.html(await textPage(read.found, languageOf(c)))
  })

  routes.get('/p/:slug/:file', async (c) => {
    const name = c.req.param('file')
    const read = await readPublishedFile(ctx, c.req.param('slug'), name)
    if (read.notice !== null) return notice(c, read.notice)
    return c.body(read.found, 200, {
      'Content-Type': TYPES[name.split('.').at(-1) ?? ''] ?? 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${name}"`,
      'X-Robots-Tag': 'noindex, nofollow',
    })
  })

  routes.get('/verify', async (c) => {
    const typed = c.req.query('hash')
    if (typed === undefined) return c.html(await verifyPage(null, languageOf(c)))
    const hash = fingerprintIn(typed)
    // An address to be kept, and to be asked for in the other language.
    if (hash !== null) return c.redirect(`/verify/${hash}?lang=${languageOf(c)}`, 303)
    return c.html(await verifyPage({ asked: typed, found: null }, languageOf(c)))
  })

  // As people type it.
  routes.get('/verify/', (c) => c.redirect('/verify', 301))

  routes.get('/verify/:hash', async (c) =>
    c.html(await verifyPage(await lookUp(ctx, c.req.param('hash')), languageOf(c))),
  )

  routes.get('/.well-known/plenary-keys.json', async (c) => c.json({ keys: await publicKeysOf(ctx) }))

  routes.onError((error, c) => {
    if (error instanceof AppError && error.code === 'too-many-requests') return notice(c, 'too-many')
    ctx.logger.error({ err: error, route: c.req.routePath }, 'public page failed')
    return notice(c, 'failed')
  })
  return routes
}

const PATHS = ['/p/*', '/verify/*', '/.well-known/plenary-keys.json']

const TYPES: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
}

function limitPerAddress(ctx: ServerContext): MiddlewareHandler {
  return async (c, next) => {
    // A page has as many as it has; the other files are asked for one at a time.
    const isPicture = /\/picture-\d+\.(png|jpg)$/.test(c.req.path)
    ctx.throttles.take(isPicture ? 'public-image' : 'look-up', clientAddress(c, ctx.config.trustsProxy))
    await next()
  }
}

/** What the reader chose, or what their browser likes best. */
function languageOf(c: Context): Locale {
  const chosen = c.req.query('lang')
  return LOCALES.find((locale) => locale === chosen) ?? localeOf(c)
}

async function notice(c: Context, what: Notice): Promise<Response> {
  c.header('X-Robots-Tag', 'noindex, nofollow')
  return c.html(await noticePage(what, languageOf(c)), NOTICES[what].status)
}

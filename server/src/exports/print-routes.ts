import { AppError } from '@plenary/shared/errors.ts'
import { printQuerySchema } from '@plenary/shared/exports.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { LOCALES, type Locale } from '@plenary/shared/localized.ts'
import { type Context, Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { evenTime } from '../http/even-time.ts'
import { localeOf } from '../http/locale.ts'
import { pathId } from '../http/path-id.ts'
import { readQuery } from '../http/query.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { pageHeaders } from '../publications/page-headers.ts'
import { readToPrint } from './exports.ts'
import { PRINT_NOTICES, type PrintNotice, printNoticePage, printPage } from './print-page.ts'

const PATH = '/r/:room/print'

/**
 * `/r/:room/print`: a text as the office gets it, to be printed. Written here and not by the client, whose policy lets
 * nothing become HTML that comes as words; under headers that let it ask nobody for anything.
 */
export function printRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes: Hono<SignedInEnv> = new Hono()
  routes.use(PATH, ...pageHeaders(ctx.config, ["'self'", 'data:']), evenTime())

  routes.get(PATH, requireSession(sessions), async (c) => {
    const { version } = readQuery(c, printQuerySchema)
    const locale = languageOf(c)
    const roomId = pathId<RoomId>(c.req.param('room'))
    const printed = await readToPrint(ctx, c.get('session'), roomId, { of: version ?? 'live', locale })
    return c.html(await printPage(printed, locale))
  })

  routes.onError(async (error, c) => {
    const notice = noticeOf(error)
    if (notice === 'failed') ctx.logger.error({ err: error, route: c.req.routePath }, 'print page failed')
    const { pathname, search } = new URL(c.req.url)
    const page = await printNoticePage(notice, languageOf(c), pathname + search)
    return c.html(page, PRINT_NOTICES[notice].status)
  })
  return routes
}

/** What cannot be read and what is not there are answered alike, as everywhere. */
function noticeOf(error: unknown): PrintNotice {
  if (!(error instanceof AppError)) return 'failed'
  switch (error.code) {
    case 'signed-out':
      return 'signed-out'
    case 'not-found':
    case 'no-access':
    case 'invalid-input':
      return 'nothing'
    case 'too-many-requests':
      return 'too-many'
    default:
      return 'failed'
  }
}

/** What the link to the page says, or what the browser likes best. */
function languageOf(c: Context): Locale {
  const chosen = c.req.query('locale')
  return LOCALES.find((locale) => locale === chosen) ?? localeOf(c)
}

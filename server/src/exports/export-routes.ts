import { AppError } from '@plenary/shared/errors.ts'
import { EXPORT_FORMS, type ExportForm, exportQuerySchema } from '@plenary/shared/exports.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { localeOf } from '../http/locale.ts'
import { pathId } from '../http/path-id.ts'
import { readQuery } from '../http/query.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { exportText } from './exports.ts'
import { savedAs } from './saved-as.ts'

const TYPES: Record<ExportForm, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  json: 'application/json',
}

/** `/api/rooms/:id/exports/:form`: a text of a room as a file */
export function exportRoutes(ctx: ServerContext, sessions: Sessions): Hono<SignedInEnv> {
  const routes: Hono<SignedInEnv> = new Hono()

  routes.get('/rooms/:id/exports/:form', requireSession(sessions), async (c) => {
    const form = formOf(c.req.param('form'))
    const { of, locale = localeOf(c) } = readQuery(c, exportQuerySchema)
    const roomId = pathId<RoomId>(c.req.param('id'))
    const { name, content } = await exportText(ctx, c.get('session'), roomId, { form, of, locale })
    // What people wrote is never shown as a page of ours: it is saved, and no browser takes it for something else.
    return c.body(Uint8Array.from(content), 200, {
      'Content-Type': TYPES[form],
      'Content-Disposition': savedAs(name),
      'X-Content-Type-Options': 'nosniff',
    })
  })

  return routes
}

function formOf(text: string): ExportForm {
  const form = EXPORT_FORMS.find((each) => each === text)
  if (!form) throw new AppError('not-found')
  return form
}

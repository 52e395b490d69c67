import type { RoomId, RoundId } from '@plenary/shared/ids.ts'
import { newRoundSchema, roundAnswerSchema, roundExportSchema } from '@plenary/shared/rounds.ts'
import { type Context, Hono } from 'hono'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { readBody } from '../http/body.ts'
import { localeOf } from '../http/locale.ts'
import { pathId } from '../http/path-id.ts'
import { readQuery } from '../http/query.ts'
import { requireSession, type SignedInEnv } from '../http/session-required.ts'
import { answerRound } from './answering.ts'
import { exportTable, type TableForm } from './exports.ts'
import { openRound } from './opening.ts'
import { listOwedRounds } from './owed-rounds.ts'
import type { RoundPlace } from './round-access.ts'
import { closeEarly, getRoundTable, getRoundText, listRoundsOf } from './rounds.ts'

type Routes = Hono<SignedInEnv>

const TYPES: Record<TableForm, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
}

/** `/api/rooms/:id/rounds` and what is under it, `/api/coalitions/:slug/owed-rounds` */
export function roundRoutes(ctx: ServerContext, sessions: Sessions): Routes {
  const routes: Routes = new Hono()
  const signedIn = requireSession(sessions)
  routes.use('/rooms/:id/rounds', signedIn)
  routes.use('/rooms/:id/rounds/*', signedIn)
  mountRounds(routes, ctx)
  mountFiles(routes, ctx)

  routes.get('/coalitions/:slug/owed-rounds', signedIn, async (c) => {
    const items = await listOwedRounds(ctx, c.get('session'), c.req.param('slug'))
    return c.json({ items, next: null })
  })

  return routes
}

function mountRounds(routes: Routes, ctx: ServerContext): void {
  const round = '/rooms/:id/rounds/:round'
  routes.get('/rooms/:id/rounds', async (c) => c.json(await listRoundsOf(ctx, c.get('session'), roomOf(c))))

  routes.post('/rooms/:id/rounds', async (c) => {
    const input = await readBody(c, newRoundSchema)
    return c.json(await openRound(ctx, c.get('session'), roomOf(c), input), 201)
  })

  routes.get(round, async (c) => c.json(await getRoundTable(ctx, c.get('session'), placeOf(c))))

  routes.put(`${round}/answer`, async (c) => {
    const { answer } = await readBody(c, roundAnswerSchema)
    return c.json(await answerRound(ctx, c.get('session'), placeOf(c), answer))
  })

  routes.post(`${round}/close`, async (c) => c.json(await closeEarly(ctx, c.get('session'), placeOf(c))))
}

function mountFiles(routes: Routes, ctx: ServerContext): void {
  const round = '/rooms/:id/rounds/:round'
  // The very bytes of which the round's hash is.
  routes.get(`${round}/text`, async (c) => {
    const document = await getRoundText(ctx, c.get('session'), placeOf(c))
    return asFile(c, { content: document, type: 'application/json', fileName: 'plenary-text.json' })
  })

  for (const form of ['docx', 'html', 'csv'] as const satisfies TableForm[]) {
    routes.get(`${round}/table.${form}`, async (c) => {
      const { locale = localeOf(c) } = readQuery(c, roundExportSchema)
      const file = await exportTable(ctx, c.get('session'), placeOf(c), { form, locale })
      return asFile(c, { ...file, type: TYPES[form] })
    })
  }
}

/** What people wrote is never shown as a page of ours: it is saved, and no browser takes it for something else. */
function asFile(
  c: Context,
  file: { content: string | Uint8Array<ArrayBuffer>; type: string; fileName: string },
): Response {
  return c.body(file.content, 200, {
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${file.fileName}"`,
    'X-Content-Type-Options': 'nosniff',
  })
}

function roomOf(c: Context<SignedInEnv>): RoomId {
  return pathId<RoomId>(c.req.param('id') ?? '')
}

function placeOf(c: Context<SignedInEnv>): RoundPlace {
  return { roomId: roomOf(c), roundId: pathId<RoundId>(c.req.param('round') ?? '') }
}

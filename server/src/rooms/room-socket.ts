import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { AppError, closeCode } from '@plenary/shared/errors.ts'
import { CLOSE_TIMEOUT_MS, MAX_FRAME_BYTES, PING_INTERVAL_MS } from '@plenary/shared/limits.ts'
import { can } from '@plenary/shared/permissions.ts'
import { type ServerOptions, type WebSocket, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { isOwnOrigin } from '../http/same-origin.ts'
import { AccountRates } from './line-rates.ts'
import { type Admission, type LineSocket, RoomLine } from './room-line.ts'
import { parseRoomId } from './room-routes.ts'
import { takeSeat } from './rooms.ts'

const SOCKET_PATH = /^\/api\/rooms\/([^/]+)\/socket$/

const querySchema = z.object({
  schema: z.coerce.number().int(),
  client: z.coerce.number().int().positive().optional(),
})

// `closeTimeout` is not in the types of ws yet.
const SERVER_OPTIONS: ServerOptions & { closeTimeout: number } = {
  noServer: true,
  maxPayload: MAX_FRAME_BYTES,
  perMessageDeflate: false,
  closeTimeout: CLOSE_TIMEOUT_MS,
}

/**
 * Lets people into rooms over WebSocket at `/api/rooms/:id/socket?schema=…&client=…`. Everything is decided
 * before the line is opened; a person who may not come in gets a close code that says so, since a browser
 * tells a page nothing about a refused upgrade. A foreign page gets 403 and no line at all.
 *
 * Gives a function that ends every line.
 */
export function attachRoomSocket(server: Server, ctx: ServerContext, sessions: Sessions): () => void {
  const wss = new WebSocketServer(SERVER_OPTIONS)
  const rates = new AccountRates(ctx.now)
  const pings = setInterval(() => {
    for (const socket of wss.clients) RoomLine.checkAlive(socket)
  }, PING_INTERVAL_MS)

  const door = { ctx, sessions, rates, wss }
  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    stream.on('error', destroy)
    const knock = readKnock(request, ctx.config.origins)
    if (typeof knock === 'string') return refuse(stream, knock)
    void admit(door, knock).then((admission) => {
      stream.off('error', destroy)
      open(door, { request, stream, head }, admission)
    })
  })

  return () => {
    clearInterval(pings)
    for (const socket of wss.clients) socket.terminate()
    wss.close()
  }
}

type Knock = { cookie: string | undefined; id: string; schema: number; client?: number | undefined }

/** What an upgrade asks for, or the HTTP status that refuses it. */
function readKnock({ headers, url }: IncomingMessage, origins: readonly string[]): Knock | string {
  if (!isOwnOrigin(headers.origin, origins)) return '403 Forbidden'
  const address = URL.parse(url ?? '/', 'http://any')
  const id = SOCKET_PATH.exec(address?.pathname ?? '')?.[1]
  const query = querySchema.safeParse(Object.fromEntries(address?.searchParams ?? []))
  return id && query.success ? { cookie: headers.cookie, id, ...query.data } : '404 Not Found'
}

function refuse(stream: Duplex, status: string): void {
  // A peer that never closes its side would keep the connection for ever.
  stream.once('finish', () => stream.destroy())
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** A peer that goes away while we look it up must not end the process. */
function destroy(this: Duplex): void {
  this.destroy()
}

type Upgrade = { request: IncomingMessage; stream: Duplex; head: Buffer }

function open(
  { ctx, rates, wss }: Door,
  { request, stream, head }: Upgrade,
  admission: Awaited<ReturnType<typeof admit>>,
) {
  wss.handleUpgrade(request, stream, head, (socket) => {
    enter(ctx, { socket, stream }, admission)
  })
  if (admission instanceof AppError) return
  // A handshake that ws refuses calls nobody back; the room was opened for it all the same.
  ctx.live.release(admission.live)
  if (stream.destroyed) rates.close(admission.accountId)
  else giveBack(rates, stream, admission.accountId)
}

// What stays for as long as a line does stands in functions of its own: a closure keeps all that was beside it,
// and the request of an upgrade weighs more than the rest of the line.

function enter(ctx: ServerContext, line: LineSocket, admission: Admission | AppError): void {
  const { logger } = ctx
  hearErrors(line.socket, logger)
  if (admission instanceof AppError) line.socket.close(closeCode(admission.code), admission.code)
  else new RoomLine(ctx, line, admission)
}

/** ws closes a line that breaks its rules; unheard, the error would end the process. */
function hearErrors(socket: WebSocket, logger: ServerContext['logger']): void {
  socket.on('error', (error) => logger.debug({ err: error }, 'a line failed'))
}

function giveBack(rates: AccountRates, stream: Duplex, accountId: string): void {
  stream.once('close', () => rates.close(accountId))
}

type Door = { ctx: ServerContext; sessions: Sessions; rates: AccountRates; wss: WebSocketServer }

/** The seat and the open room behind a knock, or why not. */
async function admit({ ctx, sessions, rates }: Omit<Door, 'wss'>, { cookie, id, schema, client }: Knock) {
  try {
    const session = await sessions.read(cookie)
    if (!session) return new AppError('signed-out')
    const seat = await takeSeat(ctx, session, { roomId: parseRoomId(id), formerId: client ?? null })
    const room = await ctx.live.open(seat.room.id)
    const { accountId } = session
    const own = rates.open(accountId)
    if (!own) {
      // Opened for nobody, it would stay in memory for ever.
      ctx.live.release(room)
      return new AppError('too-many-requests', { detail: 'too many lines of one account' })
    }
    // An editor that knows less than the text would delete what it does not know.
    const canWrite = can(seat.role, 'write-text') && schema >= SCHEMA_VERSION
    return { ...seat, accountId, live: room, sessionHash: session.hash, canWrite, rates: own }
  } catch (error) {
    if (error instanceof AppError) return error
    ctx.logger.error({ err: error }, 'a room could not be opened')
    return new AppError('storage-failed', { cause: error })
  }
}

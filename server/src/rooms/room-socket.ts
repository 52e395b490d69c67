import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { AppError, closeCode } from '@plenary/shared/errors.ts'
import { CLOSE_TIMEOUT_MS, MAX_FRAME_BYTES, PING_INTERVAL_MS } from '@plenary/shared/limits.ts'
import { can } from '@plenary/shared/permissions.ts'
import { type ServerOptions, WebSocketServer } from 'ws'
import { z } from 'zod'
import type { Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { isOwnOrigin } from '../http/same-origin.ts'
import { AccountRates } from './line-rates.ts'
import { RoomLine } from './room-line.ts'
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

  server.on('upgrade', (request: IncomingMessage, stream: Duplex, head: Buffer) => {
    const destroy = () => stream.destroy()
    // A peer that goes away while we look it up must not end the process.
    stream.on('error', destroy)
    if (!isOwnOrigin(request.headers.origin, ctx.config.origins)) return refuse(stream, '403 Forbidden')
    const address = URL.parse(request.url ?? '/', 'http://any')
    const id = SOCKET_PATH.exec(address?.pathname ?? '')?.[1]
    const query = querySchema.safeParse(Object.fromEntries(address?.searchParams ?? []))
    if (!id || !query.success) return refuse(stream, '404 Not Found')
    void admit({ ctx, sessions, rates }, { cookie: request.headers.cookie, id, ...query.data }).then(
      (admission) => {
        stream.off('error', destroy)
        wss.handleUpgrade(request, stream, head, (socket) => {
          // ws closes a line that breaks its rules; unheard, the error would end the process.
          socket.on('error', (error) => ctx.logger.debug({ err: error }, 'a line failed'))
          if (admission instanceof AppError) return socket.close(closeCode(admission.code), admission.code)
          new RoomLine(ctx, { socket, stream }, admission)
        })
        if (admission instanceof AppError) return
        // A handshake that ws refuses calls nobody back; the room was opened for it all the same.
        ctx.live.release(admission.live)
        const { accountId } = admission
        if (stream.destroyed) rates.close(accountId)
        else stream.once('close', () => rates.close(accountId))
      },
    )
  })

  return () => {
    clearInterval(pings)
    for (const socket of wss.clients) socket.terminate()
    wss.close()
  }
}

function refuse(stream: Duplex, status: string): void {
  // A peer that never closes its side would keep the connection for ever.
  stream.once('finish', () => stream.destroy())
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

type Knock = { cookie: string | undefined; id: string; schema: number; client?: number | undefined }

type Door = { ctx: ServerContext; sessions: Sessions; rates: AccountRates }

/** The seat and the open room behind a knock, or why not. */
async function admit({ ctx, sessions, rates }: Door, { cookie, id, schema, client }: Knock) {
  try {
    const session = await sessions.read(cookie)
    if (!session) return new AppError('signed-out')
    const seat = await takeSeat(ctx, session, { roomId: parseRoomId(id), formerId: client ?? null })
    const room = await ctx.live.open(seat.room.id)
    const { accountId } = session
    const own = rates.open(accountId)
    if (!own) return new AppError('too-many-requests', { detail: 'too many lines of one account' })
    // An editor that knows less than the text would delete what it does not know.
    const canWrite = can(seat.role, 'write-text') && schema >= SCHEMA_VERSION
    return { ...seat, accountId, live: room, sessionHash: session.hash, canWrite, rates: own }
  } catch (error) {
    if (error instanceof AppError) return error
    ctx.logger.error({ err: error }, 'a room could not be opened')
    return new AppError('storage-failed', { cause: error })
  }
}

import type { IncomingMessage, Server } from 'node:http'
import type { Socket } from 'node:net'
import { SCHEMA_VERSION } from '@plenary/shared/document/schema-version.ts'
import { AppError, closeCode } from '@plenary/shared/errors.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { CLOSE_TIMEOUT_MS, MAX_FRAME_BYTES, PING_INTERVAL_MS } from '@plenary/shared/limits.ts'
import { z } from 'zod'
import type { Session, Sessions } from '../accounts/session.ts'
import type { ServerContext } from '../context.ts'
import { untilEven } from '../http/even-time.ts'
import { pathId } from '../http/path-id.ts'
import { isOwnOrigin } from '../http/same-origin.ts'
import type { LiveRoom } from '../live/live-room.ts'
import { acceptanceOf } from '../websocket/handshake.ts'
import { type Listener, WebSocket } from '../websocket/web-socket.ts'
import { AccountRates } from './line-rates.ts'
import { may } from './room-access.ts'
import { type Admission, type OnEnded, RoomLine } from './room-line.ts'
import { type FormerSeat, type RoomSeat, takeSeat } from './seats.ts'
import { SharedOrganizations } from './shared-organizations.ts'

const SOCKET_PATH = /^\/api\/rooms\/([^/]+)\/socket$/

const querySchema = z.object({
  schema: z.coerce.number().int(),
  client: z.coerce.number().int().positive().optional(),
  key: z.string().max(64).optional(),
  epoch: z.coerce.number().int().nonnegative().optional(),
})

type Door = {
  ctx: ServerContext
  sessions: Sessions
  rates: AccountRates
  sockets: Set<WebSocket>
  organizations: SharedOrganizations
  onEnded: OnEnded
}

const OPTIONS = { maxMessageBytes: MAX_FRAME_BYTES, closeTimeoutMs: CLOSE_TIMEOUT_MS }

/**
 * Lets people into rooms over WebSocket at `/api/rooms/:id/socket?schema=…&client=…&epoch=…`. Everything is decided
 * before the line is opened; a person who may not come in gets a close code that says so, since a browser
 * tells a page nothing about a refused upgrade. A foreign page gets 403 and no line at all.
 *
 * Gives a function that ends every line.
 */
export function attachRoomSocket(server: Server, ctx: ServerContext, sessions: Sessions): () => void {
  const sockets = new Set<WebSocket>()
  const rates = new AccountRates()
  const pings = setInterval(() => {
    for (const socket of sockets) socket.checkAlive()
  }, PING_INTERVAL_MS)

  const organizations = new SharedOrganizations()
  // One function for all lines: with a closure for each, ten thousand of them would be what an idle server holds.
  const onEnded: OnEnded = (socket, accountId) => {
    sockets.delete(socket)
    rates.close(accountId)
  }
  const door = { ctx, sessions, rates, sockets, organizations, onEnded }
  server.on('upgrade', (request: IncomingMessage, stream: Socket, head: Buffer) => {
    stream.on('error', destroy)
    const knock = readKnock(request, ctx.config.origins)
    if (typeof knock === 'string') return refuse(stream, knock)
    void admit(door, knock).then((admission) => open(door, { stream, head, knock }, admission))
  })

  return () => {
    clearInterval(pings)
    for (const socket of sockets) socket.terminate()
  }
}

type Knock = {
  /** The answer that lets them in as far as the line. */
  acceptance: string
  cookie: string | undefined
  id: string
  schema: number
  client?: number | undefined
  key?: string | undefined
  /** Of the copy of the text that they have; left out by who has none. */
  epoch?: number | undefined
}

/** What an upgrade asks for, or the HTTP status that refuses it. */
function readKnock(request: IncomingMessage, origins: readonly string[]): Knock | string {
  const { headers, url } = request
  if (!isOwnOrigin(headers.origin, origins)) return '403 Forbidden'
  const address = URL.parse(url ?? '/', 'http://any')
  const id = SOCKET_PATH.exec(address?.pathname ?? '')?.[1]
  const query = querySchema.safeParse(Object.fromEntries(address?.searchParams ?? []))
  if (!id || !query.success) return '404 Not Found'
  const acceptance = acceptanceOf(request)
  return acceptance ? { acceptance, cookie: headers.cookie, id, ...query.data } : '400 Bad Request'
}

function refuse(stream: Socket, status: string): void {
  // A peer that never closes its side would keep the connection for ever.
  stream.once('finish', () => stream.destroy())
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}

/** A peer that goes away while we look it up must not end the process. */
function destroy(this: Socket): void {
  this.destroy()
}

type Upgrade = { stream: Socket; head: Buffer; knock: Knock }

function open(door: Door, { stream, head, knock }: Upgrade, decided: Admission | AppError): void {
  if (stream.destroyed) return letGo(door, decided)
  const admission = stillHolds(door, decided)
  stream.off('error', destroy)
  stream.setTimeout(0)
  stream.setNoDelay()
  stream.write(knock.acceptance)
  const socket = new WebSocket(stream, head, OPTIONS)
  if (admission instanceof AppError) {
    socket.listen(NOBODY)
    return socket.close(closeCode(admission.code), admission.code)
  }
  door.sockets.add(socket)
  new RoomLine(door.ctx, socket, admission, door.onEnded)
}

/** Rights that have changed in the last moment are asked for anew by whoever comes back. */
function stillHolds(door: Door, admission: Admission | AppError): Admission | AppError {
  if (admission instanceof AppError || admission.rightsVersion === door.ctx.rights.version) return admission
  letGo(door, admission)
  return new AppError('access-changed')
}

/** They have gone meanwhile; the room may have been opened for them alone. */
function letGo({ ctx, rates }: Door, admission: Admission | AppError): void {
  if (admission instanceof AppError) return
  ctx.live.release(admission.live)
  rates.close(admission.accountId)
}

/** Whoever is not let in is not listened to. */
const NOBODY: Listener = { onMessage: () => {}, onControl: () => {}, onClosed: () => {} }

/** The seat and the open room behind a knock, or why not. */
async function admit(
  { ctx, sessions, rates, organizations }: Door,
  { cookie, id, schema, client, key, epoch }: Knock,
): Promise<Admission | AppError> {
  const startedAt = performance.now()
  try {
    const former = client === undefined ? null : { clientId: client, key: key ?? null }
    const first = await seatOf({ ctx, sessions }, cookie, { roomId: pathId<RoomId>(id), former })
    const room = await ctx.live.open(first.seat.room.id)
    const seated = await reseat({ ctx, sessions }, cookie, first, room)
    if (epoch !== undefined) await requireEpoch(ctx, room, epoch)
    const { seat, session, rightsVersion } = seated
    const { accountId } = session
    const own = rates.open(accountId)
    if (!own) {
      // Opened for nobody, it would stay in memory for ever.
      ctx.live.release(room)
      return new AppError('too-many-requests', { detail: 'too many lines of one account' })
    }
    // An editor that knows less than the text would delete what it does not know.
    const canWrite = may(seat, 'write-text') && schema >= SCHEMA_VERSION
    const person = { ...seat.person, organization: organizations.share(seat.mandate.organization) }
    const formerId = client ?? null
    const line = {
      formerId,
      accountId,
      live: room,
      sessionHash: session.hash,
      canWrite,
      rates: own,
      rightsVersion,
    }
    return { ...seat, ...line, person }
  } catch (error) {
    if (error instanceof AppError) {
      if (error.code === 'not-found') await untilEven(startedAt)
      return error
    }
    ctx.logger.error({ err: error }, 'a room could not be opened')
    return new AppError('storage-failed', { cause: error })
  }
}

/**
 * Whoever has a copy from an earlier epoch may neither bring nor compare any of it: it may hold what was purged since. Of
 * a later one this node has not heard yet.
 *
 * @throws {AppError} `text-purged`; `storage-failed` for who is to come back in a moment. The room is let go then.
 */
async function requireEpoch(ctx: ServerContext, room: LiveRoom, epoch: number): Promise<void> {
  if (epoch === room.text.epoch) return
  await room.catchUp()
  ctx.live.release(room)
  throw new AppError(epoch < room.text.epoch ? 'text-purged' : 'storage-failed')
}

type Seated = { seat: RoomSeat; session: Session; rightsVersion: number }
type Desk = Pick<Door, 'ctx' | 'sessions'>

/** @throws {AppError} `signed-out`, `not-found` */
async function seatOf(
  { ctx, sessions }: Desk,
  cookie: string | undefined,
  wanted: { roomId: RoomId; former: FormerSeat | null },
): Promise<Seated> {
  const rightsVersion = ctx.rights.version
  const session = await sessions.read(cookie)
  if (!session) throw new AppError('signed-out')
  return { seat: await takeSeat(ctx, session, wanted), session, rightsVersion }
}

/**
 * A room may take its time to open. Whoever's rights have changed meanwhile is asked about again, until nothing has
 * changed since the asking.
 *
 * @throws {AppError} what the last asking gave; the room is let go then.
 */
async function reseat(
  desk: Desk,
  cookie: string | undefined,
  first: Seated,
  room: LiveRoom,
): Promise<Seated> {
  let seated = first
  try {
    while (seated.rightsVersion !== desk.ctx.rights.version) {
      const { clientId, key } = seated.seat
      seated = await seatOf(desk, cookie, { roomId: room.id, former: { clientId, key } })
    }
    return seated
  } catch (error) {
    desk.ctx.live.release(room)
    throw error
  }
}

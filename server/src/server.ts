import type { Server } from 'node:http'
import { createAdaptorServer } from '@hono/node-server'
import { type Db, openDatabase } from '@plenary/db/database.ts'
import { migrate } from '@plenary/db/migrate.ts'
import { deleteNoticesBefore } from '@plenary/db/notice-marks.ts'
import { deleteExpiredSecrets } from '@plenary/db/one-time-secrets.ts'
import { listRoomSeats } from '@plenary/db/rooms.ts'
import { leaseClientIds } from '@plenary/db/updates.ts'
import {
  LOG_POLL_HEARING_MS,
  LOG_POLL_MS,
  NOTICE_DAYS,
  ROUND_LOOK_MS,
  UNUSED_IMAGES_LOOK_MS,
} from '@plenary/shared/limits.ts'
import type { Logger } from 'pino'
import { newSetupLink } from './accounts/registration.ts'
import { Sessions } from './accounts/session.ts'
import { createApp } from './app.ts'
import type { Config } from './config.ts'
import { loopbackOrigins } from './config.ts'
import type { ServerContext } from './context.ts'
import { Errands } from './errands.ts'
import { Gathering } from './gathering.ts'
import { Throttles } from './http/throttles.ts'
import { watchIdleMemory } from './idle-memory.ts'
import { sweepUnusedImages } from './images/unused-images.ts'
import { InboxNews } from './inbox/inbox-news.ts'
import { startMailRounds } from './inbox/mail-round.ts'
import type { Bus } from './live/bus.ts'
import { Folder } from './live/folder.ts'
import { LiveRooms } from './live/live-rooms.ts'
import { openBus } from './live/open-bus.ts'
import { openRoomStore } from './live/room-store.ts'
import { openMailer } from './mail/mailer.ts'
import { Rights } from './rights/rights.ts'
import { hearEvent, RoomEvents } from './rooms/room-events.ts'
import { attachRoomSocket } from './rooms/room-socket.ts'
import { closeDueRounds } from './rounds/closing.ts'
import { closeDueSignOffs } from './sign-offs/closing.ts'
import { tellOfMove } from './sign-offs/moved.ts'
import { remindOfClosing } from './sign-offs/reminders.ts'
import { keepQuietTexts } from './snapshots/automatic.ts'
import { keepBeforeDeletion } from './snapshots/mass-deletion.ts'
import { MissedThreads } from './threads/thread-news.ts'

const SWEEP_EVERY_MS = 6 * 60 * 60 * 1000

/**
 * A running server: where it listens, and how to end it without losing anything. `setupLink` is where the first account
 * is made, null once there is one.
 */
export type RunningServer = { port: number; setupLink: string | null; stop(): Promise<void> }

/**
 * Opens the database, brings it up to date and serves. `now` is the clock, in milliseconds since 1970.
 *
 * @throws {DataLockedError} when another process has the embedded database
 * @throws an error with code `EADDRINUSE` when the port is taken
 */
export async function startServer(
  config: Config,
  logger: Logger,
  now: () => number = Date.now,
): Promise<RunningServer> {
  const { db, storage, close } = await openDatabase(config.databaseUrl)
  try {
    await migrate(db)
    const isNewDemo = config.isDemo && (await seed(db))
    const folder = new Folder()
    const bus = await openBus(
      { valkeyUrl: config.valkeyUrl, databaseUrl: config.databaseUrl, storage },
      logger,
    )
    const live = new LiveRooms({
      store: openRoomStore(db),
      bus,
      folder,
      logger,
      now,
      onWord: (room, text) => {
        const { kind } = hearEvent(room, text)
        if (kind === 'plan') void live.keepStill(room.id)
      },
      // Called once somebody writes: what it needs has been made by then.
      onFallen: (roomId, seq) =>
        ctx.errands.run('version before a mass deletion', () => keepBeforeDeletion(ctx, roomId, seq)),
    })
    const rights = new Rights({ db, bus, logger, timing: config.rightsTiming })
    const ctx: ServerContext = {
      config,
      db,
      storage,
      live,
      seats: new Gathering((_rooms, comers) => listRoomSeats(db, comers)),
      leases: new Gathering((roomId, holders) => leaseClientIds(db, roomId, holders)),
      folder,
      rights,
      events: new RoomEvents(live),
      inboxNews: new InboxNews(live, bus),
      mailer: await openMailer(config.mail),
      errands: new Errands(logger),
      logger,
      throttles: new Throttles(),
      now,
    }
    if (isNewDemo) await tellStory(ctx)
    const sessions = new Sessions(db, config)
    const server = createAdaptorServer({ fetch: createApp(ctx, sessions).fetch }) as Server
    const endLines = attachRoomSocket(server, ctx, sessions)
    const port = await listen(server, config)
    const sweeps = sweep(ctx, sessions)
    const rounds = lookEach(ROUND_LOOK_MS, ctx, { what: 'rounds', look: () => closeDueRounds(ctx) })
    const signOffs = lookEach(ROUND_LOOK_MS, ctx, {
      what: 'sign-offs',
      look: async () => {
        await closeDueSignOffs(ctx)
        await remindOfClosing(ctx)
      },
    })
    const versions = lookEach(config.versions.lookMs, ctx, {
      what: 'versions',
      look: () => keepQuietTexts(ctx, (roomId, hash) => tellOfMove(ctx, roomId, hash)),
    })
    const images = lookEach(UNUSED_IMAGES_LOOK_MS, ctx, {
      what: 'unused images',
      look: () => sweepUnusedImages(ctx),
    })
    ctx.errands.run('unused images', () => sweepUnusedImages(ctx))
    const stopMailing = startMailRounds(ctx)
    const stopWatchingMemory = watchIdleMemory()
    const polls = storage === 'embedded' ? null : pollOthers(ctx, bus)
    if (config.port === 0) ctx.config = { ...config, port, origins: originsOn(port, config) }
    const setupLink = config.isDemo ? null : await newSetupLink(ctx)
    const stop = async () => {
      clearInterval(sweeps)
      await Promise.all([rounds.stop(), signOffs.stop(), versions.stop(), images.stop()])
      if (polls) clearInterval(polls)
      stopMailing()
      stopWatchingMemory()
      server.close()
      await ctx.errands.settle()
      rights.stop()
      ctx.inboxNews.stop()
      await live.stop()
      await folder.close()
      await bus.close()
      endLines()
      server.closeAllConnections()
      await close()
    }
    return { port, setupLink, stop }
  } catch (error) {
    await close()
    throw error
  }
}

/** The demo brings the editor's schema along, which nothing else of the server needs. */
async function seed(db: Db): Promise<boolean> {
  const { seedDemo } = await import('./demo/seed-demo.ts')
  return seedDemo(db)
}

async function tellStory(ctx: ServerContext): Promise<void> {
  const { seedStory } = await import('./demo/seed-story.ts')
  await seedStory(ctx)
}

/** Asked for any free port, the server knows its own origins only once it listens. Mails name the first. */
function originsOn(port: number, { origins }: Config): string[] {
  return [...origins.filter((origin) => !origin.endsWith(':0')), ...loopbackOrigins(port)]
}

/** Forgets the sessions and links that have run out, and old notices, now and then. */
function sweep({ db, logger, now }: ServerContext, sessions: Sessions): NodeJS.Timeout {
  const sweepOnce = () => {
    const oldest = new Date(now() - NOTICE_DAYS * 86_400_000)
    const swept = [
      sessions.sweep(),
      deleteExpiredSecrets(db, new Date(now())),
      deleteNoticesBefore(db, oldest),
    ]
    Promise.all(swept).catch((error) => logger.error({ err: error }, 'what has run out could not be removed'))
  }
  sweepOnce()
  return setInterval(sweepOnce, SWEEP_EVERY_MS)
}

/** Looks again and again for what is due by itself, such as rounds to be closed; one look after the other. */
function lookEach(
  everyMs: number,
  { logger }: ServerContext,
  { what, look }: { what: string; look: () => Promise<void> },
): { stop(): Promise<void> } {
  let looking: Promise<void> | null = null
  const lookOnce = () => {
    looking ??= look()
      .catch((error) => logger.error({ err: error, what }, 'what is due could not be done'))
      .finally(() => {
        looking = null
      })
  }
  const looks = setInterval(lookOnce, everyMs)
  return {
    stop: async () => {
      clearInterval(looks)
      await looking
    },
  }
}

/**
 * What the bus may have lost is read from the database: each second while nobody is heard on it, and now and then in any
 * case. An embedded database has nobody else who could write to it.
 */
function pollOthers({ db, live, events, logger }: ServerContext, bus: Bus): NodeJS.Timeout {
  const missed = new MissedThreads(db, events)
  let polledAt = performance.now()
  return setInterval(() => {
    if (bus.isHearing && performance.now() - polledAt < LOG_POLL_HEARING_MS) return
    polledAt = performance.now()
    Promise.all([live.catchUp(), missed.look(live.openIds)]).catch((error) =>
      logger.error({ err: error }, 'what others have written could not be asked for'),
    )
  }, LOG_POLL_MS)
}

/**
 * Connections that the kernel holds until they are taken. After a restart thousands come within a second: whoever finds
 * no place is not refused but asks again after 1, 3, 7, 15 and 31 s. Linux gives no more than `net.core.somaxconn`.
 */
const WAITING_CONNECTIONS = 4_096

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host, backlog: WAITING_CONNECTIONS }, () => {
      server.off('error', reject)
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : port)
    })
  })
}

import type { Db } from '@plenary/db/database.ts'
import { databaseTime } from '@plenary/db/database-time.ts'
import { type ChangedThread, listChangedThreads } from '@plenary/db/threads.ts'
import type { RoomEvent } from '@plenary/shared/events.ts'
import type { RoomId } from '@plenary/shared/ids.ts'
import { MAX_EVENT_THREADS } from '@plenary/shared/limits.ts'
import type { Audience, RoomEvents } from '../rooms/room-events.ts'

/** A change to tell of; without a version for a thread that is gone. */
type News = Omit<ChangedThread, 'version'> & { version: number | null }

type Tell = (roomId: RoomId, audience: Audience, event: RoomEvent) => void

/** Tells those who may see some threads that they have changed: nobody else hears that there are any. */
export function tellOfThreads(events: RoomEvents, news: readonly News[]): void {
  spread((...word) => events.tell(...word), news)
}

function spread(tell: Tell, news: readonly News[]): void {
  const groups = Map.groupBy(news, (thread) => JSON.stringify([thread.roomId, audienceOf(thread)]))
  for (const group of groups.values()) {
    const [first] = group
    const items = group.map(({ id, version }) => ({ id, version }))
    for (let at = 0; first && at < items.length; at += MAX_EVENT_THREADS)
      tell(first.roomId, audienceOf(first), {
        kind: 'threads',
        items: items.slice(at, at + MAX_EVENT_THREADS),
      })
  }
}

/** The same as `isVisibleTo` says of the database, for lines. */
function audienceOf({ visibility, author }: News): Audience {
  switch (visibility) {
    case 'room':
      return { to: 'everybody' }
    case 'organization':
      return { to: 'organization', organizationId: author.organizationId }
    case 'coordinators':
      return { to: 'coordinators', and: author.memberId ?? author.organizationId }
  }
}

/** A transaction that began before it was looked, and ended after. */
const OVERLAP_MS = 5_000

/** Finds in the database what other nodes have told and this one has not heard. */
export class MissedThreads {
  readonly #db: Db
  readonly #events: RoomEvents
  #since: Date | null = null

  constructor(db: Db, events: RoomEvents) {
    this.#db = db
    this.#events = events
  }

  /** Tells those in some rooms what has changed there since the last look. Whoever knows it already asks for nothing. */
  async look(roomIds: readonly RoomId[]): Promise<void> {
    const now = await databaseTime(this.#db)
    const since = this.#since ?? now
    this.#since = new Date(now.getTime() - OVERLAP_MS)
    const changed = await listChangedThreads(this.#db, roomIds, since)
    spread((...word) => this.#events.tellHere(...word), changed)
  }
}

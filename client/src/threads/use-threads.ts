import type { RoomId, ThreadId } from '@plenary/shared/ids.ts'
import { roomPartiesSchema, type Thread, threadListSchema } from '@plenary/shared/threads.ts'
import { type QueryClient, queryOptions, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { get } from '../api.ts'
import { queryKeys } from '../query-keys.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import { useRoomStatus } from '../sync/use-room-provider.ts'

/** The threads of a room that one may see, in the order of making. */
export function threadsQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.threads(id),
    queryFn: ({ signal }) => fetchThreads(id, signal),
    // Changes are told over the line; whoever comes back asks anew.
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** The organisations of a room and the people whom one may mention. */
export function partiesQuery(id: RoomId) {
  return queryOptions({
    queryKey: queryKeys.parties(id),
    queryFn: () => get(`/api/rooms/${encodeURIComponent(id)}/parties`, roomPartiesSchema),
    staleTime: 60_000,
  })
}

type ThreadPage = { items: Thread[]; next: ThreadId | null }

async function fetchThreads(id: RoomId, signal: AbortSignal): Promise<Thread[]> {
  const threads: Thread[] = []
  for (let after: ThreadId | null = null; ; ) {
    const page: ThreadPage = await get(
      `${threadsPath(id)}${after ? `?after=${after}` : ''}`,
      threadListSchema,
    )
    threads.push(...page.items)
    after = page.next
    if (!after || signal.aborted) return threads
  }
}

/** The address of a room's threads. */
export function threadsPath(id: RoomId): string {
  return `/api/rooms/${encodeURIComponent(id)}/threads`
}

/** Puts a thread as it is now into the list, or takes one out that is gone. */
export function putThreads(
  queryClient: QueryClient,
  id: RoomId,
  { threads, gone = [] }: { threads: readonly Thread[]; gone?: readonly ThreadId[] },
): void {
  queryClient.setQueryData(threadsQuery(id).queryKey, (known) => {
    if (!known) return known
    const newer = new Map(threads.map((thread) => [thread.id, thread]))
    const kept = known.filter((thread) => !gone.includes(thread.id))
    const changed = kept.map((thread) => later(thread, newer.get(thread.id)))
    const seen = new Set(known.map((thread) => thread.id))
    return [...changed, ...threads.filter((thread) => !seen.has(thread.id))]
  })
}

/** Answers may overtake one another. What is one's own, such as having muted it, counts no version. */
function later(known: Thread, told: Thread | undefined): Thread {
  return told && told.version >= known.version ? told : known
}

/** Keeps the threads of a room as they are: what the line tells of is asked for, and after a pause everything. */
export function useLiveThreads(provider: RoomProvider, id: RoomId): void {
  const queryClient = useQueryClient()
  useEffect(() => {
    const news = new ThreadNews(queryClient, id)
    const stop = provider.onEvent((event) => {
      if (event.kind === 'threads') news.hear(event.items)
    })
    return () => {
      stop()
      news.stop()
    }
  }, [provider, id, queryClient])

  // Another one each time that the line has come back.
  const opened = useRoomStatus(provider, ({ line, hello }) => (line === 'open' ? hello : null))
  useEffect(() => {
    // Events that were told before the line was open have passed it by, and one may do other things now.
    if (opened) void queryClient.invalidateQueries({ queryKey: queryKeys.threads(id) })
  }, [opened, id, queryClient])
}

type Item = { id: ThreadId; version: number | null }

/** What the line has told of in one moment is asked for in one request. */
const GATHER_MS = 30

class ThreadNews {
  readonly #queryClient: QueryClient
  readonly #roomId: RoomId
  readonly #waiting = new Map<ThreadId, Item>()
  #timer: ReturnType<typeof setTimeout> | null = null

  constructor(queryClient: QueryClient, roomId: RoomId) {
    this.#queryClient = queryClient
    this.#roomId = roomId
  }

  hear(items: readonly Item[]): void {
    for (const item of items) this.#waiting.set(item.id, item)
    this.#timer ??= setTimeout(() => void this.#ask(), GATHER_MS)
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#waiting.clear()
  }

  async #ask(): Promise<void> {
    this.#timer = null
    const known = this.#queryClient.getQueryData(threadsQuery(this.#roomId).queryKey) ?? []
    const versions = new Map(known.map(({ id, version }) => [id, version]))
    const ids = [...this.#waiting.values()]
      .filter(({ id, version }) => version === null || version > (versions.get(id) ?? 0))
      .map(({ id }) => id)
    this.#waiting.clear()
    if (ids.length === 0) return
    try {
      const { items } = await get(`${threadsPath(this.#roomId)}?ids=${ids.join(',')}`, threadListSchema)
      const found = new Set(items.map(({ id }) => id))
      const gone = ids.filter((id) => !found.has(id))
      putThreads(this.#queryClient, this.#roomId, { threads: items, gone })
    } catch {
      // The line comes back with the network, and then everything is asked for.
      void this.#queryClient.invalidateQueries({ queryKey: queryKeys.threads(this.#roomId) })
    }
  }
}

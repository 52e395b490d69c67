import type { ThreadId } from '@plenary/shared/ids.ts'
import type { Room } from '@plenary/shared/rooms.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { CommentedText } from '../anchors/commented-text.ts'
import type { AnchoredThread } from '../anchors/threads.ts'
import type { RoomProvider } from '../sync/room-provider.ts'
import type { Draft } from './new-thread.tsx'
import { NO_FILTER, type ThreadFilter, type ThreadTab } from './thread-filter.ts'
import type { ThreadRoom } from './thread-room.ts'
import { useThreadActs } from './use-thread-acts.ts'
import { partiesQuery, threadsQuery, useLiveThreads } from './use-threads.ts'

/** The id under which the words of a comment that is being written stand in the text. */
export const NEW_THREAD = 'new'

/** What one looks at among the comments of a room, and what one is about to say. */
export type ThreadDesk = ReturnType<typeof useThreadDesk>

/** The comments of a room on its page: live, tied to the text, with one of them open. */
export function useThreadDesk(room: Room, provider: RoomProvider, linked: ThreadId | null) {
  useLiveThreads(provider, room.id)
  const query = useQuery(threadsQuery(room.id))
  const acts = useThreadActs(room.id)
  const text = useCommentedText(acts, provider)
  const context = useThreadContext(room, acts, text)
  const [currentId, setCurrentId] = useState<ThreadId | null>(linked)
  const [draft, setDraft] = useState<Draft | 'too-long' | null>(null)
  const [tab, setTab] = useState<ThreadTab>('open')
  const [filter, setFilter] = useState<ThreadFilter>(NO_FILTER)
  const threads = query.data ?? NONE
  const select = useCallback((id: ThreadId | null) => {
    setCurrentId(id)
    if (id) setDraft(null)
  }, [])
  const begin = useCallback((begun: Draft | 'too-long' | null) => {
    setDraft(begun)
    setCurrentId(null)
    if (!begun) return
    setTab('open')
    // What is typed before the field is there must not take the place of the words that are selected.
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  }, [])
  const mayComment = room.abilities.includes('comment')
  // What was begun stays, also when it may not be sent any more: sending says why.
  const shownDraft = mayComment || context.drafts.has('new') ? draft : null
  useShownThreads(text, threads, { currentId, draft: shownDraft })
  useEffect(() => {
    if (linked) setCurrentId(linked)
  }, [linked])
  return {
    ...{ context, query, threads, text, tab, setTab, filter, setFilter, currentId, mayComment },
    draft: shownDraft,
    linkedId: linked !== null && currentId === linked ? linked : null,
    select,
    begin,
  }
}

const NONE: Thread[] = []

function useCommentedText(acts: ReturnType<typeof useThreadActs>, provider: RoomProvider): CommentedText {
  const [text] = useState(
    () =>
      new CommentedText((carried) => {
        const items = carried.map(({ id, anchor }) => ({ threadId: id as ThreadId, anchor }))
        const known = items.filter(({ threadId }) => (threadId as string) !== NEW_THREAD)
        const epoch = provider.status.hello?.epoch
        // What is not stored so is found by its words; the next edit tells it again.
        if (known.length > 0 && epoch !== undefined) acts.carry(known, epoch).catch(() => {})
      }),
  )
  return text
}

function useThreadContext(
  room: Room,
  acts: ReturnType<typeof useThreadActs>,
  text: CommentedText,
): ThreadRoom {
  const { data: parties } = useQuery(partiesQuery(room.id))
  const [drafts] = useState(() => new Map())
  const { organization } = room.mandate
  return useMemo(() => {
    const organizations = new Map(parties?.organizations.map((one) => [one.id, one]))
    organizations.set(organization.id, organization)
    return {
      ...{ roomId: room.id, organization, abilities: room.abilities, acts, parties, text, drafts },
      organizationOf: (id) => organizations.get(id),
    }
  }, [room.id, room.abilities, organization, acts, parties, text, drafts])
}

/** The text shows what is open, and of what is settled only the one that somebody looks at. */
function useShownThreads(
  text: CommentedText,
  threads: readonly Thread[],
  { currentId, draft }: { currentId: ThreadId | null; draft: Draft | 'too-long' | null },
): void {
  useEffect(() => {
    const shown = threads.map(
      ({ id, anchor, settlement, proposal }): AnchoredThread => ({
        id,
        anchor,
        tone: settlement ? 'resolved' : proposal ? 'suggestion' : 'open',
        isCurrent: id === currentId,
      }),
    )
    if (draft && draft !== 'too-long')
      shown.push({ id: NEW_THREAD, anchor: draft.anchor, tone: 'open', isCurrent: true })
    text.show(shown)
  }, [text, threads, currentId, draft])
}

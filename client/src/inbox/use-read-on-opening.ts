import type { ThreadId } from '@plenary/shared/ids.ts'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useReadThread } from './use-inbox.ts'
import { unreadQuery } from './use-unread.ts'

/** Whoever has a thread open has read what they hear of it, unless the tab is hidden. */
export function useReadOnOpening(threadId: ThreadId | null): void {
  const { data: unread = 0 } = useQuery(unreadQuery)
  const { mutate } = useReadThread()
  useEffect(() => {
    if (threadId && unread > 0 && !document.hidden) mutate(threadId)
  }, [threadId, unread, mutate])
}

import type { ThreadId } from '@plenary/shared/ids.ts'
import { type Unread, unreadSchema } from '@plenary/shared/inbox.ts'
import { type Notice, type NoticeList, noticeListSchema } from '@plenary/shared/notices.ts'
import { type InfiniteData, useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { get, post, put } from '../api.ts'
import { queryKeys } from '../query-keys.ts'

/** What one hears of, the newest first, a page at a time. Asked anew each time that the list is opened. */
export function useInbox() {
  return useInfiniteQuery({
    queryKey: queryKeys.inboxNotices,
    queryFn: ({ pageParam }) => get(`/api/inbox${pageParam ? `?before=${pageParam}` : ''}`, noticeListSchema),
    initialPageParam: null as Notice['id'] | null,
    getNextPageParam: ({ next }) => next,
    refetchOnMount: 'always',
  })
}

/** Marks one notice, as read or as unread. */
export function useMarkNotice() {
  const show = useShowMarks()
  return useMutation({
    mutationFn: ({ id, isRead }: Pick<Notice, 'id' | 'isRead'>) =>
      put(`/api/inbox/notices/${id}`, { isRead }, unreadSchema),
    onSuccess: (answer, { id, isRead }) => show(answer, (notice) => notice.id === id, isRead),
  })
}

/** Marks all up to the newest that one has seen. */
export function useReadAll() {
  const show = useShowMarks()
  return useMutation({
    mutationFn: (upTo: Notice['id']) => post('/api/inbox/read', { upTo }, unreadSchema),
    onSuccess: (answer, upTo) => show(answer, ({ id }) => id <= upTo, true),
  })
}

/** Marks what is about a thread as read, when it is opened. */
export function useReadThread() {
  const show = useShowMarks()
  return useMutation({
    mutationFn: (threadId: ThreadId) => post('/api/inbox/read', { threadId }, unreadSchema),
    onSuccess: (answer, threadId) => show(answer, (notice) => notice.threadId === threadId, true),
  })
}

/** The list is not asked for again for a mark that one has just made: it would jump. */
function useShowMarks() {
  const queryClient = useQueryClient()
  return (answer: Unread, isMarked: (notice: Notice) => boolean, isRead: boolean) => {
    queryClient.setQueryData(queryKeys.inboxUnread, answer)
    queryClient.setQueryData<InfiniteData<NoticeList>>(
      queryKeys.inboxNotices,
      (list) => list && { ...list, pages: list.pages.map((page) => withMarks(page, isMarked, isRead)) },
    )
  }
}

function withMarks(page: NoticeList, isMarked: (notice: Notice) => boolean, isRead: boolean): NoticeList {
  return { ...page, items: page.items.map((notice) => (isMarked(notice) ? { ...notice, isRead } : notice)) }
}

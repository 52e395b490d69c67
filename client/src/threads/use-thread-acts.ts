import type { Anchor } from '@plenary/shared/anchors.ts'
import type { CommentBody } from '@plenary/shared/comments.ts'
import type { CommentId, RoomId, ThreadId } from '@plenary/shared/ids.ts'
import { MAX_CARRIED_ANCHORS } from '@plenary/shared/limits.ts'
import {
  type AssignmentInput,
  type NewThread,
  type SettlementInput,
  type Thread,
  threadSchema,
} from '@plenary/shared/threads.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { delFor, post, put, send } from '../api.ts'
import { putThreads, threadsPath, threadsQuery } from './use-threads.ts'

/**
 * What one does with threads. Each act resolves with the thread as it is then, which the list has got too; or throws
 * what the server refused with.
 */
export function useThreadActs(roomId: RoomId) {
  const queryClient = useQueryClient()
  return useMemo(() => {
    const at = (id: ThreadId, tail: string) => `${threadsPath(roomId)}/${id}${tail}`
    const onComment = (id: ThreadId, commentId: CommentId, tail = '') =>
      at(id, `/comments/${encodeURIComponent(commentId)}${tail}`)
    const keep = async (answer: Promise<Thread>) => {
      const thread = await answer
      putThreads(queryClient, roomId, { threads: [thread] })
      return thread
    }
    return {
      begin: (input: NewThread) => keep(post(threadsPath(roomId), input, threadSchema)),
      reply: (id: ThreadId, body: CommentBody) => keep(post(at(id, '/comments'), { body }, threadSchema)),
      edit: (id: ThreadId, commentId: CommentId, body: CommentBody) =>
        keep(put(onComment(id, commentId), { body }, threadSchema)),
      remove: async (id: ThreadId, commentId: CommentId) => {
        const left = await delFor(onComment(id, commentId), threadSchema)
        putThreads(queryClient, roomId, left ? { threads: [left] } : { threads: [], gone: [id] })
      },
      agree: (id: ThreadId, commentId: CommentId, agrees: boolean) =>
        keep(put(onComment(id, commentId, '/agreement'), { agrees }, threadSchema)),
      settle: (id: ThreadId, input: SettlementInput) => keep(put(at(id, '/settlement'), input, threadSchema)),
      reopen: async (id: ThreadId) => {
        const thread = await delFor(at(id, '/settlement'), threadSchema)
        if (thread) putThreads(queryClient, roomId, { threads: [thread] })
      },
      claim: (id: ThreadId) => keep(post(at(id, '/application'), {}, threadSchema)),
      assign: (id: ThreadId, input: AssignmentInput) => keep(put(at(id, '/assignment'), input, threadSchema)),
      attach: (id: ThreadId, anchor: Anchor) => keep(put(at(id, '/anchor'), { anchor }, threadSchema)),
      mute: (id: ThreadId, isMuted: boolean) => keep(put(at(id, '/mute'), { isMuted }, threadSchema)),
      /** Stores where words have gone in a copy of the text of an epoch; the list knows it before the server does. */
      carry: async (items: readonly Carried[], epoch: number) => {
        moveAnchors(queryClient, roomId, items)
        for (let at = 0; at < items.length; at += MAX_CARRIED_ANCHORS) {
          const some = items.slice(at, at + MAX_CARRIED_ANCHORS)
          await send('PATCH', `/api/rooms/${encodeURIComponent(roomId)}/anchors`, { items: some, epoch })
        }
      },
    }
  }, [roomId, queryClient])
}

/** A thread, and the anchor on its words as they are now. */
type Carried = { threadId: ThreadId; anchor: Anchor }

function moveAnchors(queryClient: QueryClient, roomId: RoomId, items: readonly Carried[]): void {
  const anchors = new Map(items.map(({ threadId, anchor }) => [threadId, anchor]))
  const known = queryClient.getQueryData(threadsQuery(roomId).queryKey) ?? []
  const moved = known.flatMap((thread) => {
    const anchor = anchors.get(thread.id)
    return anchor ? [{ ...thread, anchor }] : []
  })
  putThreads(queryClient, roomId, { threads: moved })
}

export type ThreadActs = ReturnType<typeof useThreadActs>

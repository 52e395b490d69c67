import type { Anchor } from '@plenary/shared/anchors.ts'
import type { CommentBody } from '@plenary/shared/comments.ts'
import type { CommentId, RoomId, ThreadId } from '@plenary/shared/ids.ts'
import {
  type AssignmentInput,
  type NewThread,
  type SettlementInput,
  type Thread,
  threadSchema,
} from '@plenary/shared/threads.ts'
import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { delFor, post, put, send } from '../api.ts'
import { putThreads, threadsPath } from './use-threads.ts'

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
      carry: (items: readonly { threadId: ThreadId; anchor: Anchor }[]) =>
        send('PATCH', `/api/rooms/${encodeURIComponent(roomId)}/anchors`, { items }),
    }
  }, [roomId, queryClient])
}

export type ThreadActs = ReturnType<typeof useThreadActs>

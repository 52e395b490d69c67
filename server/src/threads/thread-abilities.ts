import type { ThreadRecord } from '@plenary/db/threads.ts'
import { can } from '@plenary/shared/permissions.ts'
import type { ThreadAction } from '@plenary/shared/threads.ts'
import { isOwn, type Speaker } from '../rooms/speaker.ts'

/**
 * What somebody may do with a thread that they see. Who began it may settle it, and so may those who write the text;
 * among themselves, people of one organisation may do so with all that is private to it. What is proposed is applied
 * by who may write the text; an objection is not, since what it asks for is agreed on first.
 */
export function threadAbilities(thread: ThreadRecord, { role, viewer }: Speaker): ThreadAction[] {
  if (!can(role, 'comment')) return []
  const mayWrite = can(role, 'write-text')
  const isTheirs = isOwn(thread.author, viewer) || thread.visibility === 'organization'
  const mayDirect = isTheirs || can(role, 'settle-threads')
  const isProposal = thread.proposal !== null && !thread.round?.isObjection
  const isOpenProposal = isProposal && thread.settlement === null
  return [
    'reply',
    ...(mayDirect ? (['settle', 'assign', 'attach'] as const) : []),
    ...(mayWrite && isOpenProposal ? (['apply'] as const) : []),
  ]
}

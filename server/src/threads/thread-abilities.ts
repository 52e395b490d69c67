import type { ThreadRecord } from '@plenary/db/threads.ts'
import type { ThreadAction } from '@plenary/shared/threads.ts'
import { may } from '../rooms/room-access.ts'
import { isOwn, type Speaker } from '../rooms/speaker.ts'

/**
 * What somebody may do with a thread that they see. Who began it may settle it, and so may those who write the text;
 * among themselves, people of one organisation may do so with all that is private to it. What is proposed is applied
 * by who may write the text; an objection is not, since what it asks for is agreed on first.
 */
export function threadAbilities(thread: ThreadRecord, speaker: Speaker): ThreadAction[] {
  if (!may(speaker, 'comment')) return []
  const mayWrite = may(speaker, 'write-text')
  const isTheirs = isOwn(thread.author, speaker.viewer) || thread.visibility === 'organization'
  const mayDirect = isTheirs || may(speaker, 'settle-threads')
  const isProposal = thread.proposal !== null && !thread.round?.isObjection
  const isOpenProposal = isProposal && thread.settlement === null
  return [
    'reply',
    ...(mayDirect ? (['settle', 'assign', 'attach'] as const) : []),
    ...(mayWrite && isOpenProposal ? (['apply'] as const) : []),
  ]
}

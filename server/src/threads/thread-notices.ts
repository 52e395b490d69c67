import { listComments } from '@plenary/db/comments.ts'
import type { Db } from '@plenary/db/database.ts'
import type { AuthorRecord, ThreadRecord } from '@plenary/db/threads.ts'
import type { CommentBody } from '@plenary/shared/comments.ts'
import type { CommentId, MemberId, RoomId, ThreadId } from '@plenary/shared/ids.ts'
import type { ServerContext } from '../context.ts'
import type { Ground } from '../inbox/notice-rules.ts'
import { noteAct } from '../inbox/notice-writing.ts'
import { mentionedIn } from '../rooms/mentions.ts'
import type { Speaker } from '../rooms/speaker.ts'

/** An act on a thread, under way: in which transaction, by whom, and what of them is written down. */
export type ThreadDeed = {
  trx: Db
  ctx: ServerContext
  speaker: Speaker
  author: AuthorRecord
  thread: { id: ThreadId; roomId: RoomId }
}

/** A thread has begun: those hear of it whom its first comment mentions. */
export async function noteBeginning(
  deed: ThreadDeed,
  { commentId, body }: { commentId: CommentId; body: CommentBody },
): Promise<MemberId[]> {
  return note(deed, commentId, mentionGrounds(body))
}

/** Somebody has replied: those hear of it whom they mention, and whom the thread concerned before. */
export async function noteReply(
  deed: ThreadDeed & { thread: ThreadRecord },
  { commentId, body }: { commentId: CommentId; body: CommentBody },
): Promise<MemberId[]> {
  const comments = await listComments(deed.trx, [deed.thread.id])
  const earlier = comments.filter(({ id }) => id !== commentId)
  const { author, assignment } = asKept(deed)
  const authors = [author, ...earlier.map((comment) => comment.author)]
  const mentioned = earlier.map((comment) => mentionedIn(comment.body))
  const organizations = [
    // An organisation is concerned as a whole when it was spoken to, and where only it is known who spoke.
    ...authors.filter(({ memberId }) => memberId === null),
    ...(assignment && assignment.memberId === null ? [assignment] : []),
  ].map(({ organizationId }) => organizationId)
  return note(deed, commentId, [
    ...mentionGrounds(body),
    {
      kind: 'reply',
      memberIds: [
        ...authors.flatMap(({ memberId }) => memberId ?? []),
        ...(assignment?.memberId ? [assignment.memberId] : []),
        ...mentioned.flatMap(({ memberIds }) => memberIds),
      ],
    },
    {
      kind: 'reply',
      organizationIds: [...organizations, ...mentioned.flatMap(({ organizationIds }) => organizationIds)],
    },
  ])
}

/** A comment was changed: those hear of it whom it mentions and did not mention before. */
export async function noteChange(
  deed: ThreadDeed,
  { commentId, from, to }: { commentId: CommentId; from: CommentBody | null; to: CommentBody },
): Promise<MemberId[]> {
  const before = mentionedIn(from)
  const after = mentionedIn(to)
  return note(deed, commentId, [
    { kind: 'mention', memberIds: after.memberIds.filter((id) => !before.memberIds.includes(id)) },
    {
      kind: 'mention',
      organizationIds: after.organizationIds.filter((id) => !before.organizationIds.includes(id)),
    },
  ])
}

/** A thread was settled, or what it proposes put into the text: whoever began it hears of that. */
export async function noteOutcome(
  deed: ThreadDeed & { thread: ThreadRecord },
  kind: 'settlement' | 'application',
): Promise<MemberId[]> {
  return note(deed, null, [groundOf(kind, asKept(deed).author)])
}

/** A thread was given to somebody to see to. To whom it was given already, and only the day is another, hears nothing. */
export async function noteAssignment(
  deed: ThreadDeed & { thread: ThreadRecord },
  to: ThreadRecord['assignment'],
): Promise<MemberId[]> {
  const former = asKept(deed).assignment
  const isSame = former?.memberId === to?.memberId && former?.organizationId === to?.organizationId
  return to && !isSame ? note(deed, null, [groundOf('assignment', to)]) : []
}

function note(
  { trx, ctx, speaker, author, thread }: ThreadDeed,
  commentId: CommentId | null,
  grounds: readonly Ground[],
): Promise<MemberId[]> {
  return noteAct(trx, {
    about: { roomId: thread.roomId, threadId: thread.id, commentId },
    by: { memberId: speaker.mandate.memberId, author },
    grounds,
    at: new Date(ctx.now()),
  })
}

function mentionGrounds(body: CommentBody): Ground[] {
  const { memberIds, organizationIds } = mentionedIn(body)
  return [
    { kind: 'mention', memberIds },
    { kind: 'mention', organizationIds },
  ]
}

/** Names may have been hidden since the thread was read: then it has none any more. */
function asKept({ author, thread }: ThreadDeed & { thread: ThreadRecord }) {
  const isNameless = author.memberId === null
  return {
    author: isNameless ? { ...thread.author, memberId: null } : thread.author,
    assignment:
      thread.assignment && (isNameless ? { ...thread.assignment, memberId: null } : thread.assignment),
  }
}

/** To a person, or where there are no names to their organisation. */
function groundOf(kind: Ground['kind'], { memberId, organizationId }: AuthorRecord): Ground {
  return memberId ? { kind, memberIds: [memberId] } : { kind, organizationIds: [organizationId] }
}

import { type CommentRecord, listComments } from '@plenary/db/comments.ts'
import { listOrganizationNames } from '@plenary/db/organizations.ts'
import type { ThreadRecord } from '@plenary/db/threads.ts'
import type { MemberId } from '@plenary/shared/ids.ts'
import type { Comment, Settlement, Thread } from '@plenary/shared/threads.ts'
import type { ServerContext } from '../context.ts'
import { mentionedIn, showMentions } from '../rooms/mentions.ts'
import { RoomNames } from '../rooms/room-names.ts'
import { isOwn, type Speaker } from '../rooms/speaker.ts'
import { threadAbilities } from './thread-abilities.ts'

/** Threads as whoever asks sees them: three queries for any number of them. */
export async function showThreads(
  ctx: ServerContext,
  speaker: Speaker,
  threads: readonly ThreadRecord[],
): Promise<Thread[]> {
  const comments = await listComments(
    ctx.db,
    threads.map(({ id }) => id),
  )
  const mentioned = comments.map(({ body }) => mentionedIn(body))
  const names = await RoomNames.of(ctx.db, speaker.room, [
    ...threads.flatMap(membersOf),
    ...comments.map(({ author }) => author.memberId),
    ...mentioned.flatMap(({ memberIds }) => memberIds),
  ])
  const organizations = await listOrganizationNames(ctx.db, [
    ...new Set(mentioned.flatMap(({ organizationIds }) => organizationIds)),
  ])
  const view = new ThreadView(speaker, names, organizations)
  const byThread = Map.groupBy(comments, ({ threadId }) => threadId)
  return threads.map((thread) => view.thread(thread, byThread.get(thread.id) ?? []))
}

function membersOf({ author, settlement, assignment }: ThreadRecord): (MemberId | null)[] {
  return [author.memberId, settlement?.by.memberId ?? null, assignment?.memberId ?? null]
}

/** What one person sees, with the names that it takes. */
class ThreadView {
  readonly #speaker: Speaker
  readonly #names: RoomNames
  readonly #organizations: ReadonlyMap<string, string>

  constructor(speaker: Speaker, names: RoomNames, organizations: ReadonlyMap<string, string>) {
    this.#speaker = speaker
    this.#names = names
    this.#organizations = organizations
  }

  thread(thread: ThreadRecord, comments: readonly CommentRecord[]): Thread {
    const { id, visibility, anchor, proposal, createdAt, version, isMuted } = thread
    return {
      id,
      author: this.#names.author(thread.author),
      visibility,
      anchor,
      proposal: proposal && { ...proposal, appliedAt: proposal.appliedAt?.toISOString() ?? null },
      round: thread.round,
      settlement: this.#settlement(thread),
      assignment: this.#assignment(thread),
      comments: comments.map((comment) => this.#comment(comment)),
      createdAt: createdAt.toISOString(),
      version,
      concerns: concerns(thread, comments, this.#speaker),
      isMuted,
      abilities: threadAbilities(thread, this.#speaker),
    }
  }

  #settlement({ settlement }: ThreadRecord): Settlement | null {
    if (!settlement) return null
    const { by, at, disposition, reason } = settlement
    return { by: this.#names.author(by), at: at.toISOString(), disposition, reason }
  }

  #assignment({ assignment }: ThreadRecord): Thread['assignment'] {
    return assignment && { ...this.#names.author(assignment), dueOn: assignment.dueOn }
  }

  #comment({ id, author, body, createdAt, editedAt, agreed }: CommentRecord): Comment {
    const { viewer } = this.#speaker
    return {
      id,
      author: this.#names.author(author),
      body: body && showMentions(body, this.#names, this.#organizations),
      createdAt: createdAt.toISOString(),
      editedAt: editedAt?.toISOString() ?? null,
      isOwn: isOwn(author, viewer),
      agreements: {
        count: agreed.length,
        organizationIds: [...new Set(agreed.map(({ organizationId }) => organizationId))],
        isOwn: agreed.some(
          ({ holder }) => holder === viewer.memberId || (holder as string) === viewer.organizationId,
        ),
      },
    }
  }
}

/** Whom of somebody a thread concerns: themselves before their organisation. */
export function concerns(
  { author, assignment }: Pick<ThreadRecord, 'author' | 'assignment'>,
  comments: readonly Pick<CommentRecord, 'author' | 'body'>[],
  { viewer }: Pick<Speaker, 'viewer'>,
): Thread['concerns'] {
  const mentions = comments.map(({ body }) => mentionedIn(body))
  const authors = [author, ...comments.map((comment) => comment.author)]
  const people = [
    ...authors.map(({ memberId }) => memberId),
    assignment?.memberId,
    ...mentions.flatMap(({ memberIds }) => memberIds),
  ]
  if (people.includes(viewer.memberId)) return 'self'
  const organizations = [
    ...authors.map(({ organizationId }) => organizationId),
    assignment?.organizationId,
    ...mentions.flatMap(({ organizationIds }) => organizationIds),
  ]
  return organizations.includes(viewer.organizationId) ? 'organization' : null
}

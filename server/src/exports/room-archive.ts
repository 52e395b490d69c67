import type { RoomId, ThreadId } from '@plenary/shared/ids.ts'
import type { Thread } from '@plenary/shared/threads.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../members/members.ts'
import { listSnapshotsOf } from '../snapshots/snapshots.ts'
import { listThreadsOf } from '../threads/threads.ts'
import type { ExportedText } from './exported-text.ts'

/**
 * A text as JSON, suggestions as they wait in it, with its hash; and beside the text of now everything else in the room
 * that the actor sees, in the words in which they see it: threads with their comments, and the versions there are.
 */
export async function archiveOf(
  ctx: ServerContext,
  actor: Actor,
  { room, document, hash }: ExportedText,
  isLive: boolean,
): Promise<string> {
  const head = { format: 'plenary-export/1', title: room.title, kind: room.kind, hash }
  const text = JSON.parse(document)
  if (!isLive) return archive({ ...head, text })
  const threads = await allThreads(ctx, actor, room.id)
  const { items: versions, organizations } = await listSnapshotsOf(ctx, actor, room.id)
  return archive({ ...head, text, threads, versions, organizations })
}

function archive(contents: Record<string, unknown>): string {
  return `${JSON.stringify(contents, null, 1)}\n`
}

async function allThreads(ctx: ServerContext, actor: Actor, roomId: RoomId): Promise<Thread[]> {
  const threads: Thread[] = []
  let after: ThreadId | null = null
  do {
    const page: { items: Thread[]; next: ThreadId | null } = await listThreadsOf(ctx, actor, roomId, after)
    threads.push(...page.items)
    after = page.next
  } while (after !== null)
  return threads
}

import { insertComment } from '@plenary/db/comments.ts'
import { openDatabase } from '@plenary/db/database.ts'
import { insertThread } from '@plenary/db/threads.ts'
import type { Anchor } from '@plenary/shared/anchors.ts'
import type { MemberId, OrganizationId, RoomId } from '@plenary/shared/ids.ts'
import * as Y from 'yjs'
import { spoken } from './commenting.ts'

/**
 * Anchors on words of a text, spread evenly over it: as many as asked for, each as a page would make it.
 */
export function anchorsInText(root: Y.XmlFragment, count: number): Anchor[] {
  const blocks = root.toArray().flatMap((block) => {
    const [text] = block instanceof Y.XmlElement ? block.toArray() : []
    return block instanceof Y.XmlElement && text instanceof Y.XmlText && text.length > 60
      ? [{ block, text }]
      : []
  })
  return Array.from({ length: count }, (_, index) => {
    const { block, text } = blocks[Math.floor((index * blocks.length) / count)] ?? never()
    return anchorIn(block, text, index)
  })
}

function anchorIn(block: Y.XmlElement, text: Y.XmlText, index: number): Anchor {
  const words = plain(text)
  const from = words.indexOf(' ', (index * 37) % (words.length - 40)) + 1
  const end = words.indexOf(' ', from + 12)
  const to = end < 0 ? words.length : end
  return {
    kind: 'range',
    start: encoded(Y.createRelativePositionFromTypeIndex(text, from, 0)),
    end: encoded(Y.createRelativePositionFromTypeIndex(text, to, -1)),
    blockId: block.getAttribute('id') ?? null,
    quote: words.slice(from, to),
    before: words.slice(Math.max(0, from - 40), from),
    after: words.slice(to, to + 40),
  }
}

function encoded(position: Y.RelativePosition): string {
  return Buffer.from(Y.encodeRelativePosition(position)).toString('base64')
}

function plain(text: Y.XmlText): string {
  const parts: { insert: unknown }[] = text.toDelta()
  return parts.map(({ insert }) => (typeof insert === 'string' ? insert : ' ')).join('')
}

function never(): never {
  throw new Error('a text without paragraphs')
}

/** Puts a thread with a comment on each of some anchors into a database that no server has open. */
export async function plantThreads(
  databaseUrl: string,
  roomId: RoomId,
  anchors: readonly Anchor[],
): Promise<void> {
  const { db, close } = await openDatabase(databaseUrl)
  try {
    const members = await db
      .selectFrom('members')
      .innerJoin('rooms', 'rooms.coalition_id', 'members.coalition_id')
      .select(['members.id', 'members.organization_id'])
      .where('rooms.id', '=', roomId)
      .execute()
    await db.transaction().execute(async (trx) => {
      for (const [index, anchor] of anchors.entries()) {
        const member = members[index % members.length]
        const author = {
          memberId: member?.id as MemberId,
          organizationId: member?.organization_id as OrganizationId,
        }
        const thread = { roomId, author, visibility: 'room', anchor, proposal: null } as const
        const threadId = await insertThread(trx, thread)
        await insertComment(trx, {
          threadId,
          author,
          body: spoken(`Comment ${index}: could we say this in fewer words?`),
        })
      }
    })
  } finally {
    await close()
  }
}

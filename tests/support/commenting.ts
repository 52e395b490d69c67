import type { RangeAnchor } from '@plenary/shared/anchors.ts'
import type { CommentBody } from '@plenary/shared/comments.ts'
import { type Thread, threadListSchema, threadSchema, type Visibility } from '@plenary/shared/threads.ts'
import type { TestMember } from './test-member.ts'

/** A comment of a few words, with those who are mentioned at its end. */
export function spoken(
  words: string,
  ...mentioned: { of: 'member' | 'organization'; id: string }[]
): CommentBody {
  const mentions = mentioned.map((attrs) => ({ type: 'mention' as const, attrs: { ...attrs, label: '' } }))
  return {
    type: 'doc',
    content: [{ type: 'paragraph', content: [{ type: 'text', text: words }, ...mentions] }],
  }
}

/** An anchor of words as a page makes one. The server keeps it and does not look where it is. */
export function anchorOn(quote: string): RangeAnchor {
  return { kind: 'range', start: 'AAAB', end: 'AAAC', blockId: 'block-1', quote, before: '', after: '' }
}

type Beginning = {
  words?: string
  body?: CommentBody | null
  visibility?: Visibility
  quote?: string
  proposedText?: string | null
}

/** Begins a thread in a room. */
export async function comment(
  person: TestMember,
  roomId: string,
  {
    words = 'Is that so?',
    body,
    visibility = 'room',
    quote = 'every person',
    proposedText = null,
  }: Beginning = {},
): Promise<Thread> {
  const answer = await person.call('POST', `/api/rooms/${roomId}/threads`, {
    anchor: anchorOn(quote),
    visibility,
    body: body === undefined ? spoken(words) : body,
    proposedText,
  })
  if (answer.status !== 201) throw new Error(`no thread: ${answer.status} ${JSON.stringify(answer.body)}`)
  return threadSchema.parse(answer.body)
}

/** Does something with a thread and gives it as it is then. */
export async function actOn(
  person: TestMember,
  method: 'POST' | 'PUT' | 'DELETE',
  path: string,
  body?: unknown,
): Promise<Thread> {
  const answer = await person.call(method, path, body)
  if (answer.status > 201)
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
  return threadSchema.parse(answer.body)
}

/** All threads of a room that somebody sees. */
export async function threadsOf(person: TestMember, roomId: string): Promise<Thread[]> {
  const threads: Thread[] = []
  for (let after = ''; ; ) {
    const answer = await person.call('GET', `/api/rooms/${roomId}/threads${after}`)
    const { items, next } = threadListSchema.parse(answer.body)
    threads.push(...items)
    if (!next) return threads
    after = `?after=${next}`
  }
}

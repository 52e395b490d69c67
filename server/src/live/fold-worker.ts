import { parentPort } from 'node:worker_threads'
import * as Y from 'yjs'
import { type Authorship, type AuthorshipInput, authorshipOf } from './authorship.ts'
import { type FoldedText, foldDocument, newDocument } from './fold.ts'
import { copyDocument, type TextCopy } from './text-copy.ts'
import { type Deed, DeedFollower, type Leases, type TextDeeds } from './text-deeds.ts'

/** What the thread makes, by the name of the question. */
export type Makes = { fold: FoldedText; copy: TextCopy; deeds: TextDeeds; authorship: Authorship }

/**
 * What the thread is asked: a text is begun and added to, at the end it is folded or copied; or it is followed, to tell
 * who did what. `forget` also after a job that has ended, since its pages may come late.
 */
export type FoldRequest = { id: number } & (
  | { kind: 'begin'; state: Uint8Array | null }
  | { kind: 'add'; updates: Uint8Array[] }
  | { kind: 'fold' }
  | { kind: 'copy' }
  | { kind: 'begin-following'; before: Uint8Array | null }
  | { kind: 'follow'; deeds: Deed[] }
  | { kind: 'follow-whole'; compressed: Uint8Array }
  | { kind: 'deeds'; leases: Leases }
  | { kind: 'authorship'; input: AuthorshipInput }
  | { kind: 'forget' }
)

export type FoldAnswer = { id: number; made?: Makes[keyof Makes]; error?: string }

const docs = new Map<number, Y.Doc>()
const followers = new Map<number, DeedFollower>()

parentPort?.on('message', (request: FoldRequest) => {
  const { id } = request
  try {
    const made = take(request)
    if (made) parentPort?.postMessage({ id, made } satisfies FoldAnswer)
  } catch (error) {
    forget(id)
    const answer: FoldAnswer = { id, error: error instanceof Error ? error.message : String(error) }
    parentPort?.postMessage(answer)
  }
})

function take(request: FoldRequest): Makes[keyof Makes] | null {
  const doc = docs.get(request.id)
  const follower = followers.get(request.id)
  switch (request.kind) {
    case 'begin':
      docs.set(request.id, begin(request.state))
      return null
    case 'add':
      doc?.transact(() => {
        for (const update of request.updates) Y.applyUpdate(doc, update)
      })
      return null
    case 'fold':
      return doc ? foldDocument(doc) : null
    case 'copy':
      return doc ? copyDocument(doc) : null
    case 'begin-following':
      followers.set(request.id, new DeedFollower(request.before))
      return null
    case 'follow':
      for (const deed of request.deeds) follower?.follow(deed)
      return null
    case 'follow-whole':
      follower?.followWhole(request.compressed)
      return null
    case 'deeds':
      return follower?.deeds(request.leases) ?? null
    case 'authorship':
      return authorshipOf(request.input)
    case 'forget':
      forget(request.id)
      return null
  }
}

function begin(state: Uint8Array | null): Y.Doc {
  const doc = newDocument()
  if (state) Y.applyUpdate(doc, state)
  return doc
}

function forget(id: number): void {
  docs.get(id)?.destroy()
  docs.delete(id)
  followers.get(id)?.end()
  followers.delete(id)
}
